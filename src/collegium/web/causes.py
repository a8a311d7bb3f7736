"""What the register refuses and why a reading failed, in the words of the person who reads.

Both are kept and raised in English, whole sentences with their values in them. `sentences.py` has them with places for
those values: a sentence that fits one is said in the reader's language, with the values in their places.
"""

import re
from functools import cache

from django.utils.translation import get_language
from django.utils.translation import gettext as translated
from django.utils.translation import gettext_noop as _

from collegium.web.programme.steps import VALUES as OF_TABLES
from collegium.web.sentences import SENTENCES

VALUES = (
    _("Excel workbook"),
    _("OpenDocument text"),
    _("RTF document"),
    _("Word document"),
    _("a 7-Zip archive"),
    _("a GIF picture"),
    _("a JPEG picture"),
    _("a PNG picture"),
    _("a RAR archive"),
    _("a TIFF picture"),
    _("a bzip2 archive"),
    _("a database"),
    _("a film"),
    _("a gzip archive"),
    _("a program"),
    _("a sound file"),
    _("a sound or film file"),
    _("deputy"),
    _("editor"),
    _("keeper"),
    _("organisation"),
    _("post"),
    _("principal"),
    _("reader"),
    _("secretariat"),
    _("state"),
)
"""Values that are words of their own."""
PLACE = re.compile(r"%\\\((\w+)\\\)s")
END = re.compile(r"(?<=\.) (?=[A-Z])")


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """The sentences with places for values, each with what fits it."""
    with_values = (each for each in SENTENCES if "%(" in each)
    return tuple((each, re.compile(PLACE.sub(r"(?P<\1>.+?)", re.escape(each)))) for each in with_values)


def in_words(words: str) -> str:
    """One or several sentences in the reader's language; one that is not known here stays as it is."""
    if words in SENTENCES:
        return translated(words)
    parts = [words] if _fitting(words) else END.split(words)
    return " ".join(_sentence(each) for each in parts)


def language_of(words: str) -> str:
    """The language in which `in_words` says something: English where it is not known here."""
    known = all(each in SENTENCES or _fitting(each) for each in ([words] if _fitting(words) else END.split(words)))
    return (get_language() or "en") if known else "en"


def _sentence(words: str) -> str:
    if words in SENTENCES:
        return translated(words)
    fitting = _fitting(words)
    if fitting is None:
        return words
    message, values = fitting
    return translated(message) % {name: _value(name, value) for name, value in values.items()}


def _value(name: str, words: str) -> str:
    """A value, or several with commas between them: those that are words of their own in the reader's language."""
    return ", ".join(_word(name, each) for each in words.split(", "))


def _word(name: str, word: str) -> str:
    """One value in its place: a step or a state of a table, which in English is the word of the table itself."""
    known = OF_TABLES.get(name, {}).get(word)
    if known is None:
        return translated(word) if word in VALUES else word
    said = translated(known)
    return word if said == known else said


def _fitting(words: str) -> tuple[str, dict[str, str]] | None:
    """The sentence that some words are, with its values."""
    for message, pattern in _patterns():
        match = pattern.fullmatch(words)
        if match:
            return message, match.groupdict()
    return None
