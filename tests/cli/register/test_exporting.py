"""`collegium export`: what a person may see, as a file beside its description."""

import json

import pytest
from csvw import Table

from tests.cli.register.house import HEAD, House

OTHER = "head@ostrand.example"
WORDS = """Words on the Winter Ferry {year}

Velmora, 3 February {year}

Velmora commits to deepen the channel below the lighthouse by {month}.
"""


def added(house: House, year: int, month: str) -> str:
    """The id of a document that was added."""
    file = house.home / f"ferry-{year}.txt"
    file.write_text(WORDS.format(year=year, month=month), "utf-8")
    done = house.done("add", file, "--as", HEAD, "--space", "QM")
    return done.stdout.partition("\t")[0]


def test_findings_leave_as_csv_with_the_description_beside_it(house: House) -> None:
    document = added(house, 2031, "March")
    file = house.home / "out.csv"
    house.done("export", "findings", document, "--as", HEAD, "--file", file)
    table = Table.from_file(file.with_name("out.csv-metadata.json"))
    rows = list(table.iterdicts(strict=True))
    assert [(row["document"], row["act"]) for row in rows] == [(document, "commits")]
    told = json.loads(house.done("export", "statements", "--space", "QM", "--shape", "json", "--as", HEAD).stdout)
    assert told["rows"] == []
    for name, some in (("undertakings", False), ("questions", False), ("wanted", True)):
        told = json.loads(house.done("export", name, "--space", "QM", "--shape", "json", "--as", HEAD).stdout)
        assert (told["table"], bool(told["rows"])) == (name, some)
    assert "Coastal Missiles Treaty" in {row["name"] for row in told["rows"]}


def test_a_comparison_leaves_of_two_documents(house: House) -> None:
    old, new = added(house, 2031, "March"), added(house, 2032, "June")
    told = json.loads(house.done("export", "comparison", old, new, "--as", HEAD, "--shape", "json").stdout)
    assert [row["became"] for row in told["rows"]] == ["kept"]
    refused = house.run("export", "comparison", old, new, "--as", OTHER)
    assert refused.returncode == 1
    assert "You see no document of this id" in refused.stderr
    assert "channel" not in refused.stdout


@pytest.mark.parametrize(
    ("words", "status", "said"),
    [
        (("statements",), 2, "Name one document, or a space"),
        (("statements", "X", "--space", "QM"), 2, "Name one document, or a space"),
        (("comparison", "X"), 2, "A comparison is of two documents"),
        (("statements", "--space", "QN"), 1, "You see no space of this name"),
        (("findings", "X"), 1, "You see no document of this id"),
        (
            ("references", "--space", "QM", "--act", "commits"),
            2,
            "Statements, findings and undertakings alone are narrowed",
        ),
        (("comparison", "X", "Y", "--begin", "2031"), 2, "Statements, findings and undertakings alone are narrowed"),
        (("questions", "X"), 2, "Questions are of a space"),
        (("wanted", "--space", "QN"), 1, "You see no space of this name"),
        (("songs",), 2, "songs"),
    ],
)
def test_what_cannot_be_taken_is_said(house: House, words: tuple[str, ...], status: int, said: str) -> None:
    ended = house.run("export", *words, "--as", HEAD)
    assert ended.returncode == status
    assert said in ended.stderr
