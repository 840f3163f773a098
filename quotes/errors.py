"""Errors that a user can act on: each says what, where and what to do."""


class QuotesError(Exception):
    """Something a user can mend; the command line prints it as one line and exits with `exit_code`."""

    exit_code = 1


class GoldError(QuotesError):
    """A gold file cannot be read: the message names file, line and fault."""


class StorageError(QuotesError):
    """The database cannot be used as asked; the message says why and what to do."""


class RefusedArticleError(QuotesError):
    """The database refuses an article's rows; nothing of the article was kept."""


class AuthorityError(QuotesError):
    """A list of speakers cannot be read: the message names file, line and fault."""


class JudgementError(QuotesError):
    """A judgement cannot be kept: the message says why, and names what it contradicts."""


class ConfigurationError(QuotesError):
    """quotes.toml cannot be understood: the message names the file, the entry and what there is."""


class ListError(QuotesError):
    """A list of inputs, such as one of failures, cannot be read: the message names file and line."""


class PlaceError(QuotesError):
    """A place cannot be used as asked: the message says why, and what can be used."""


class NoDatabaseError(QuotesError):
    """No database was named and none is near; the message says how to make or name one."""


class UnknownSpeakerError(QuotesError):
    """Nobody in the database is called what was asked for; the message offers near names."""


class WorkerError(QuotesError):
    """A process that extracts articles died; the message names the article near which it happened."""


class VersionsError(QuotesError):
    """The machines of a cluster do not have the same program, model and word lists."""


class ClusterError(QuotesError):
    """No cluster answers, or it ended early; the message says how to start one, or to go on."""


class CorpusError(QuotesError):
    """A corpus cannot be read as asked: the message says why and what to do."""


class ModelMissingError(QuotesError):
    """No spaCy model is installed under the name asked for; the message says how to get one."""
