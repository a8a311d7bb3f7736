"""Why a vocabulary file could not be used."""


class VocabularyError(Exception):
    """A table that cannot be used: `where` it is wrong ("parties, row 2"), the cause, and what to do about it."""

    def __init__(self, where: str, cause: str, remedy: str) -> None:
        super().__init__(where, cause, remedy)
        self.where = where
        self.cause = cause
        self.remedy = remedy

    def __str__(self) -> str:
        return f"{self.where}: {self.cause} {self.remedy}"
