"""The words of a language that show a place."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from collegium.reading.vocabulary.words import fold

LANGUAGES = ("en", "fr", "es", "de", "ru")


@dataclass(frozen=True, slots=True, eq=False)
class Grounds:
    """The words of one language. `heads` finds the words next to which a name stands; `roles` are theirs, in order.

    A role is "whole" or "outside" for a word before a name that is part of it or is not, "behind" for one that ends a
    name. `inside` are folded words before a city and its state, `none` those that are no part of a name.
    """

    language: str
    heads: AhoCorasick
    roles: tuple[str, ...]
    inside: frozenset[str]
    none: frozenset[str]


@cache
def grounds(language: str) -> Grounds:
    """The words of a language; those of English for one that has none."""
    code = language if language in LANGUAGES else "en"
    own = tomllib.loads((files(__package__) / "words" / "places.toml").read_text("utf-8"))[code]
    roles = {form: role for role in ("outside", "whole") for word in own[role] for form in _written(word)}
    low = code == "ru"  # behind an adjective the word is written low
    roles |= {f" {form}": "behind" for word in own["behind"] for form in ({word} if low else {word, word.upper()})}
    roles |= {f" {word}": "behind" for word in own["low"]}
    return Grounds(
        language=code,
        heads=AhoCorasick(list(roles), MatchKind.Standard, implementation=Implementation.DFA),
        roles=tuple(roles.values()),
        inside=frozenset(map(fold, own["in"])),
        none=frozenset(map(fold, own["none"])),
    )


def _written(word: str) -> tuple[str, ...]:
    """A word with the space behind it, as it is and with a capital."""
    end = "" if word.endswith(("'", "-")) else " "
    forms = {word, word[0].upper() + word[1:], word.replace("'", "’")}
    return tuple(sorted(form + end for form in forms))
