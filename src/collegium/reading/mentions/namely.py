"""How the name of a person is written: its parts, where it ends, and what is no name."""

from functools import lru_cache

import regex

from collegium.reading.contract import Span
from collegium.reading.mentions.found import Spot, Text
from collegium.reading.mentions.titles import Titles
from collegium.reading.vocabulary.words import fold

SPACE = "[ \u00a0\u202f]"
INITIAL = r"(?<!\p{L})(?:\p{Lu}|Дж|Ch)\.(?:-\p{Lu}\.)?"
PART = r"(?:[dDlL][’'](?=\p{Lu}))?(?:[Aa]l-|[Ee]l-|O[’'])?\p{Lu}\p{L}*(?:(?![’']s\b)[’'\-]\p{L}+)*"
LOW_WORDS = (
    "de|del|della|di|da|do|dos|das|du|la|le|van|von|der|den|ter|ten|zu|bin|bint|ibn|ben|abu|al|el|ul|af|av|"
    "фон|ван|де|аль|бен|ибн"
)
LOW = rf"(?:{LOW_WORDS})"
ONE = rf"(?:{INITIAL}|{PART})"
NAME = regex.compile(rf"(?:{LOW}{SPACE})?{ONE}(?:(?:{SPACE}(?:{LOW}{SPACE}){{0,3}}|(?<=\.)){ONE}){{0,4}}")
TOKEN = regex.compile(r"\p{L}\.(?:-\p{L}\.)?|[\p{L}’'\-]+\.?")
APOSTROPHE = regex.compile(r"(?<=\w{2})[’'].*$|(?<=^I)[’'].*$")
FULL = 2  # words in a name that is given in full
KEPT = 4096  # names, which come again in many texts
LEADS = frozenset(LOW_WORDS.split("|"))
SHORTEST = 2  # letters in a surname


def name_at(text: Text, at: int, titles: Titles, limit: int | None = None) -> Span | None:
    """The span of a name that begins at a place, without what is no part of one; None where none does."""
    match = NAME.match(text.text, at, len(text.text) if limit is None else limit)
    return None if match is None else _cut(text, match.span(), titles)


def _cut(text: Text, span: Span, titles: Titles) -> Span | None:
    """A span up to the first word that ends a name or begins what the tables know."""
    start, end = span
    stop = end
    known = [spot for spot in text.inside((start, end + 1)) if not (_is_person(spot) or _is_surname(spot, span))]
    if known:
        stop = known[0].span[0]
        if stop == start:
            if not _given_name(text, known, span, titles):
                return None
            stop = end
    length = _length(text.text[start:end], stop - start, titles, text.months)
    return (start, start + length) if length else None


@lru_cache(maxsize=KEPT)
def _length(written: str, stop: int, titles: Titles, months: frozenset[str]) -> int:
    """How much of some words is a name, in characters: up to the first word that ends one; `stop`: no word from there.

    It is 0 where no name is left.
    """
    end, long = 0, False
    for token in TOKEN.finditer(written):
        word = token[0].rstrip(".")
        if token.start() >= stop or _ends_name(word, months, titles, first=token.start() == 0):
            break
        if fold(word) not in titles.particles:
            end = token.end() if len(word) == 1 or token.end() < len(written) else token.start() + len(word)
            long = long or len(word) >= SHORTEST
    name = written[:end]
    return end if long and not _is_sign(name) and fold(name) not in months else 0


def _is_person(spot: Spot) -> bool:
    return any(value.kind == "person" for value in spot.values)


def _is_surname(spot: Spot, span: Span) -> bool:
    """Whether the name of a city is a surname here: it ends a name that something else begins."""
    return spot.span[1] == span[1] and spot.span[0] > span[0] and all(value.how == "city" for value in spot.values)


def _given_name(text: Text, known: list[Spot], span: Span, titles: Titles) -> bool:
    """Whether the name of a state is a given name here: a surname follows that is in no table ("Jordan Other")."""
    rest = text.text[known[0].span[1] : span[1]]
    follows = TOKEN.search(rest)
    alone = len(known) == 1 and known[0].span[1] < span[1] and " " not in text.text[slice(*known[0].span)]
    return alone and titles.language == "en" and follows is not None and fold(follows[0]) not in titles.none


def _ends_name(word: str, months: frozenset[str], titles: Titles, first: bool) -> bool:
    folded = fold(APOSTROPHE.sub("", word))
    if len(word) == 1 or (first and folded in titles.particles):
        return False
    if folded in titles.particles and word[0].islower():
        return False
    return (
        folded in titles.none
        or (folded in months and not first)
        or titles.is_head(word)
        or _is_field(word, folded, titles)
    )


def _is_field(word: str, folded: str, titles: Titles) -> bool:
    return folded in titles.fields and not word.isupper()


def _is_sign(name: str) -> bool:
    """Whether a would-be name is an abbreviation."""
    return name.isupper() and len(name) < 4 and " " not in name


@lru_cache(maxsize=KEPT)
def is_full(name: str) -> bool:
    """Whether a name has a given name or an initial, and a surname."""
    return len(TOKEN.findall(name)) >= FULL
