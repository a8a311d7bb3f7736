"""The head of a page: the title, and what the document says of itself."""

from collegium.exchange.page.division import Division
from collegium.exchange.page.marks import Marked
from collegium.exchange.page.markup import added, escaped, language_mark
from collegium.exchange.page.notes import Notes
from collegium.exchange.page.words import kind_in_words, language_in_words, listed, time_element
from collegium.exchange.speech import date_said, own_language, said
from collegium.reading.contract import Reading, Span


def title_of(reading: Reading) -> str:
    """The document's title; where it has none, its kind and date."""
    heading = reading.heading
    if heading.title and heading.title.strip():
        return heading.title
    return ", ".join([kind_in_words(heading.kind), *([date_said(heading.date)] if heading.date else [])])


def masthead(reading: Reading, marked: Marked, notes: Notes, division: Division) -> str:
    """The `<header>` of the page, with the lines of the text that stand before its title and the title itself."""
    return (
        f'<header class="masthead">\n{added(kind_in_words(reading.heading.kind), "kind", "p")}\n'
        f"{_front(reading, marked, division.before)}{_title(reading, marked, division)}\n"
        f"{_front(reading, marked, division.after)}"
        f"{notes.upto(_end(division))}{_facts(reading)}</header>\n"
    )


def _end(division: Division) -> int:
    """Where the lines of the head end."""
    return max((end for _, end in (*division.before, *division.title, *division.after)), default=0)


def _front(reading: Reading, marked: Marked, lines: tuple[Span, ...]) -> str:
    language = language_mark(reading.source.language)
    return "".join(f'<p class="front" dir="auto"{language}>{marked.html(*line)}</p>\n' for line in lines)


def _title(reading: Reading, marked: Marked, division: Division) -> str:
    if not division.title:
        return f'<h1 class="read" dir="auto"{_title_language(reading)}>{escaped(title_of(reading))}</h1>'
    words = " ".join(marked.html(*line) for line in division.title)
    return f'<h1 dir="auto"{language_mark(reading.source.language)}>{words}</h1>'


def _title_language(reading: Reading) -> str:
    return language_mark(reading.source.language) if reading.heading.title else own_language()


def _facts(reading: Reading) -> str:
    """What is known, each under its name; a date that is not known is said to be so."""
    heading = reading.heading
    date = time_element(date_said(heading.date), heading.date) if heading.date else said("not found")
    facts = [
        (said("Date"), date),
        (said("Time"), time_element(heading.time, heading.time) if heading.time else ""),
        (said("Place"), _verbatim(heading.place, reading)),
        (said("Number"), _verbatim(heading.number, reading)),
        (said("Language"), escaped(_language(reading))),
        (said("Other versions"), escaped(_others(reading))),
    ]
    rows = "".join(f"<div><dt>{name}</dt><dd>{value}</dd></div>\n" for name, value in facts if value)
    return f'<dl class="facts read"{own_language()}>\n{rows}</dl>\n'


def _verbatim(value: str | None, reading: Reading) -> str:
    return f"<bdi{language_mark(reading.source.language)}>{escaped(value)}</bdi>" if value else ""


def _language(reading: Reading) -> str:
    return language_in_words(reading.source.language) if reading.source.language else said("not known")


def _others(reading: Reading) -> str:
    return listed([language_in_words(code) for code in reading.heading.languages if code != reading.source.language])
