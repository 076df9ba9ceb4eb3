-- Change sets of other stations: a chain that parts keeps every branch, and what cannot be joined yet waits.
-- No row of change_set, entry, request or blob is touched.

-- Who a station succeeds, in its predecessor's own words: canonical JSON, signed with the predecessor's key.
ALTER TABLE station ADD COLUMN succession TEXT;
ALTER TABLE station ADD COLUMN succession_signature BLOB CHECK (succession_signature IS NULL OR length(succession_signature) = 64);

-- Projection: the ends of every chain, one row a branch. Branch 0 came first; another one began where two change sets
-- claim the same place. `entries` counts what came in on the branch itself.
CREATE TABLE chain_with_branches (
  station TEXT NOT NULL REFERENCES station (id),
  marking TEXT NOT NULL CHECK (marking IN ('open', 'internal', 'restricted')),
  branch INTEGER NOT NULL CHECK (branch >= 0),
  number INTEGER NOT NULL CHECK (number >= 1),
  head TEXT NOT NULL CHECK (length(head) = 64),
  entries INTEGER NOT NULL CHECK (entries >= 0),
  clock_milliseconds INTEGER NOT NULL,
  clock_count INTEGER NOT NULL CHECK (clock_count >= 0),
  -- When the end of the branch arrived here; 0 where that was not written down.
  arrival INTEGER NOT NULL CHECK (arrival >= 0),
  PRIMARY KEY (station, marking, branch)
) STRICT, WITHOUT ROWID;

INSERT INTO chain_with_branches
SELECT station, marking, 0, number, head, entries, clock_milliseconds, clock_count, 0 FROM chain;
DROP TABLE chain;
ALTER TABLE chain_with_branches RENAME TO chain;

-- Lasting, of this store alone: change sets whose predecessor has not arrived. They belong to no order and no head yet.
CREATE TABLE waiting (
  -- Of their header.
  hash TEXT NOT NULL PRIMARY KEY CHECK (length(hash) = 64),
  id TEXT NOT NULL UNIQUE CHECK (length(id) = 36),
  station TEXT NOT NULL REFERENCES station (id),
  marking TEXT NOT NULL CHECK (marking IN ('open', 'internal', 'restricted')),
  previous TEXT NOT NULL CHECK (length(previous) = 64),
  -- The whole of it, as a line of a bundle.
  line TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX waiting_for ON waiting (previous);
