-- Projection: what lets any past moment be looked at quickly. Made anew from the entries, in the background, never waited for.
-- What is packed or whole is compressed with Zstandard, the columns of a frame lie open. No other table is touched.

-- Which code made the frames; where it is not this release's they are all made anew.
CREATE TABLE framing (
  one INTEGER NOT NULL PRIMARY KEY CHECK (one = 1),
  fold_version INTEGER NOT NULL,
  frame_version INTEGER NOT NULL
) STRICT;

-- Frame n holds the entries from 1024 (n - 1) + 1 to 1024 n, never fewer.
CREATE TABLE frame (
  number INTEGER NOT NULL PRIMARY KEY CHECK (number >= 1),
  -- The earliest and the latest true time among its entries, ms since 1970.
  true_from INTEGER NOT NULL,
  true_to INTEGER NOT NULL,
  -- Per entry: its record and its true time.
  entries BLOB NOT NULL,
  -- Per entry: how its record stands after it, as a map shows it.
  marks BLOB NOT NULL,
  -- The ends of the chains before the change set of its last entry.
  chains TEXT NOT NULL
) STRICT;

-- Per entry its record after it, packed: block n holds the entries from 128 (n - 1) + 1 to 128 n. Counts once its frame is there.
CREATE TABLE frame_block (
  number INTEGER NOT NULL PRIMARY KEY CHECK (number >= 1),
  bodies BLOB NOT NULL
) STRICT;

-- The whole room at the end of a frame.
CREATE TABLE whole_frame (
  frame INTEGER NOT NULL PRIMARY KEY REFERENCES frame (number),
  records INTEGER NOT NULL CHECK (records >= 0),
  -- Per record, as in a frame.
  marks BLOB NOT NULL
) STRICT;

-- Its records, packed, in parts; complete once the whole frame is there.
CREATE TABLE whole_part (
  frame INTEGER NOT NULL,
  part INTEGER NOT NULL CHECK (part >= 0),
  bodies BLOB NOT NULL,
  PRIMARY KEY (frame, part)
) STRICT, WITHOUT ROWID;
