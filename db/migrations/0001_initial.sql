-- The first schema. Migrations are numbered, run forward only, each in one transaction, and are never edited after release.

PRAGMA application_id = 0x51756F74;                 -- "Quot": the file is ours

CREATE TABLE runs (
    id INTEGER PRIMARY KEY,
    started_at TEXT NOT NULL,                       -- UTC, ISO 8601
    finished_at TEXT,
    program_version TEXT NOT NULL,
    model TEXT NOT NULL,
    model_version TEXT NOT NULL,
    lexicon_version TEXT NOT NULL
) STRICT;

CREATE TABLE articles (
    id INTEGER PRIMARY KEY CHECK (id BETWEEN 1 AND 999999999999999),
    key TEXT NOT NULL UNIQUE,                       -- the input's id, else its URL, else publisher and fingerprint
    source_id TEXT,                                 -- the input's own id
    path TEXT,
    title TEXT,
    publisher TEXT,
    url TEXT,
    author TEXT,
    published TEXT CHECK (published IS NULL OR published GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    text TEXT NOT NULL,
    fingerprint TEXT NOT NULL,                      -- of text and metadata, to see what changed
    added_at TEXT NOT NULL,
    run_id INTEGER NOT NULL REFERENCES runs(id)
) STRICT;

CREATE TABLE speakers (
    id INTEGER PRIMARY KEY CHECK (id BETWEEN 1 AND 999999999999999),
    name TEXT NOT NULL,
    type TEXT NOT NULL CHECK (type IN ('person', 'organisation', 'group', 'document', 'unnamed')),
    role TEXT,
    slug TEXT NOT NULL UNIQUE,
    quote_count INTEGER NOT NULL DEFAULT 0,
    article_count INTEGER NOT NULL DEFAULT 0,
    first_said TEXT,
    last_said TEXT
) STRICT;

CREATE TABLE aliases (
    id INTEGER PRIMARY KEY,
    speaker_id INTEGER NOT NULL REFERENCES speakers(id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    origin TEXT NOT NULL CHECK (origin IN ('article', 'authority', 'judgement')),
    UNIQUE (speaker_id, name, origin)
) STRICT;

CREATE TABLE members (                              -- joint speakers and their parts
    group_id INTEGER NOT NULL REFERENCES speakers(id) ON DELETE CASCADE,
    speaker_id INTEGER NOT NULL REFERENCES speakers(id) ON DELETE CASCADE,
    PRIMARY KEY (group_id, speaker_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX members_speaker ON members(speaker_id);

CREATE TABLE authorities (                          -- what speakers.csv says; it beats what is guessed
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    aliases TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(aliases)),
    type TEXT NOT NULL CHECK (type IN ('person', 'organisation', 'group', 'document', 'unnamed')),
    role TEXT,
    source TEXT NOT NULL,
    UNIQUE (source, name, type)
) STRICT;

CREATE TABLE persons (                              -- one referent within one article
    id INTEGER PRIMARY KEY,
    article_id INTEGER NOT NULL REFERENCES articles(id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    type TEXT NOT NULL CHECK (type IN ('person', 'organisation', 'group', 'document', 'unnamed')),
    role TEXT,
    gender TEXT CHECK (gender IN ('female', 'male')),
    aliases TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(aliases)),
    members TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(members)),
    speaker_id INTEGER REFERENCES speakers(id),
    UNIQUE (article_id, name, type)
) STRICT;
CREATE INDEX persons_speaker ON persons(speaker_id);

CREATE TABLE quotes (
    id INTEGER PRIMARY KEY CHECK (id BETWEEN 1 AND 999999999999999),
    date_key TEXT NOT NULL UNIQUE,                  -- said_on, else published, else nothing, then the id: the one order by date
    text TEXT NOT NULL,
    speaker TEXT,
    speaker_id INTEGER REFERENCES speakers(id),
    speaker_type TEXT,
    kind TEXT NOT NULL CHECK (kind IN ('direct', 'mixed', 'indirect')),
    said_on TEXT,
    said_until TEXT,
    said_precision TEXT CHECK (said_precision IN ('day', 'month', 'year', 'interval')),
    said_basis TEXT CHECK (said_basis IN ('stated', 'carried', 'published')),
    said_text TEXT,
    year INTEGER,
    month TEXT,
    publisher TEXT,
    published TEXT,
    article_id INTEGER NOT NULL REFERENCES articles(id) ON DELETE CASCADE,
    person_id INTEGER REFERENCES persons(id) ON DELETE SET NULL,
    position INTEGER NOT NULL CHECK (position >= 0),
    parent_id INTEGER REFERENCES quotes(id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
    cue TEXT,
    source TEXT,
    source_form TEXT CHECK (source_form IN ('name', 'pronoun', 'nominal')),
    medium TEXT,
    via TEXT,
    hearer TEXT,
    rule TEXT NOT NULL,
    repair TEXT,
    confidence REAL NOT NULL CHECK (confidence BETWEEN 0 AND 1),
    cue_start INTEGER, cue_end INTEGER,
    source_start INTEGER, source_end INTEGER,
    said_start INTEGER, said_end INTEGER,
    via_start INTEGER, via_end INTEGER,
    hearer_start INTEGER, hearer_end INTEGER,
    run_id INTEGER NOT NULL REFERENCES runs(id),
    UNIQUE (article_id, position),
    CHECK (cue_start < cue_end), CHECK (source_start < source_end), CHECK (said_start < said_end),
    CHECK (via_start < via_end), CHECK (hearer_start < hearer_end)
) STRICT;
-- One covering index a facet column, each holding all of them; no single-column twin beside it.
CREATE INDEX quotes_kind ON quotes(kind, year, month, publisher, speaker_id, said_on);
CREATE INDEX quotes_year ON quotes(year, month, kind, publisher, speaker_id, said_on);
CREATE INDEX quotes_month ON quotes(month, kind, publisher, speaker_id, year, said_on);
CREATE INDEX quotes_publisher ON quotes(publisher, kind, year, month, speaker_id, said_on);
CREATE INDEX quotes_speaker ON quotes(speaker_id, kind, year, month, publisher, said_on);
CREATE INDEX quotes_said ON quotes(said_on, kind, year, month, publisher, speaker_id);
CREATE INDEX quotes_person ON quotes(person_id);
CREATE INDEX quotes_parent ON quotes(parent_id);

CREATE TABLE contents (
    id INTEGER PRIMARY KEY,
    quote_id INTEGER NOT NULL REFERENCES quotes(id) ON DELETE CASCADE,
    position INTEGER NOT NULL CHECK (position >= 0),
    start INTEGER NOT NULL CHECK (start >= 0),
    "end" INTEGER NOT NULL,
    text TEXT NOT NULL,
    UNIQUE (quote_id, position),
    CHECK (start < "end")
) STRICT;

CREATE TABLE judgements (                           -- a human decision; never changed by a machine
    id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('same', 'different', 'unsure', 'rename', 'alias', 'type',
                                       'speaker', 'said_on', 'quote_kind', 'contents', 'not_a_quotation')),
    subject TEXT NOT NULL,
    object TEXT,
    reason TEXT,
    author TEXT NOT NULL,
    created_at TEXT NOT NULL,
    undone_at TEXT
) STRICT;
