"""Each part of the page, row by row."""

import tomllib
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from collegium.exchange.page import page_of
from collegium.reading.contract import Heading, Place, Turn
from tests.exchange.page.invented import conversation, ferry, plan, reading
from tests.exchange.page.parsed import parsed, said, shown, squeezed

CASES = Path(__file__).parent / "cases"


def rows(name: str) -> list[Any]:
    """The cases of a file, each under its name."""
    cases = tomllib.loads((CASES / name).read_text(encoding="utf-8"))["case"]
    return [pytest.param(case, id=case["name"]) for case in cases]


@pytest.mark.parametrize("case", rows("margins.toml"))
def test_the_margin_names_the_speaker(case: dict[str, str]) -> None:
    one = conversation((case["label"], "The ferry waits.", case["role"], case.get("speaker")))
    tree = parsed(one)
    assert shown(tree.find(".//p[@class='who']")) == case["margin"]
    assert said(tree) == squeezed(one.text)


@pytest.mark.parametrize("case", rows("mastheads.toml"))
def test_the_masthead_says_what_is_known(case: dict[str, Any]) -> None:
    unknown = Heading("other", None, None, None, None, None, ("en",))
    plain = reading("The ferry waits.", language=case.get("language", "en") or None)
    one = replace(plain, heading=replace(unknown, **case["heading"]))
    facts = parsed(one).xpath("//header//dl/div")
    assert [" ".join(shown(part) for part in fact) for fact in facts] == case["facts"]


@pytest.mark.parametrize(
    ("kind", "words"), [("communique", "Communiqué"), ("press_conference", "Press conference"), ("plan", "Plan")]
)
def test_the_kind_stands_first_in_words(kind: str, words: str) -> None:
    assert shown(parsed(reading("The ferry waits.", kind=kind)).xpath("//header/*")[0]) == words


def test_dates_and_times_are_marked_for_machines() -> None:
    tree = parsed(reading("The ferry waits.", date="2031-02-03", time="09:30"))
    assert tree.xpath("//time/@datetime") == ["2031-02-03", "09:30"]
    assert not parsed(reading("The ferry waits.", date="in winter")).xpath("//time")


def test_the_line_that_holds_the_title_is_the_heading_and_no_line_of_the_text() -> None:
    tree = parsed(reading("3 February 2031\nWords on the\nWinter Ferry, Quell\nQuell, 2031\nThe ferry waits."))
    assert shown(tree.find(".//h1")) == "Words on the Winter Ferry, Quell"
    assert [shown(line) for line in tree.xpath("//p[@class='front']")] == ["3 February 2031", "Quell, 2031"]
    assert shown(tree.find(".//main")) == "The ferry waits."


def test_a_title_that_no_line_holds_is_set_above_the_text() -> None:
    tree = parsed(reading("The ferry waits.", title="A Title from Elsewhere"))
    assert shown(tree.find(".//h1")) == "A Title from Elsewhere"
    assert shown(tree.find(".//main")) == "The ferry waits."


def test_a_document_without_title_is_called_by_its_kind_and_date() -> None:
    tree = parsed(reading("The ferry waits.", title=None, kind="joint_statement"))
    assert tree.findtext(".//title") == shown(tree.find(".//h1")) == "Joint statement, 3 February 2031"


def test_the_office_stands_beside_the_first_turn_of_a_speaker_only() -> None:
    margins = [shown(who) for who in parsed(ferry()).xpath("//p[@class='who']")]
    assert margins[0] == "Ondra Pell Harbour Minister, QM Statement 1"
    assert margins[3] == "Ondra Pell MINISTER PELL: Answer 4"


def test_the_list_of_speakers_leads_to_every_turn() -> None:
    tree = parsed(ferry())
    entries = [shown(entry) for entry in tree.xpath("//nav//li")]
    assert entries == [
        "Ondra Pell, Harbour Minister, QM 3 turns: 1 4 6",
        "Vask, Harbour Minister, QM 1 turn: 2",
        "Questions, speaker not named 2 turns: 3 5",
    ]
    assert {link[1:] for link in tree.xpath("//nav//a/@href")} == set(tree.xpath("//section/@id"))


def test_few_turns_need_no_list_and_very_many_are_folded() -> None:
    turn = ("Pell: ", "Yes.", "answer", "Pell")
    assert not parsed(conversation(*[turn] * 3)).xpath("//nav")
    assert parsed(conversation(*[turn] * 4)).xpath("//nav/details[@open]")
    assert parsed(conversation(*[turn] * 41)).xpath("//nav/details[not(@open)]")


def test_rows_of_cells_are_a_table_with_its_head() -> None:
    tree = parsed(plan())
    assert [shown(cell) for cell in tree.xpath("//main//th")] == ["No.", "Topic of talks", "Month"]
    assert [[shown(cell) for cell in row] for row in tree.xpath("//main//tbody/tr")] == [
        ["1", "Ferries in winter", "March"],
        ["2", "Piers", "June"],
    ]
    assert tree.xpath("//tbody/tr[1]/td/@data-column") == ["No.", "Topic of talks", "Month"]
    assert [shown(line) for line in tree.xpath("//main//h2")] == ["Topics agreed"]


