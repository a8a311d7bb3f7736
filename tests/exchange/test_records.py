"""The JSON is the contract's, key by key, and the same whenever it is written."""

import json

from hypothesis import given
from hypothesis import strategies as st

from collegium.exchange.records import json_of, record_of
from collegium.reading.contract import Place, Turn
from tests.exchange.page.invented import ferry, reading

SHAPE = {
    "": [
        "contract", "reader", "vocabulary", "source", "text", "heading", "furniture", "turns", "mentions",
        "statements", "premises", "map",
    ],
    "source": ["name", "media_type", "sha256", "bytes", "language"],
    "heading": ["kind", "title", "date", "time", "place", "number", "languages"],
}  # fmt: skip
TURN = ["span", "role", "speaker", "office", "party"]


def test_the_keys_stand_in_the_order_of_the_contract() -> None:
    record = json.loads(json_of(ferry()))
    for part, keys in SHAPE.items():
        assert list(record[part] if part else record) == keys
    assert all(list(turn) == TURN for turn in record["turns"])
    assert all(list(piece) == ["text"] for piece in record["furniture"])


def test_every_value_arrives() -> None:
    given_reading = reading(
        "The ferry sails.",
        turns=[Turn((4, 9), "question", None, "Pilot", "QM")],
        time="09:30",
        place="Quell",
        number="7/31",
        languages=("en", "ru"),
        furniture=["Print", "Share"],
        places=[Place(0, 16, "page 1", 5)],
    )
    record = json.loads(json_of(given_reading))
    assert record == {
        "contract": 1,
        "reader": "0.0.7",
        "vocabulary": "f" * 64,
        "source": {
            "name": "ferry.txt",
            "media_type": "text/plain",
            "sha256": "ab" * 32,
            "bytes": 1234,
            "language": "en",
        },
        "text": "The ferry sails.",
        "heading": {
            "kind": "press_conference",
            "title": "Words on the Winter Ferry",
            "date": "2031-02-03",
            "time": "09:30",
            "place": "Quell",
            "number": "7/31",
            "languages": ["en", "ru"],
        },
        "furniture": [{"text": "Print"}, {"text": "Share"}],
        "turns": [{"span": [4, 9], "role": "question", "speaker": None, "office": "Pilot", "party": "QM"}],
        "mentions": [],
        "statements": [],
        "premises": [],
        "map": [[0, 16, "page 1", 5]],
    }


def test_what_is_not_known_is_null_or_empty() -> None:
    record = record_of(reading("The ferry sails.", title=None, date=None, languages=(), language=None))
    assert record["source"]["language"] is None
    assert [record["heading"][key] for key in SHAPE["heading"]] == [
        "press_conference",
        None,
        None,
        None,
        None,
        None,
        [],
    ]
    assert [record[key] for key in ("furniture", "turns", "map")] == [[], [], []]


@given(st.text(), st.text())
def test_it_is_one_line_of_utf_8_that_gives_back_the_text(text: str, name: str) -> None:
    line = json_of(reading(text, name=name))
    assert len(line.encode("utf-8", "replace").split(b"\n")) == 1
    record = json.loads(line)
    assert record["text"] == text
    assert record["source"]["name"] == name
    assert line == json_of(reading(text, name=name))
