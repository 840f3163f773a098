-- For people who write SQL: a quotation with its article's title and address. To count or to page, use the
-- table quotes: facets on a view take seconds where those on the table take milliseconds.

CREATE VIEW quotes_view AS
SELECT quotes.id, quotes.text, quotes.speaker, quotes.speaker_type, speakers.role AS speaker_role, quotes.kind,
       quotes.said_on, quotes.said_until, quotes.said_precision, quotes.said_basis, quotes.said_text,
       quotes.cue, quotes.source, quotes.rule, quotes.confidence,
       articles.title, articles.publisher, articles.published, articles.author, articles.url,
       quotes.article_id, quotes.speaker_id, quotes.date_key
FROM quotes
JOIN articles ON articles.id = quotes.article_id
LEFT JOIN speakers ON speakers.id = quotes.speaker_id;
