-- Where an article's date of publication comes from; and to whom words were said as something to count by. Hearers
-- are many and long, so they stand in no other facet's index.

ALTER TABLE articles ADD COLUMN published_source TEXT
    CHECK (published_source IN ('record', 'metadata', 'url', 'file', 'option', 'dateline'));

CREATE INDEX quotes_hearer ON quotes(hearer, year, month, kind, publisher, speaker_id, said_on);
