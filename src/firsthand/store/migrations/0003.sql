-- Schema 3. What is computed of the set is kept by its content, so that a change writes only what it changes.
DROP TABLE related;
CREATE TABLE related (
    number INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,
    digest BLOB NOT NULL,
    record TEXT NOT NULL,
    UNIQUE (kind, digest)
);
-- The numbers of the rows of a kind, in the order of its records: eight bytes each, the least significant first.
CREATE TABLE related_order (kind TEXT PRIMARY KEY, numbers BLOB NOT NULL) WITHOUT ROWID;

-- What was found out of a part of the set, by a key that tells all it was found out from: kept, not read again.
CREATE TABLE memo (kind TEXT NOT NULL, key TEXT NOT NULL, value BLOB NOT NULL, UNIQUE (kind, key));

UPDATE state SET value = '' WHERE key = 'related_with';
