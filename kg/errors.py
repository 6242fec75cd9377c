"""Every error the program raises on purpose; catch `TechtiesError` to catch them all."""


class TechtiesError(Exception):
    """The input or the data is at fault; the message is one clear line for a person."""


class InputError(TechtiesError):
    """A file, folder or line that cannot be read as an article.

    source: what was being read, such as `news.jsonl, line 3`.
    reason: why it cannot be read, in a few words.
    """

    def __init__(self, source: str, reason: str) -> None:
        super().__init__(f"{source}: {reason}")
        self.source = source
        self.reason = reason


class OntologyError(TechtiesError):
    """A file of the ontology, the shipped one or the user's, is broken or contradicts itself."""


class QueryError(TechtiesError):
    """A query that cannot be parsed or is not allowed."""


class OutputError(TechtiesError):
    """A file or folder that cannot be written."""


class InUseError(OutputError):
    """A store that another program has open for writing."""
