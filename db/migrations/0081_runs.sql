-- What the utterances of a speaker are settled by, when something new comes: days, and runs of words for what is printed
-- again much later. The index holds all that is counted for a speaker, too.

CREATE TABLE quote_runs (
    run INTEGER NOT NULL,                           -- digest of the speaker and some words in a row
    quote_id INTEGER NOT NULL REFERENCES quotes(id) ON DELETE CASCADE,
    PRIMARY KEY (run, quote_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX quote_runs_quote ON quote_runs(quote_id);

CREATE INDEX quotes_spoken ON quotes(
    speaker_id,
    CASE WHEN said_precision = 'day' AND said_basis <> 'published' THEN said_on ELSE published END,
    article_id, said_on
);
