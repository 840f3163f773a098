-- A period is a stretch of date_key, in whose order the page lists; what decides the rest of it stands beside.

CREATE INDEX quotes_date ON quotes(date_key, said_on, said_until);
