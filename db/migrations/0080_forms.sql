-- What ties persons to each other, so that speakers are settled anew only near to what is new. Nothing in it that could
-- not be made again from persons; the numbers are digests of folded names.

ALTER TABLE persons ADD COLUMN form_id INTEGER;                       -- its name; empty until its speaker is settled
ALTER TABLE persons ADD COLUMN is_single INTEGER NOT NULL DEFAULT 0;  -- whether it matters in which article it is
CREATE INDEX persons_form ON persons(form_id);
ALTER TABLE speakers ADD COLUMN plain_slug TEXT;                      -- its slug if nobody else were called that
CREATE INDEX speakers_plain_slug ON speakers(plain_slug);

CREATE TABLE form_keys (                            -- forms that share a key may be one speaker's
    key INTEGER NOT NULL,
    form_id INTEGER NOT NULL,
    PRIMARY KEY (key, form_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX form_keys_form ON form_keys(form_id);

CREATE TABLE form_names (                           -- under which names lists and judgements find a form
    key INTEGER NOT NULL,
    form_id INTEGER NOT NULL,
    PRIMARY KEY (key, form_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX form_names_form ON form_names(form_id);

CREATE TABLE unsettled (                            -- what changed since the speakers were settled
    what TEXT NOT NULL CHECK (what IN ('form', 'speaker', 'body', 'name')),
    value TEXT NOT NULL,
    PRIMARY KEY (what, value)
) STRICT, WITHOUT ROWID;

CREATE TABLE settled (
    id INTEGER PRIMARY KEY,
    version TEXT NOT NULL                           -- of the program and the word lists that made the forms
) STRICT;

CREATE TRIGGER persons_unsettled AFTER DELETE ON persons WHEN old.form_id IS NOT NULL BEGIN
    INSERT OR IGNORE INTO unsettled VALUES ('form', old.form_id);
    INSERT OR IGNORE INTO unsettled SELECT 'speaker', old.speaker_id WHERE old.speaker_id IS NOT NULL;
    INSERT OR IGNORE INTO unsettled SELECT 'body', old.name WHERE old.type = 'organisation';
END;
CREATE TRIGGER authorities_unsettled_insert AFTER INSERT ON authorities BEGIN
    INSERT OR IGNORE INTO unsettled SELECT 'name', value FROM json_each(new.aliases) UNION SELECT 'name', new.name;
END;
CREATE TRIGGER authorities_unsettled_delete AFTER DELETE ON authorities BEGIN
    INSERT OR IGNORE INTO unsettled SELECT 'name', value FROM json_each(old.aliases) UNION SELECT 'name', old.name;
END;
CREATE TRIGGER authorities_unsettled_update AFTER UPDATE ON authorities BEGIN
    INSERT OR IGNORE INTO unsettled SELECT 'name', value FROM json_each(old.aliases) UNION SELECT 'name', old.name;
    INSERT OR IGNORE INTO unsettled SELECT 'name', value FROM json_each(new.aliases) UNION SELECT 'name', new.name;
END;
CREATE TRIGGER judgements_unsettled_insert AFTER INSERT ON judgements
WHEN new.kind IN ('same', 'different', 'unsure', 'rename', 'alias', 'type') BEGIN
    INSERT OR IGNORE INTO unsettled VALUES ('name', new.subject), ('name', coalesce(new.object, ''));
END;
CREATE TRIGGER judgements_unsettled_update AFTER UPDATE OF subject, object, kind, undone_at ON judgements
WHEN new.kind IN ('same', 'different', 'unsure', 'rename', 'alias', 'type') BEGIN
    INSERT OR IGNORE INTO unsettled VALUES ('name', new.subject), ('name', coalesce(new.object, ''));
END;
CREATE TRIGGER judgements_unsettled_delete AFTER DELETE ON judgements
WHEN old.kind IN ('same', 'different', 'unsure', 'rename', 'alias', 'type') BEGIN
    INSERT OR IGNORE INTO unsettled VALUES ('name', old.subject), ('name', coalesce(old.object, ''));
END;
