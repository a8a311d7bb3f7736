"""Text made to set traps for the reader is read within the bounds of every document, or refused for its own sake.

Each case is a line or a label repeated until the document is as large as a long transcript. Work that grows with the
square of the size takes minutes for it, and the child that does it is stopped: an outcome that no case may have.
"""

from collections.abc import Iterator
from itertools import product
from string import ascii_lowercase

import pytest

from collegium.reading.confine import Limits, Outcome, run
from collegium.reading.contract import Reading
from collegium.reading.errors import EmptyDocument, NoText, TooMuch
from collegium.reading.read import read
from tests.reading.rows import invented

SIZE = 100_000  # characters
FAIR = (EmptyDocument, NoText, TooMuch)  # refusals for what a document is
NAMES = ["".join(letters).capitalize() for letters in product(ascii_lowercase[:12], repeat=4)]

REPEATED = {
    "capitals": "A A ",
    "brackets that open": "(",
    "remarks behind a label": "(a) ",
    "forms of address": "Mr. ",
    "names and offices": "Anna Brold, Foreign Minister, ",
    "offices without end": "Minister of Foreign Affairs of the ",
    "figures": "1",
    "numbers with full stops": "1.",
    "years": "2030 ",
    "days": "3 March ",
    "dates": "3 March 2030 ",
    "initials": "A.",
    "hyphens": "a-",
    "slashes": "A/",
    "apostrophes": "A’",
    "places of today": "in Paris ",
    "signatures": "Signed at Hollin on ",
    "quotation marks": '"',
    "combining marks": "e\u0301\u0301",
    "writing from right to left": "\u202eאבג\u202c ",
    "mail addresses": "a@",
    "web addresses": "http://",
    "language bars": "English | French | ",
    "letters that grow in lower case": "İ",
    "wide colons": "A：",
    "labels in one line": "A: ",
    "labels in one line of a transcript": "QUESTION: So? MR. BROLD: Yes. ",
    "lines": "a\n",
    "labels without speech": "QUESTION:\n",
    "questions and answers": "QUESTION: So?\nMINISTER BROLD: Yes.\n",
    "Russian questions and answers": "ВОПРОС: Что?\nА.БРОЛЬД: Да.\n",
    "votes": "QUESTION: a?\nIn favour: none\nMR. BROLD: yes\n",
    "surrogates": "\ud800",
    "controls": "\x00\x01",
    "line ends": "\r\n\u2028\x0c",
    "tags": "<p>",
    "comments": "<!-- -->",
    "signs that begin tags": "<",
    "characters by name": "&amp;",
    "bold labels in one line": "<b>A: </b>x ",
    "bold labels": "<b>Mr. A:</b>x<br>",
    "bold and not": "<b>x</b>y",
    "bold questions": "<p><b>Why so?</b></p><p>Because.</p>",
    "fields of a mail": "Subject: x\n",
    "groups of rich text": "{\\rtf1 {",
}
EACH = {
    "labels in ordinary case": "{name} {other}: We said so.\n",
    "labels with a form of address": "Mr. {name}: We said so.\n",
    "labels in capitals": "MINISTER {NAME}: We said so.\n",
    "numbered questions": "QUESTION {number}: We said so?\n",
    "Russian labels": "Иван {name}: Мы сказали.\n",
}
TITLE = "Press conference of Foreign Minister Anna Brold of Veltria\n4 March 2031\n\nQUESTION: So?\nMR. BROLD: Yes.\n"


def documents() -> Iterator[tuple[str, str]]:
    """Name and text of each document: the trap alone, behind the front of a transcript, and as a title."""
    for name, piece in REPEATED.items():
        yield name, piece * (SIZE // len(piece))
        yield f"{name} in a transcript", TITLE + piece * (SIZE // len(piece))
        yield f"{name} in a title", piece * (5_000 // len(piece)) + "\n" + TITLE
    for name, form in EACH.items():
        lines = [
            form.format(name=each, NAME=each.upper(), other=each[::-1].capitalize(), number=number)
            for number, each in enumerate(NAMES)
        ]
        yield name, TITLE + "".join(lines)[:SIZE]


DOCUMENTS = dict(documents())


def perform(name: str) -> Reading:
    return read(DOCUMENTS[name].encode("utf-8", "surrogatepass"), name, invented())


@pytest.fixture(scope="module")
def outcomes() -> dict[str, Outcome[str, Reading]]:
    """What came of each document, each in a child with the limits that the command gives."""
    return {outcome.task: outcome for outcome in run(perform, DOCUMENTS, jobs=2, limits=Limits(seconds=30))}


@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_trap_is_read_or_refused_for_what_it_is(name: str, outcomes: dict[str, Outcome[str, Reading]]) -> None:
    outcome = outcomes[name]
    assert outcome.error is None or isinstance(outcome.error, FAIR), outcome.error


@pytest.mark.parametrize("name", ["labels with a form of address", "labels in capitals", "numbered questions"])
def test_thousands_of_speakers_are_all_heard(name: str, outcomes: dict[str, Outcome[str, Reading]]) -> None:
    result = outcomes[name].result
    assert result is not None
    assert len(result.turns) > 2_000
