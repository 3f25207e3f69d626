-- Schema 1. A record's searchable fields stand in columns, the whole of it as JSON in `record`.
CREATE TABLE state (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
INSERT INTO state VALUES ('changed', '0'), ('related', '0'), ('related_with', ''), ('judged', '0 ');

CREATE TABLE report (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    outlet TEXT,
    published TEXT,
    language TEXT,
    url TEXT,
    external_id TEXT,
    source_path TEXT,
    sha256 TEXT NOT NULL,
    text TEXT NOT NULL,
    record TEXT NOT NULL,        -- everything but text, blocks and original
    original BLOB NOT NULL,      -- zlib
    unread INTEGER NOT NULL,     -- sentences that no pack recognised
    read_by TEXT NOT NULL,       -- JSON: reader, model and pack versions
    stale INTEGER NOT NULL DEFAULT 0  -- 1: to be analysed again (a judgement changed what it says of itself)
);
CREATE INDEX report_stale ON report (id) WHERE stale = 1;

CREATE TABLE block (
    report TEXT NOT NULL REFERENCES report (id),
    ordinal INTEGER NOT NULL,
    type TEXT NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    author TEXT,
    handle TEXT,
    date TEXT,
    PRIMARY KEY (report, ordinal)
) WITHOUT ROWID;

CREATE TABLE claim (
    id TEXT PRIMARY KEY,
    report TEXT NOT NULL REFERENCES report (id),
    start INTEGER NOT NULL,
    kind TEXT NOT NULL,
    certainty TEXT NOT NULL,
    record TEXT NOT NULL
);  -- rows of a kilobyte: in a table WITHOUT ROWID each would take a page of its own
CREATE INDEX claim_report ON claim (report, start);

CREATE TABLE failure (
    report TEXT NOT NULL,        -- a report id, or a source path as given
    stage TEXT NOT NULL,
    reason TEXT NOT NULL,
    PRIMARY KEY (report, stage, reason)
) WITHOUT ROWID;

-- What is computed of the whole set: reuse, edges, origins, findings... Replaced as one, when `related` is behind `changed`.
CREATE TABLE related (
    kind TEXT NOT NULL,
    ordinal INTEGER NOT NULL,
    record TEXT NOT NULL,
    PRIMARY KEY (kind, ordinal)
);

CREATE TABLE judgement (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    target TEXT NOT NULL,
    record TEXT NOT NULL
);
CREATE TRIGGER judgement_is_not_changed BEFORE UPDATE ON judgement
BEGIN SELECT RAISE(ABORT, 'judgements are only ever appended'); END;
CREATE TRIGGER judgement_is_not_removed BEFORE DELETE ON judgement
BEGIN SELECT RAISE(ABORT, 'judgements are only ever appended'); END;

CREATE TABLE revision (
    number INTEGER PRIMARY KEY,
    at TEXT NOT NULL,            -- ISO 8601, UTC
    action TEXT NOT NULL,        -- add, reread, reanalyse, judge
    target TEXT NOT NULL         -- report or judgement id
);

-- Rows are the folded title and text (store/search.py), by report.number; FTS5 keeps the index only. To "ascii", every
-- character beyond ASCII is one of a word: what is a word was decided in folding.
CREATE VIRTUAL TABLE words USING fts5 (text, content = '', tokenize = "ascii tokenchars '_'");
