"""What a line of the heading is, by its words alone."""

import re
from functools import lru_cache

import regex

from collegium.reading.dates import dates, time_of, without_dates
from collegium.reading.heading.number import number_of
from collegium.reading.heading.title import names_kind
from collegium.reading.vocabulary import Vocabulary
from collegium.reading.words import Words, fold

SENTENCE = 12  # words
PARAGRAPH = 60  # words; no title is as long
PLACE = 7  # words
LONGEST = 60  # code points of a line that is a number
END = re.compile(r"[.!?…;:][”\"»’)\]]*$")
LETTERS = regex.compile(r"\p{L}{2,}")
NAMES = regex.compile(r"\p{L}[\p{L}’'.-]*")
OPENS = (",", "!", "?", ":")  # how a salutation ends, and the first question of an interview


def role_of(text: str, titled: bool, words: Words, vocabulary: Vocabulary) -> str:
    """The role of a line; `titled`: one that may be the title stands above it. "body" where it may be a sentence."""
    count = len(text.split())
    if not titled and count < PARAGRAPH and _is_closed_title(text, words):
        return "other"
    if count >= PARAGRAPH or (count >= SENTENCE and END.search(text)):
        return "body"
    if titled and count <= SENTENCE and text.endswith(OPENS) and not dates(text):
        return "body"
    simple = simple_role(text, words)
    if simple or not titled:
        return simple or "other"
    if count <= SENTENCE and _is_byline(text, words, vocabulary):
        return "byline"
    if count <= PLACE and _is_place(text, words):
        return "place"
    return "body" if count > 5 and END.search(text) else "other"


def _is_closed_title(text: str, words: Words) -> bool:
    """Whether a first line that ends in a full stop is a title all the same: a kind opens it, or a date ends it."""
    if not END.search(text) or text.endswith(OPENS) or ". " in text[:-4].replace("г. ", ""):
        return False
    opening = " ".join(text.split()[:4])
    dated = any(len(text) - each.span[1] < 5 for each in dates(text))
    return names_kind(f"{opening} – –", words) and (dated or len(text.split()) < PARAGRAPH / 2)


def simple_role(text: str, words: Words) -> str:
    """What a line is that holds a date, time or number and hardly anything else; "" for any other."""
    rest = without_dates(text)
    if rest == text and len(text) >= LONGEST:
        return ""
    bare = [word for word in LETTERS.findall(fold(rest)) if word not in words.days]
    if rest != text and len(bare) <= 6 and len(text.split()) <= 14:
        return "" if names_kind(rest, words) else "date"
    if len(bare) <= 3 and len(text) < 40 and time_of(text, bare_hour=True):
        return "time"
    return "number" if len(bare) <= 4 and len(text) < LONGEST and number_of(text) else ""


def _is_byline(text: str, words: Words, vocabulary: Vocabulary) -> bool:
    """A person with an office on a line of their own."""
    if not ("," in text or len(text.split()) <= 7) or END.search(text) or not _capitalised(text, 0.5):
        return False
    return vocabulary.office_of(text, words.language) is not None


def _is_place(text: str, words: Words) -> bool:
    """A few capitalised words without a verb, behind the title; no kind of document, no button of a page."""
    if text[0].islower():  # a title that goes on: "on the Protection of …"
        return False
    folded = fold(text)
    if folded.startswith(words.furniture["letterhead"]):
        return False
    if any(phrase in folded for phrase in words.furniture["tail"]) or folded.startswith(_kind_openings(words)):
        return False
    if END.search(text.replace("D.C.", "DC")) or "?" in text or any(char.isdigit() for char in text):
        return False
    return _capitalised(text, 0.9)


@lru_cache
def _kind_openings(words: Words) -> tuple[str, ...]:
    """The first words of the names of kinds of documents."""
    return tuple({phrase.split()[0] for phrases in words.kinds.values() for phrase in phrases})


def _capitalised(text: str, share: float) -> bool:
    """Whether a share of the words, the short ones in lower case aside, begins with a capital."""
    names = [word for word in NAMES.findall(text) if len(word) > 3 or word[0].isupper()]
    return bool(names) and sum(name[0].isupper() for name in names) >= share * len(names)
