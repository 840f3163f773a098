-- The latest words of somebody who is quoted very often, without sorting all of them.

DROP INDEX quotes_speaker;
CREATE INDEX quotes_speaker ON quotes(speaker_id, date_key, year, month, kind, publisher, said_on, medium, said_basis, confidence);
