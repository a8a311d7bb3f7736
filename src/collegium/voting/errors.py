"""Why votes could not be taken in, kept or found.

VotesError
├── NotVotes         the file has none of the layouts of votes that are known here
├── Unreadable       it breaks off, or its bytes are not in the encoding that was named
├── UnknownState     a state is written as no table of states writes it, or its date leaves open which one is meant
├── UnknownVote      a vote is neither yes, no, abstention nor absence
├── DoubleVote       a state votes twice in one roll
├── WrongTotal       a total is no number, or one roll states two; with `strict`, it is not what the votes add up to
├── WrongDate        a date is none
├── Changed          a roll is kept already under this source and id, with other contents
├── UnknownRoll      no roll has this id or symbol, or several have
└── BrokenStore      the folder of the store cannot be read or written
"""


class VotesError(Exception):
    """What is wrong with some votes, where it stands, and what a person can do about it.

    `row` counts the rows of a table from 1, its heading being the first; None where no single row is to blame.
    """

    def __init__(self, source: str, row: int | None, what: str, remedy: str) -> None:
        super().__init__(source, row, what, remedy)
        self.source = source
        self.row = row
        self.what = what
        self.remedy = remedy

    def __str__(self) -> str:
        place = self.source if self.row is None else f"{self.source}, row {self.row}"
        return f"{place}: {self.what} {self.remedy}"


class NotVotes(VotesError):
    """The file has none of the layouts of votes that are known here."""


class Unreadable(VotesError):
    """The file breaks off, or its bytes are not in the encoding that was named."""


class UnknownState(VotesError):
    """A state is written as no table of states writes it, or its date leaves open which one is meant."""


class UnknownVote(VotesError):
    """A vote is neither yes, no, abstention nor absence."""


class DoubleVote(VotesError):
    """A state votes twice in one roll."""


class WrongTotal(VotesError):
    """A total is no number, one roll states two of them, or it is not what the votes add up to."""


class WrongDate(VotesError):
    """A date is none."""


class Changed(VotesError):
    """A roll is kept already under this source and id, with other contents."""


class UnknownRoll(VotesError):
    """No roll has this id or symbol, or several have."""


class BrokenStore(VotesError):
    """The folder of the store cannot be read or written."""
