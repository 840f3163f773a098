-- A period is counted along each value's own stretch of dates, so that the date comes second in this index, too.
-- An interval that reaches into a period from before it is found by both its ends, the table unread.

DROP INDEX quotes_confidence;
DROP INDEX quotes_until;
CREATE INDEX quotes_confidence ON quotes(confidence, date_key, year, month, kind, publisher, speaker_id, said_on, medium, said_basis);
CREATE INDEX quotes_until ON quotes(said_until, said_on) WHERE said_until IS NOT NULL;
