"""Statements of invented documents."""

from dataclasses import replace
from typing import Any

from collegium.reading.contract import Period, Reading, Statement
from tests.exchange.page.invented import QUESTION, conversation, naming

PLAIN = Statement((0, 0), "commits", ("QM",), (), (), (), None, None, None, "own", (), 0.8)


def statement(text: str, words: str, act: str = "commits", **fields: Any) -> Statement:
    """A statement of the first passage of a text that has these words; what is not given is plain."""
    at = text.index(words)
    return replace(PLAIN, span=(at, at + len(words)), act=act, **fields)


def stating(one: Reading, *said: tuple[str, str, dict[str, Any]], premises: tuple[str, ...] = ()) -> Reading:
    """A reading with statements: (words, act, fields), and with premises by their words."""
    found = tuple(statement(one.text, words, act, **fields) for words, act, fields in said)
    taken = tuple(statement(one.text, words, "reports", actors=("QN",)) for words in premises)
    return replace(one, statements=found, premises=taken)


def harbour() -> Reading:
    """A release with statements of several acts and actors, one inside another, one over two lines, a condition."""
    one = naming(
        "Velmora will keep the ferry afloat as long as Oskendal keeps the pier clear of ice. "
        "Oskendal asks Velmora to pay for the ropes, which Velmora has promised to weigh.\n"
        "The two harbours shall:\n• paint the buoys in spring\n"
        "Nobody spoke of the lighthouse.",
        ("Velmora", "party", "QM", "Velmora", None),
        ("Oskendal", "party", "QN", "Oskendal", None),
        ("Oskendal", "party", "QN", "Oskendal", None),
        ("Velmora", "party", "QM", "Velmora", None),
        kind="press_release",
    )
    return stating(
        one,
        (
            "Velmora will keep the ferry afloat as long as Oskendal keeps the pier clear of ice",
            "commits",
            {
                "condition": "as long as Oskendal keeps the pier clear of ice",
                "when": Period("2031-01-01", "2031-12-31"),
            },
        ),
        (
            "Oskendal asks Velmora to pay for the ropes, which Velmora has promised to weigh",
            "requests",
            {"actors": ("QN",), "addressees": ("QM",), "forums": ("tarn-pact",), "instruments": ("Rope Code",)},
        ),
        ("which Velmora has promised to weigh", "commits", {"standing": "told", "attributed_to": "Ondra Pell"}),
        ("The two harbours shall:\n• paint the buoys in spring", "adopts", {"actors": (), "confidence": 0.95}),
    )


def asked() -> Reading:
    """A conversation whose question takes something for granted."""
    spoken = conversation(
        (QUESTION, "Oskendal burned the old pier last year. What now?", "question", None),
        ("Ondra Pell: ", "We shall build it again. " * 12, "answer", "Ondra Pell"),
    )
    return stating(
        spoken,
        ("We shall build it again", "commits", {"attributed_to": "Ondra Pell"}),
        premises=("Oskendal burned the old pier last year",),
    )
