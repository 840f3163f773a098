-- Where an article was published and on what terms, as the user's quotes.toml says.

ALTER TABLE articles ADD COLUMN country TEXT CHECK (country IS NULL OR country GLOB '[A-Z][A-Z]');
ALTER TABLE articles ADD COLUMN licence TEXT;
