-- Schema 4. A case remembers its findings of earlier days: each comparing of the set keeps what it replaced, and no more.
CREATE TABLE comparing (
    number INTEGER PRIMARY KEY,
    revision INTEGER NOT NULL,    -- the last one that it knew of; 0: none
    at TEXT NOT NULL,             -- that revision's time
    computed_with TEXT NOT NULL,  -- JSON: the versions that compared
    undo BLOB                     -- zlib, JSON: what leads back (store/history.py); NULL: what was before is not known
);
-- Of a case that was made before this schema, the findings that stand in it are the first that are known.
INSERT INTO comparing
SELECT 1, r.number, r.at, (SELECT value FROM state WHERE key = 'related_with'), NULL
FROM revision AS r WHERE r.number = (SELECT max(number) FROM revision);
-- A case whose comparing was under way, or had been undone by an earlier step, knows none yet.
UPDATE comparing SET computed_with = ''
WHERE (SELECT value FROM state WHERE key = 'changed') <> (SELECT value FROM state WHERE key = 'related');
