"""In which language a page says what reading adds: English, unless a door says otherwise for what it shows.

Every word that a page adds to a document is said through here. Messages are English sentences, with places for values
such as `%(count)s`; what translates them is the door's own affair, so that nothing here knows of catalogues.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass

from collegium.exchange.dates import date_in_words


def _english(message: str) -> str:
    return message


def _counted(one: str, many: str, number: int) -> str:
    return one if number == 1 else many


def _figure(number: int | float) -> str:
    return f"{number:,}"


@dataclass(frozen=True, slots=True)
class Speech:
    """A language by its code, and how it says a message, a message that counts, a figure, and a date of ISO 8601."""

    code: str = "en"
    say: Callable[[str], str] = _english
    count: Callable[[str, str, int], str] = _counted
    figure: Callable[[int | float], str] = _figure
    date: Callable[[str], str] = date_in_words


_SPEECH: ContextVar[Speech] = ContextVar("speech", default=Speech())  # noqa: B039 - it is frozen


@contextmanager
def speaking(speech: Speech) -> Iterator[None]:
    """Say in a language what is said in here."""
    token = _SPEECH.set(speech)
    try:
        yield
    finally:
        _SPEECH.reset(token)


def language_spoken() -> str:
    """The code of the language in which is spoken."""
    return _SPEECH.get().code


def own_language() -> str:
    """The attribute that names the language of what reading adds."""
    return f' lang="{_SPEECH.get().code}"'


def said(message: str, **values: str) -> str:
    """A message in the language of the page, with its values."""
    words = _SPEECH.get().say(message)
    return words % values if values else words


def counted(one: str, many: str, number: int, /, **values: str) -> str:
    """A message that counts, such as `%(count)s turn` and `%(count)s turns`, with further values."""
    speech = _SPEECH.get()
    return speech.count(one, many, number) % {"count": speech.figure(number), **values}


def figure(number: int | float) -> str:
    """A number with its thousands told apart."""
    return _SPEECH.get().figure(number)


def date_said(date: str) -> str:
    """A date of ISO 8601 in words; what is no date stays as it is."""
    return _SPEECH.get().date(date)


def capital(words: str) -> str:
    """Words with a capital at their beginning, and nowhere else."""
    return words[:1].upper() + words[1:]
