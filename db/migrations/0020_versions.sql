-- Articles that change keep what they said before. An id is unique only within its source, so articles are
-- looked up by it and then compared.

CREATE INDEX articles_source_id ON articles(source_id);

CREATE TABLE versions (                             -- earlier wordings of articles; the newest is in articles
    id INTEGER PRIMARY KEY,
    article_id INTEGER NOT NULL REFERENCES articles(id) ON DELETE CASCADE,
    number INTEGER NOT NULL CHECK (number >= 1),    -- 1 is the first wording that we read
    title TEXT,
    published TEXT,
    text TEXT NOT NULL,
    fingerprint TEXT NOT NULL,
    replaced_at TEXT NOT NULL,                      -- UTC: when we read what came after it
    UNIQUE (article_id, number)
) STRICT;
