"""The whole on-disk map of a case, in one place.

    DIR/
    ├── case.toml                  the format of the folder
    ├── ledger.sqlite              the tables below (and -wal, -shm beside it while it is in use)
    └── documents/ab/cd/<sha256>   the bytes as received, named by their own SHA-256; an article out of a
                                   JSONL file is its line. `.partial-*` is what a kill left of an unfinished write.

Nothing in the tables is ever changed or removed: triggers refuse it. A newer statement is a newer row.

The tables of screening came later and change nothing of the others, so the format stayed what it was: a case without
them gets them the first time something is written there.
"""

from __future__ import annotations

FORMAT = 1
"""Version of the map; it stands in `case.toml` and as `user_version` in the ledger."""

APPLICATION_ID = 0x656E6475
"""Marks the SQLite file as a ledger of ours ("endu"), so that no other database is taken for one."""

TABLES = ("document", "description", "receipt", "reading", "claim")
SCREENING_TABLES = ("query", "screening", "answer", "decision")

SCHEMA = """
-- A text, once, whoever published it.
CREATE TABLE IF NOT EXISTS document (
    number INTEGER PRIMARY KEY,  -- order of arrival
    id     TEXT NOT NULL UNIQUE, -- SHA-256 of the text (Document.id)
    text   TEXT NOT NULL
) STRICT;

-- What is known about a text: title, publisher, date, passages. A text given another date or publisher gets
-- another description beside the first.
CREATE TABLE IF NOT EXISTS description (
    number   INTEGER PRIMARY KEY,
    id       TEXT NOT NULL UNIQUE,               -- SHA-256 of document and record, origin and retrieved_at left out
    document INTEGER NOT NULL REFERENCES document,
    record   TEXT NOT NULL                       -- JSON of the Document without id and text
) STRICT;
CREATE INDEX IF NOT EXISTS description_document ON description (document);

-- Which bytes gave which description: lets a later run know a document again without parsing it.
CREATE TABLE IF NOT EXISTS receipt (
    received    TEXT NOT NULL, -- SHA-256 of the bytes: documents/ab/cd/<received>
    terms       TEXT NOT NULL, -- what else decides the outcome of parsing: kind of file, date given, version of enduse
    description INTEGER NOT NULL REFERENCES description,
    origin      TEXT NOT NULL, -- where the bytes first stood
    received_at TEXT NOT NULL, -- UTC, ISO 8601
    PRIMARY KEY (received, terms)
) STRICT, WITHOUT ROWID;

-- One reader's pass over one description; it may have found nothing.
CREATE TABLE IF NOT EXISTS reading (
    number      INTEGER PRIMARY KEY,
    document    INTEGER NOT NULL REFERENCES document,
    description INTEGER NOT NULL REFERENCES description,
    origin      TEXT NOT NULL, -- the reader and its versions
    read_at     TEXT NOT NULL, -- UTC, ISO 8601
    UNIQUE (description, origin)
) STRICT;
CREATE INDEX IF NOT EXISTS reading_document ON reading (document);

CREATE TABLE IF NOT EXISTS claim (
    reading INTEGER NOT NULL REFERENCES reading,
    place   INTEGER NOT NULL, -- order within the reading
    id      TEXT NOT NULL,    -- hash of what the claim says (Claim.id); two readings may say the same
    record  TEXT NOT NULL,    -- JSON as `enduse read` prints it
    PRIMARY KEY (reading, place)
) STRICT, WITHOUT ROWID;

-- A party that was asked about, as matching sees it.
CREATE TABLE IF NOT EXISTS query (
    number INTEGER PRIMARY KEY,
    key    TEXT NOT NULL UNIQUE, -- fingerprint of names, schema, dates, countries and identifiers
    record TEXT NOT NULL         -- JSON of the Query
) STRICT;

-- One way of asking: a state of the lists, a version of the matching, a threshold. Answers are added as parties come.
CREATE TABLE IF NOT EXISTS screening (
    number      INTEGER PRIMARY KEY,
    lists       TEXT NOT NULL, -- fingerprint of the vintages in force
    vintages    TEXT NOT NULL, -- JSON: name of each list, its date, and the stem of its files under lists/
    engine      TEXT NOT NULL, -- version of the matching: fingerprint of its code and tables
    threshold   REAL NOT NULL,
    candidates  INTEGER NOT NULL, -- matches at most for a party
    screened_at TEXT NOT NULL, -- UTC, ISO 8601
    UNIQUE (lists, engine, threshold, candidates)
) STRICT;

CREATE TABLE IF NOT EXISTS answer (
    number    INTEGER PRIMARY KEY,
    screening INTEGER NOT NULL REFERENCES screening,
    query     INTEGER NOT NULL REFERENCES query,
    asked_in  INTEGER NOT NULL REFERENCES screening, -- where it was asked; an earlier one when it was carried over
    matches   TEXT NOT NULL,                         -- JSON of the matches; [] is an answer too
    asked_at  TEXT NOT NULL,                         -- UTC, ISO 8601
    UNIQUE (screening, query)
) STRICT;

-- A reviewer's word on a pair. The newest one on a pair holds, as long as both sides are what they were.
CREATE TABLE IF NOT EXISTS decision (
    number     INTEGER PRIMARY KEY,
    query      INTEGER NOT NULL REFERENCES query,
    entity     TEXT NOT NULL, -- identifier on the list
    caption    TEXT NOT NULL,
    verdict    TEXT NOT NULL CHECK (verdict IN ('true', 'false', 'unsure')),
    who        TEXT NOT NULL,
    why        TEXT NOT NULL,
    decided_at TEXT NOT NULL, -- UTC, ISO 8601
    sides      TEXT NOT NULL  -- JSON: identifier of each listed record looked at, and its fingerprint
) STRICT;

-- Words of the texts; the texts themselves stay in `document`.
CREATE VIRTUAL TABLE IF NOT EXISTS words USING fts5 (
    text, content = 'document', content_rowid = 'number', tokenize = 'unicode61 remove_diacritics 2'
);
CREATE TRIGGER IF NOT EXISTS document_words AFTER INSERT ON document BEGIN
    INSERT INTO words (rowid, text) VALUES (new.number, new.text);
END;
"""


def creation() -> str:
    """The script that makes an empty ledger; running it on one that exists changes nothing."""
    guards = "".join(_guard(table, deed) for table in (*TABLES, *SCREENING_TABLES) for deed in ("UPDATE", "DELETE"))
    marks = f"PRAGMA application_id = {APPLICATION_ID};\nPRAGMA user_version = {FORMAT};\n"
    return f"BEGIN IMMEDIATE;\n{SCHEMA}{guards}{marks}COMMIT;\n"


def _guard(table: str, deed: str) -> str:
    return (
        f"CREATE TRIGGER IF NOT EXISTS {table}_no_{deed.lower()} BEFORE {deed} ON {table} "
        "BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;\n"
    )
