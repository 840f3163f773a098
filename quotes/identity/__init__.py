"""Identity: who a person of an article is across all articles."""
