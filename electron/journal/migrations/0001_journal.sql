-- The journal of one room. Shipped migrations are never changed; a new one gets the next number.
-- Signed and lasting: station, change_set, entry, blob. Of this store alone: store, arrival numbers, known_at, request.
-- Projections, made anew from the rest when the fold changes: chain, record, and of entry the columns previous and folded.

CREATE TABLE station (
  id TEXT NOT NULL PRIMARY KEY CHECK (length(id) = 32),
  public_key BLOB NOT NULL CHECK (length(public_key) = 32),
  -- Only of the station that this store is.
  private_key BLOB CHECK (private_key IS NULL OR length(private_key) = 32),
  succeeds TEXT REFERENCES station (id)
) STRICT, WITHOUT ROWID;

CREATE TABLE store (
  one INTEGER NOT NULL PRIMARY KEY CHECK (one = 1),
  station TEXT NOT NULL REFERENCES station (id),
  -- Where this folder was made, to notice a copy: canonical JSON.
  home TEXT NOT NULL,
  nonce BLOB NOT NULL CHECK (length(nonce) = 16),
  fold_version INTEGER NOT NULL CHECK (fold_version >= 1),
  -- Up to here everything was found sound.
  verified_arrival INTEGER NOT NULL CHECK (verified_arrival >= 0),
  verified_hash TEXT CHECK (verified_hash IS NULL OR length(verified_hash) = 64)
) STRICT;

CREATE TABLE change_set (
  -- Place in this store's own order of arrival, from 1 without gaps.
  arrival INTEGER NOT NULL PRIMARY KEY CHECK (arrival >= 1),
  id TEXT NOT NULL UNIQUE CHECK (length(id) = 36),
  header TEXT NOT NULL,
  signature BLOB NOT NULL CHECK (length(signature) = 64),
  note_salt BLOB CHECK (note_salt IS NULL OR length(note_salt) = 16),
  note TEXT,
  -- Only of an expunged note.
  note_hash TEXT CHECK (note_hash IS NULL OR length(note_hash) = 64),
  first_entry INTEGER NOT NULL CHECK (first_entry >= 1),
  -- The room's clock, ms since 1970.
  known_at INTEGER NOT NULL,
  arrival_hash TEXT NOT NULL CHECK (length(arrival_hash) = 64),
  CHECK ((note IS NULL) = (note_salt IS NULL) AND (note IS NULL) = (note_hash IS NOT NULL))
) STRICT;

CREATE TABLE entry (
  number INTEGER NOT NULL PRIMARY KEY CHECK (number >= 1),
  arrival INTEGER NOT NULL REFERENCES change_set (arrival),
  salt BLOB CHECK (salt IS NULL OR length(salt) = 16),
  body TEXT,
  -- Only of an expunged entry.
  hash TEXT CHECK (hash IS NULL OR length(hash) = 64),
  -- The entry of the same record that arrived before it.
  previous INTEGER CHECK (previous >= 1 AND previous < number),
  -- 0: of a kind or version this release cannot read.
  folded INTEGER NOT NULL CHECK (folded IN (0, 1)),
  CHECK ((body IS NULL) = (salt IS NULL) AND (body IS NULL) = (hash IS NOT NULL))
) STRICT;

CREATE INDEX entry_unread ON entry (number) WHERE folded = 0;

CREATE TABLE chain (
  station TEXT NOT NULL REFERENCES station (id),
  marking TEXT NOT NULL CHECK (marking IN ('open', 'internal', 'restricted')),
  number INTEGER NOT NULL CHECK (number >= 1),
  head TEXT NOT NULL CHECK (length(head) = 64),
  entries INTEGER NOT NULL CHECK (entries >= 0),
  clock_milliseconds INTEGER NOT NULL,
  clock_count INTEGER NOT NULL CHECK (clock_count >= 0),
  PRIMARY KEY (station, marking)
) STRICT, WITHOUT ROWID;

CREATE TABLE record (
  number INTEGER NOT NULL PRIMARY KEY CHECK (number >= 1),
  kind TEXT NOT NULL,
  id TEXT NOT NULL,
  -- Its entry that arrived last.
  latest INTEGER NOT NULL REFERENCES entry (number),
  body TEXT NOT NULL,
  UNIQUE (kind, id)
) STRICT;

CREATE TABLE request (
  key TEXT NOT NULL PRIMARY KEY,
  input_hash TEXT NOT NULL CHECK (length(input_hash) = 64),
  -- Its change set; null where there was nothing to change.
  arrival INTEGER REFERENCES change_set (arrival),
  answer TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE blob (
  number INTEGER NOT NULL PRIMARY KEY,
  hash TEXT NOT NULL UNIQUE CHECK (length(hash) = 64),
  bytes BLOB NOT NULL
) STRICT;

-- What is signed or has arrived is never rewritten; expunging destroys a text and leaves its hash.
CREATE TRIGGER change_set_stays BEFORE DELETE ON change_set
BEGIN SELECT RAISE(ABORT, 'a change set is never deleted'); END;
CREATE TRIGGER change_set_is_final BEFORE UPDATE OF arrival, id, header, signature, first_entry, known_at, arrival_hash ON change_set
BEGIN SELECT RAISE(ABORT, 'a change set is never rewritten'); END;
CREATE TRIGGER change_set_note_is_final BEFORE UPDATE OF note ON change_set WHEN NEW.note IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'a note is never rewritten'); END;
CREATE TRIGGER entry_stays BEFORE DELETE ON entry
BEGIN SELECT RAISE(ABORT, 'an entry is never deleted'); END;
CREATE TRIGGER entry_is_final BEFORE UPDATE OF number, arrival ON entry
BEGIN SELECT RAISE(ABORT, 'an entry is never rewritten'); END;
CREATE TRIGGER entry_body_is_final BEFORE UPDATE OF body ON entry WHEN NEW.body IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'an entry is never rewritten'); END;
