"""One thing has one word in each language: a refusal says what the page beside it says."""

import csv
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.utils.translation import gettext, override

from collegium.programme.errors import OutOfTurn
from collegium.programme.rules.letters import LETTERS
from collegium.programme.rules.steps import step
from collegium.web.causes import in_words
from tests.cast import Cast
from tests.programme.concert import drafted
from tests.web.stage import signed_in
from tests.web.test_words import forms_of, id_of, messages

FOLDER = Path(__file__).parent / "cases"
NEVER = [
    ("es", r"\bpost(s|es)?\b", r"\bpuestos?\b", "puesto is a seat"),
    ("de", r"\bspaces?\b", r"Bereich", "a space is a Raum"),
    ("de", r"mail", r"(?<!E-)\bMails?\b", "a mail is an E-Mail"),
    ("fr", r"\bstr(ike|iking|uck) out\b", r"biff", "struck out is supprimé"),
    ("es", r"\bstr(ike|iking|uck) out\b", r"\btach", "struck out is suprimido"),
    ("ru", r"by mail", r"по почте", "not by post"),
]
"""What no translation says of a thing, with why."""


def catalogues(language: str) -> Iterator[tuple[str, str]]:
    """Each message with what a language says for it, forms of one that counts behind one another."""
    for each in messages(language):
        yield id_of(each), " ".join(forms_of(each))


def rows() -> list[dict[str, str]]:
    """The cases."""
    with (FOLDER / "one_word.csv").open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize("row", rows(), ids=lambda row: f"{row['language']}-{row['message']}")
def test_a_message_says_the_word_of_its_thing(row: dict[str, str]) -> None:
    with override(row["language"]):
        assert row["has"] in gettext(row["message"])


@pytest.mark.parametrize(("language", "thing", "word", "guards"), NEVER, ids=[f"{row[0]}-{row[3]}" for row in NEVER])
def test_no_message_calls_a_thing_by_the_word_of_another(language: str, thing: str, word: str, guards: str) -> None:
    found = [one for one, said in catalogues(language) if re.search(thing, one, re.I) and re.search(word, said, re.I)]
    assert [one for one in found if not re.search(r"\b(seats?|sits)\b", one)] == [], guards


@pytest.mark.parametrize(
    ("language", "said"),
    [("en", "keep back"), ("fr", "retenir l’envoi"), ("es", "retener"), ("de", "zurückhalten"), ("ru", "задержать")],
)
def test_a_letter_is_kept_back_and_not_held_as_a_consultation_is(language: str, said: str) -> None:
    with pytest.raises(OutOfTurn) as refusal:
        step(LETTERS, "waiting", "send again")
    with override(language):
        assert in_words(refusal.value.remedy).endswith(f"{said}.")


def test_a_word_by_mail_is_no_answer(cast: Cast) -> None:
    drafted(cast)
    page = signed_in(cast.secretariat).get(f"/spaces/{cast.spaces['joint'].pk}/words-by-mail").content.decode()
    assert ("Record the word" in page, "Record the answer" in page) == (True, False)