def test_an_empty_cell_keeps_its_column_and_a_lone_cell_is_a_paragraph() -> None:
    text = "a b\nc\nd e\nalone"
    where = [(0, 1, 1, 1), (2, 3, 1, 2), (4, 5, 2, 2), (6, 7, 3, 1), (8, 9, 3, 2), (10, 15, 4, 1)]
    places = [Place(start, end, f"table 1 row {row} cell {cell}", 0) for start, end, row, cell in where]
    tree = parsed(reading(text, places=places))
    assert [[shown(cell) for cell in row] for row in tree.xpath("//tr")] == [["a", "b"], ["", "c"], ["d", "e"]]
    assert [shown(line) for line in tree.xpath("//main//p")] == ["alone"]


@pytest.mark.parametrize("first", ["1 piers", "ice piers"])
def test_a_table_that_begins_with_a_number_or_is_short_has_no_head(first: str) -> None:
    text = f"{first}\nx y" + ("\nz w" if first[0] == "1" else "")
    starts = [at for at in range(len(text)) if at == 0 or text[at - 1] in " \n"]
    places = [Place(at, at + 1, f"table 1 row {1 + n // 2} cell {1 + n % 2}", 0) for n, at in enumerate(starts)]
    tree = parsed(reading(text, places=places))
    assert not tree.xpath("//th")
    assert said(tree) == squeezed(text)
    assert len(tree.xpath("//td")) == len(starts)


def test_two_tables_stay_two_and_a_page_laid_out_in_cells_is_none() -> None:
    cells = ["table 1 row 1 cell 1", "table 1 row 1 cell 2", "table 2 row 1 cell 1", "table 2 row 1 cell 2"]
    places = [Place(2 * at, 2 * at + 1, where, 0) for at, where in enumerate(cells)]
    assert len(parsed(reading("a b\nc d", places=places)).xpath("//table")) == 2
    laid_out = [Place(0, 1, "/html/body/table[1]/tr[1]/td[1]", 0), Place(2, 3, "/html/body/table[1]/tr[1]/td[2]", 0)]
    assert not parsed(reading("a\nb", places=laid_out)).xpath("//table")


def test_cells_out_of_the_order_of_their_columns_are_a_line_and_no_row() -> None:
    places = [Place(at, at + 1, f"table 1 row 1 cell {column}", 0) for at, column in ((0, 2), (2, 1))]
    tree = parsed(reading("a b", places=places))
    assert not tree.xpath("//table")
    assert shown(tree.find(".//main")) == "a b"


def test_headings_and_points_come_from_the_source_where_it_has_them() -> None:
    text = "Ice\nFirst pier\n(a) second pier\nThe ferry waits."
    places = [Place(0, 3, "/html/body/h2[1]", 0), Place(4, 14, "/html/body/ul[1]/li[1]/span[1]", 0)]
    tree = parsed(reading(text, places=places))
    assert [shown(line) for line in tree.xpath("//main//h2")] == ["Ice"]
    assert [line.get("class") for line in tree.xpath("//main//p")] == ["item", "point", None]


def test_furniture_is_folded_away_and_counted() -> None:
    tree = parsed(reading("The ferry waits.", furniture=["Print <this>"]))
    details = tree.find(".//details[@class='furniture']")
    assert (details.get("open"), shown(details)) == (None, "Left out as page furniture, 1 piece Print <this>")
    assert "Nothing was left out as page furniture." in shown(parsed(reading("The ferry waits.")).find(".//footer"))


def test_the_foot_says_which_bytes_were_read_and_by_what() -> None:
    foot = shown(parsed(reading("The ferry waits.", name="ferry & <pier>.txt")).find(".//footer"))
    for fact in (
        "ferry & <pier>.txt",
        "text/plain",
        "ab" * 32,
        "1,234 bytes",
        "Collegium 0.0.7",
        "f" * 64,
        "Contract 1",
    ):
        assert fact in foot.replace("Contract1", "Contract 1")
    assert "What speakers say is theirs; this page attributes it and asserts nothing." in foot


def test_the_text_has_its_language_and_the_frame_is_english() -> None:
    tree = parsed(reading("Der Dampfer wartet.", language="de"))
    assert (tree.get("lang"), tree.find(".//main").get("lang")) == ("en", "de")
    assert parsed(reading("?", language=None)).find(".//main").get("lang") == ""


def test_every_paragraph_finds_its_own_direction() -> None:
    tree = parsed(conversation(("", "العبارة تنتظر", "statement", None), ("Q: ", "Why?", "question", None)))
    assert {line.get("dir") for line in tree.xpath("//main//p[not(@class='who')]")} == {"auto"}


def test_an_empty_text_is_still_a_page() -> None:
    tree = parsed(reading("", title=None, date=None))
    assert (shown(tree.find(".//h1")), shown(tree.find(".//main"))) == ("Press conference", "")


def test_a_turn_that_begins_the_text_leaves_the_title_to_the_masthead() -> None:
    tree = parsed(reading("Words on the Winter Ferry", turns=[Turn((0, 25), "statement", None, None, None)]))
    assert shown(tree.find(".//h1")) == "Words on the Winter Ferry"
    assert shown(tree.find(".//main//div")) == "Words on the Winter Ferry"


def test_the_same_reading_gives_the_same_page_and_it_asks_nobody() -> None:
    page = page_of(ferry())
    assert page == page_of(ferry())
    policy = "default-src 'none'; style-src 'unsafe-inline'"
    assert f'<meta http-equiv="Content-Security-Policy" content="{policy}">' in page
    assert not any(word in page for word in ("http:", "https:", "url(", "@import", "<script", "<link"))
