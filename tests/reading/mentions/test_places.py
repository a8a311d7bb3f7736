"""Places in a text: of the tables, shown by the words beside them, and with the state behind a city."""

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from collegium.reading.contract import Mention
from collegium.reading.mentions.found import Text, longest
from collegium.reading.mentions.grounds import LANGUAGES, grounds
from collegium.reading.mentions.places import places
from collegium.reading.vocabulary import Vocabulary
from collegium.reading.words import words

ROOT = Path(__file__).parents[3]
CASES = tomllib.loads((Path(__file__).parent / "cases" / "places.toml").read_text(encoding="utf-8"))
VOCABULARY = Vocabulary.shipped().with_file(ROOT / "examples" / "vocabulary.json")
ROWS = [(language, row) for language, rows in CASES.items() for row in rows]


def found(text: str, language: str, heading: str | None = None, taken: list[str] | None = None) -> list[Mention]:
    seen = Text(text, language, VOCABULARY.spots(text, language), frozenset(words(language).months))
    spans = [(text.find(name), text.find(name) + len(name)) for name in taken or []]
    mentioned = [Mention(span, "person") for span in spans]
    return longest(places(seen, heading, mentioned, grounds(language)))


@pytest.mark.parametrize(("language", "row"), ROWS, ids=[f"{language} {row['guards']}" for language, row in ROWS])
def test_a_text_names_its_places(language: str, row: dict[str, object]) -> None:
    text, taken = str(row["text"]), row.get("taken", [])
    heading = row.get("heading")
    assert isinstance(taken, list)
    mentions = found(text, language, str(heading) if heading else None, taken)
    assert [text[slice(*mention.span)] for mention in mentions] == row["found"]


def test_every_language_has_its_rows() -> None:
    assert all(len(CASES[language]) >= (25 if language == "en" else 12) for language in LANGUAGES)


@given(st.text(alphabet="Lake Cpf,.\nGenvityFor", max_size=80), st.sampled_from(LANGUAGES))
def test_places_are_of_their_kind_and_stand_inside_the_text(text: str, language: str) -> None:
    for mention in found(text, language, "Lake"):
        assert (mention.kind, mention.id, mention.name, mention.value) == ("place", None, None, None)
        assert 0 <= mention.span[0] < mention.span[1] <= len(text)
        assert text[slice(*mention.span)].strip() == text[slice(*mention.span)]
