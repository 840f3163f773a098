-- What the statistics count: with which words each speaker's are signalled, and the articles of a publisher. The
-- articles' index has one column: in one with the date behind it, Datasette would lose ties between two pages.

CREATE INDEX quotes_cue ON quotes(speaker_id, cue);
CREATE INDEX articles_publisher ON articles(publisher);
