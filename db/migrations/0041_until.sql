-- Few quotations have an interval; without an index each question for a period would look for them in all.

CREATE INDEX quotes_until ON quotes(said_until) WHERE said_until IS NOT NULL;
