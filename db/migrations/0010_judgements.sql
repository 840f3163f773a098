-- Judgements that find their words again in an article that changed, and what the program found where people corrected it.

DROP TABLE judgements;                              -- nothing has written to it so far
CREATE TABLE judgements (                           -- a human decision; never changed by a machine
    id INTEGER PRIMARY KEY CHECK (id BETWEEN 1 AND 999999999999999),  -- made of what it says: shared twice, it is there once
    kind TEXT NOT NULL CHECK (kind IN ('same', 'different', 'unsure', 'rename', 'alias', 'type',
                                       'speaker', 'said_on', 'quote_kind', 'contents', 'not_a_quotation')),
    subject TEXT NOT NULL,                          -- a name, or the words of a quotation as the program found them
    object TEXT,                                    -- the other name, the new name or type, the right answer
    type TEXT CHECK (type IN ('person', 'organisation', 'group', 'document', 'unnamed')),  -- of the right speaker
    article_key TEXT,                               -- the article of the subject; empty for a name in all articles
    object_article_key TEXT,                        -- the article of the other name
    occurrence INTEGER NOT NULL DEFAULT 0,          -- how many quotations of the same words stand before it
    before TEXT NOT NULL DEFAULT '',                -- the article's text around the quotation
    after TEXT NOT NULL DEFAULT '',
    reason TEXT,
    author TEXT NOT NULL,
    created_at TEXT NOT NULL,
    undone_at TEXT,
    quote_id INTEGER                                -- the quotation that it corrects; empty while that is not found
) STRICT;
CREATE INDEX judgements_article ON judgements(article_key);
CREATE INDEX judgements_quote ON judgements(quote_id);

CREATE TABLE originals (                            -- what the program found, where a person corrected it
    quote_id INTEGER PRIMARY KEY,                   -- in quotes, too, unless it is judged to be no quotation
    article_id INTEGER NOT NULL REFERENCES articles(id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    found TEXT NOT NULL CHECK (json_valid(found)),
    UNIQUE (article_id, position)
) STRICT;
