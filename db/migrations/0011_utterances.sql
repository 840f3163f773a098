-- Quotations of the same words said once, in whatever paper, belong to one utterance.

CREATE TABLE utterances (
    id INTEGER PRIMARY KEY CHECK (id BETWEEN 1 AND 999999999999999),
    speaker_id INTEGER NOT NULL REFERENCES speakers(id) ON DELETE CASCADE,
    quote_id INTEGER NOT NULL,                      -- the quotation that has most of the words
    quote_count INTEGER NOT NULL,
    outlet_count INTEGER NOT NULL,
    first_published TEXT
) STRICT;
CREATE INDEX utterances_speaker ON utterances(speaker_id);

ALTER TABLE quotes ADD COLUMN utterance_id INTEGER REFERENCES utterances(id) ON DELETE SET NULL;
CREATE INDEX quotes_utterance ON quotes(utterance_id);
CREATE INDEX quotes_unsettled ON quotes(speaker_id) WHERE utterance_id IS NULL AND speaker_id IS NOT NULL;
-- What is left of an utterance is settled anew; so is whatever got another speaker (the program sees to that).
CREATE TRIGGER quotes_utterance_delete AFTER DELETE ON quotes WHEN old.utterance_id IS NOT NULL BEGIN
    UPDATE quotes SET utterance_id = NULL WHERE utterance_id = old.utterance_id;
    DELETE FROM utterances WHERE id = old.utterance_id;
END;
