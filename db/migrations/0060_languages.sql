-- Articles that are not in English are kept, and nothing is looked for in them.

ALTER TABLE articles ADD COLUMN language TEXT CHECK (language IS NULL OR language GLOB '[a-z][a-z]*');
