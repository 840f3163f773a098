-- What lists of others know of people, beside their names.

ALTER TABLE authorities ADD COLUMN wikidata TEXT;
ALTER TABLE authorities ADD COLUMN born TEXT;
