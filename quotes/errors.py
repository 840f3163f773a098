"""Errors that a user can act on: each says what, where and what to do."""


class QuotesError(Exception):
    """Something a user can mend; the command line prints it as one line and exits with `exit_code`."""

    exit_code = 1


class GoldError(QuotesError):
    """A gold file cannot be read: the message names file, line and fault."""
