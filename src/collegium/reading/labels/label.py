"""What a speaker label is."""

from typing import NamedTuple


class Label(NamedTuple):
    """A speaker label: where it begins, where its speech begins, its words, and what kind of speaker it names.

    `category` is `question`, `answer`, `chair` or `named`. `text` and `note`, a remark in brackets, are empty where
    nothing but the setting marks who speaks.
    """

    start: int
    body: int
    text: str
    note: str
    category: str
