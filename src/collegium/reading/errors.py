"""Why a document could not be read.

ReadingError
├── UnknownFormat       nothing here reads these bytes
├── EmptyDocument       there is nothing in it
├── NoText              pages or pictures, but no words (a scan)
├── Encrypted           it asks for a password
├── Damaged             it is not what it says it is, or breaks off
├── TooMuch             larger, deeper or longer than a reading may be
├── Faulty              the program itself went wrong over it
└── Confined            reading it was stopped from outside
    ├── TooSlow         it took longer than it may
    ├── TooHungry       it needed more memory than it may
    └── Crashed         the program that read it died
"""


class ReadingError(Exception):
    """A document that cannot be read: what is wrong with it, and what a person can do about it."""

    def __init__(self, cause: str, remedy: str) -> None:
        super().__init__(cause, remedy)
        self.cause = cause
        self.remedy = remedy

    def __str__(self) -> str:
        return f"{self.cause} {self.remedy}"


class UnknownFormat(ReadingError):
    """Nothing here reads these bytes."""


class EmptyDocument(ReadingError):
    """There is nothing in the document."""


class NoText(ReadingError):
    """The document has pages or pictures, but no words."""


class Encrypted(ReadingError):
    """The document asks for a password."""


class Damaged(ReadingError):
    """The document is not what it says it is, or it breaks off."""


class TooMuch(ReadingError):
    """The document is larger, deeper or longer than a reading may be."""


class Faulty(ReadingError):
    """The program went wrong over the document: a fault of its own, to be mended."""


class Confined(ReadingError):
    """Reading was stopped from outside."""


class TooSlow(Confined):
    """Reading took longer than it may."""


class TooHungry(Confined):
    """Reading needed more memory than it may."""


class Crashed(Confined):
    """The process that read the document died."""
