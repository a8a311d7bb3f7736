"""What a document says of itself: kind, title, date, time, place, number and languages, in five languages."""

from typing import Any

import pytest

from collegium.reading.contract import KINDS
from collegium.reading.read import read
from collegium.reading.words import LANGUAGES
from tests.reading.rows import Row, invented, named, rows

LANGUAGE_ROWS = rows("kinds", "language")
TITLES = [
    pytest.param(row, title, kind, id=f"{row['name']}-{kind}-{title[:40]}")
    for row in LANGUAGE_ROWS
    for title, kind in row["titles"].items()
]


def heading(row: Row, **options: Any) -> dict[str, Any]:
    """The heading of a row's document, with "" for what it does not say."""
    found = read(
        row["text"].encode(), "case", invented(), media_type=row.get("media_type", "text/plain"), **options
    ).heading
    said = {name: getattr(found, name) for name in type(found).__slots__}
    return {name: list(each) if isinstance(each, tuple) else each or "" for name, each in said.items()}


@pytest.mark.parametrize("row", rows("headings"), ids=named)
def test_a_heading_says_what_its_lines_say(row: Row) -> None:
    found = heading(row)
    assert {name: found[name] for name in row["expected"]} == row["expected"], row["guards"]


@pytest.mark.parametrize(("row", "title", "kind"), TITLES)
def test_a_title_gives_the_kind_away(row: Row, title: str, kind: str) -> None:
    found = heading({"text": "\n".join([title, row["date"], "", *row["body"]])})
    assert (found["kind"], found["title"], found["date"]) == (kind, title, "2031-03-04")


@pytest.mark.parametrize(("row", "title", "kind"), TITLES)
def test_capitals_do_not_change_the_kind(row: Row, title: str, kind: str) -> None:
    assert heading({"text": "\n".join([title.upper(), row["date"], "", *row["body"]])})["kind"] == kind


def test_every_kind_of_the_contract_has_a_case() -> None:
    assert {kind for row in LANGUAGE_ROWS for kind in row["titles"].values()} | {"statement"} == set(KINDS)
    assert [row["name"] for row in LANGUAGE_ROWS] == sorted(LANGUAGES, key=[row["name"] for row in LANGUAGE_ROWS].index)


@pytest.mark.parametrize("row", LANGUAGE_ROWS, ids=named)
def test_title_and_date_that_come_beside_a_text_stand_first_in_it(row: Row) -> None:
    title = next(iter(row["titles"]))
    reading = read("\n".join(row["body"]).encode(), "case", invented(), title=title, published=row["date"])
    assert reading.text.startswith(f"{title}\n{row['date']}\n{row['body'][0]}")
    assert (reading.heading.title, reading.heading.date) == (title, "2031-03-04")
    assert list(dict.fromkeys(place.where for place in reading.map)) == ["title", "published", "text"]
