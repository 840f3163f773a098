-- How often a speaker is quoted, and how much of that are the same words in several papers.

ALTER TABLE speakers ADD COLUMN utterance_count INTEGER NOT NULL DEFAULT 0;
UPDATE speakers SET utterance_count = (SELECT count(*) FROM utterances WHERE speaker_id = speakers.id);
