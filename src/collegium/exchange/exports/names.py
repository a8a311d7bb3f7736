"""What ids are called on paper."""

from collections.abc import Callable, Iterable

from collegium.reading.vocabulary import Vocabulary

Names = Callable[[Iterable[str]], str]
"""What ids are called, in one line."""


def names_by(vocabulary: Vocabulary, language: str = "en") -> Names:
    """The names that a vocabulary has for parties and forums; one that it does not know is called by its id."""

    def names(ids: Iterable[str]) -> str:
        return ", ".join(dict.fromkeys(_name(vocabulary, each, language) for each in ids))

    return names


def _name(vocabulary: Vocabulary, id_: str, language: str) -> str:
    named = (vocabulary.name_of(kind, id_, language) for kind in ("party", "forum"))
    return next(filter(None, named), None) or id_
