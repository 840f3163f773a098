-- The covering indexes again, each with the columns of all facets, so that no count reads the table itself.
-- Where a value has very many rows, the date comes second: the newest of them are found without sorting all.

DROP INDEX quotes_kind;
DROP INDEX quotes_year;
DROP INDEX quotes_month;
DROP INDEX quotes_publisher;
DROP INDEX quotes_speaker;
DROP INDEX quotes_said;
CREATE INDEX quotes_kind ON quotes(kind, date_key, year, month, publisher, speaker_id, said_on, medium, said_basis, confidence);
CREATE INDEX quotes_year ON quotes(year, month, kind, publisher, speaker_id, said_on, medium, said_basis, confidence);
CREATE INDEX quotes_month ON quotes(month, year, kind, publisher, speaker_id, said_on, medium, said_basis, confidence);
CREATE INDEX quotes_publisher ON quotes(publisher, date_key, year, month, kind, speaker_id, said_on, medium, said_basis, confidence);
CREATE INDEX quotes_speaker ON quotes(speaker_id, year, month, kind, publisher, said_on, medium, said_basis, confidence);
CREATE INDEX quotes_said ON quotes(said_on, year, month, kind, publisher, speaker_id, medium, said_basis, confidence);
CREATE INDEX quotes_medium ON quotes(medium, date_key, year, month, kind, publisher, speaker_id, said_on, said_basis, confidence);
CREATE INDEX quotes_basis ON quotes(said_basis, date_key, year, month, kind, publisher, speaker_id, said_on, medium, confidence);
CREATE INDEX quotes_confidence ON quotes(confidence, year, month, kind, publisher, speaker_id, said_on, medium, said_basis);
