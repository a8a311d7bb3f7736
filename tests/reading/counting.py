"""What a text loses when it is read: nothing. Characters are counted one by one, white space apart."""

from collections import Counter

from collegium.reading.contract import Reading


def characters(text: str) -> Counter[str]:
    """How often each character that is not white space occurs."""
    counted = Counter(text)
    for char in [char for char in counted if char.isspace()]:
        del counted[char]
    return counted


def of_reading(reading: Reading) -> Counter[str]:
    """The characters of a reading's text and of its furniture."""
    return sum((characters(piece.text) for piece in reading.furniture), characters(reading.text))


def one_space(text: str) -> str:
    """A text of the same length in which all white space is the same."""
    return "".join(" " if char.isspace() else char for char in text)
