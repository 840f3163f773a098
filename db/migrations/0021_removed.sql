-- Articles that were removed on purpose: they do not come back when their file is read again.

CREATE TABLE removed (
    key TEXT PRIMARY KEY,                           -- what made the article one and the same
    text_digest TEXT NOT NULL,                      -- of its words, which are gone
    title TEXT,
    publisher TEXT,
    reason TEXT,
    removed_at TEXT NOT NULL                        -- UTC, ISO 8601
) STRICT, WITHOUT ROWID;
CREATE INDEX removed_text_digest ON removed(text_digest);
