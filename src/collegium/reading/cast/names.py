"""Names of persons as headings and labels write them."""

import re
from functools import lru_cache

import regex

from collegium.reading.vocabulary import Vocabulary
from collegium.reading.words import Words, fold

# Words in lower case inside a name, whatever the language of the text.
PARTICLES = (
    *("de", "del", "della", "di", "da", "do", "dos", "du", "la", "le", "van", "von", "der", "den", "ter", "ten", "zu"),
    *("bin", "ibn", "ben", "abu", "al", "el"),
)
PART = r"-?(?:d[’']|l[’']|al-|el-|O[’'])?\p{Lu}[\p{L}’'\-]*\.?"
JOINED = rf"(?:(?:{'|'.join(PARTICLES)}|e|y|of)\s){{0,3}}"
OPEN_NAME = rf"{PART}(?:\s?(?<=\.){PART}|\s{JOINED}{PART}){{1,4}}"
NAME = regex.compile(OPEN_NAME)
PAIR = 2  # words
POSSESSIVE = re.compile(r"[’']s(?:\s.*)?$")
# A state that stands before initials and a surname: "Вельтрии И.Другова".
BEFORE_INITIALS = regex.compile(r"(?:\p{Cyrillic}{4,}\s)+(?=(?:\p{Lu}\.\s?){1,2}\p{Lu}\p{Cyrillic}+$)")
CYRILLIC = regex.compile(r"\p{Cyrillic}")


def surname_of(label: str) -> str:
    """The surname in a label or name, folded: the last word, or the only one in capitals ("OTHER Ann").

    Initials run together with it are left out.
    """
    parts = label.split()
    loud = [part for part in parts if part.isupper() and part.isalpha() and len(part) > 2]
    if len(loud) == 1 and len(parts) > 1:
        return fold(loud[0])
    return fold(parts[-1].strip(".").rpartition(".")[2]).replace("ß", "ss") if parts else ""


def same_surname(a: str, b: str) -> bool:
    """Whether two folded surnames are one, apart from the ending that Slavic languages give it by case."""
    if a == b:
        return bool(a)
    if min(len(a), len(b)) < 4 or not CYRILLIC.search(a) or abs(len(a) - len(b)) > 2:
        return False
    stem = min(len(a), len(b)) - 1
    return a[:stem] == b[:stem]


def bare_name(name: str, words: Words, vocabulary: Vocabulary) -> str:
    """A name without forms of address before it, and without what a title in capitals goes on with behind it."""
    parts = BEFORE_INITIALS.sub("", POSSESSIVE.sub("", name)).split()
    if len(parts) > PAIR and is_no_name(fold(parts[0]), words) and fold(parts[1]) in PARTICLES:
        parts = parts[PAIR:]  # "Discurso de": the kind of the document, and no name
    while len(parts) > 1 and vocabulary.is_honorific(parts[0]):
        parts.pop(0)
    ends = (i for i, part in enumerate(parts) if i and is_no_name(fold(part), words))
    return " ".join(parts[: next(ends, len(parts))]).rstrip(".,")


def without_party(name: str, words: Words, vocabulary: Vocabulary) -> str:
    """A name without the state that stands before it behind an office: "of the Republic of X Ann Other"."""
    parts = name.split()
    for i in range(len(parts) - 1, 0, -1):
        if parts[i][0].isupper() and vocabulary.party_of(" ".join(parts[:i]), words.language):
            return " ".join(parts[i:])
    return name


def is_no_name(word: str, words: Words) -> bool:
    """Whether a word goes on with the title: a preposition, or the name of a kind of document ("Statements")."""
    if word in PARTICLES:
        return False
    if word in words.stop or word in words.titles["prepositions"] or word in words.titles["openings"]:
        return True
    return word.startswith(_kind_openings(words))


@lru_cache
def _kind_openings(words: Words) -> tuple[str, ...]:
    """The first words of the names of kinds of documents, those of more than a few letters."""
    openings = {phrase.split()[0] for phrases in words.kinds.values() for phrase in phrases}
    return tuple(opening for opening in openings if len(opening) > 4)
