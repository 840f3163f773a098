-- Where an article has one word of a name, how sure the speaker is depends on whether other articles tell the whole name.

ALTER TABLE quotes ADD COLUMN confidence_alone REAL CHECK (confidence_alone BETWEEN 0 AND 1);
ALTER TABLE quotes ADD COLUMN confidence_known REAL CHECK (confidence_known BETWEEN 0 AND 1);
