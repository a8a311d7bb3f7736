"""A comparison leaves as a table, as JSON and as a page, and each has every statement of both."""

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from collegium.exchange.comparison import FORMATS, write_comparison
from collegium.exchange.comparison.words import ASKS, CALLED, EMPTY, MEANING, SILENT
from collegium.reading.compare import KINDS, compare
from collegium.reading.vocabulary import Party, Vocabulary
from tests.exchange.comparison.made import NEW, OLD, empty, made
from tests.exchange.page.parsed import shown
from tests.reading.compare.made import of_statements


def page() -> html.HtmlElement:
    return html.document_fromstring(write_comparison(made(), "html"))


def test_the_example_has_every_kind() -> None:
    assert [pair.kind for pair in made().pairs] == ["kept", "reworded", "new", "not_repeated", "not_repeated"]


def test_the_table_counts_and_shows_both_sides_with_what_changed() -> None:
    lines = write_comparison(made(), "table").splitlines()
    assert lines[2] == "  statements  1 kept, 1 reworded, 1 new, 2 not repeated"
    text = "\n".join(lines)
    for kind in KINDS:
        assert f"{CALLED[kind]} (" in text
    assert "  2 commits: QM                                    2 supports: QM" in lines
    assert "[-undertakes" in text
    assert "{+supports" in text
    assert SILENT in text
    assert "The later text declines it:" in text


def test_json_has_each_pair_with_quotes_numbers_and_changes() -> None:
    told = json.loads(write_comparison(made(), "json"))
    assert told["counts"] == {"kept": 1, "reworded": 1, "new": 1, "not_repeated": 2}
    assert (told["old"]["heading"]["date"], told["new"]["heading"]["date"]) == ("2031-02-03", "2032-02-02")
    assert [pair["old"]["quote"] for pair in told["pairs"] if pair["old"]] == [words for _, _, words in OLD]
    assert [pair["new"]["quote"] for pair in told["pairs"] if pair["new"]] == [words for _, _, words in NEW]
    reworded, given_up = told["pairs"][1], told["pairs"][3]
    assert (reworded["old"]["number"], reworded["new"]["act"]) == (2, "supports")
    assert "".join(each["old"] for each in reworded["changes"]) == OLD[1][2]
    assert "".join(each["new"] for each in reworded["changes"]) == NEW[1][2]
    assert (given_up["beside"]["number"], given_up["similarity"], given_up["changes"]) == (3, None, [])


@pytest.mark.parametrize(("kind", "asks"), [("statement", [1, 0]), ("briefing", [0, 0])])
def test_what_is_worth_asking_about_says_so_in_every_shape_and_stands_first(kind: str, asks: list[int]) -> None:
    both = [replace(each, heading=replace(each.heading, kind=kind)) for each in (made().old, made().new)]
    gone = [
        ("holds", "QN", "Fog is nobody's fault"),
        ("commits", "QM", "Velmora paints seven lanterns of the museum green"),
    ]
    comparison = compare(replace(of_statements(gone), heading=both[0].heading), both[1])
    table, page = write_comparison(comparison, "table"), write_comparison(comparison, "html")
    assert (table.count(ASKS), page.count(ASKS)) == (sum(asks), sum(asks))
    for shape in (table, page):
        assert (shape.index("lanterns") < shape.index("Fog is")) == bool(sum(asks))
    pairs = json.loads(write_comparison(comparison, "json"))["pairs"]
    assert sorted((each["worth_asking"] for each in pairs if each["kind"] == "not_repeated"), reverse=True) == asks


def test_the_page_shows_every_statement_of_both_and_what_changed() -> None:
    tree = page()
    assert [shown(each) for each in tree.xpath("//ul[@class='tally']/li")] == [
        "Kept 1", "Reworded 1", "New 1", "Not repeated 2",
    ]  # fmt: skip
    quotes = [shown(each) for each in tree.xpath("//section//blockquote")]
    assert sorted(quotes) == sorted([words for _, _, words in OLD] + [words for _, _, words in NEW] + [NEW[2][2]])
    assert [shown(each) for each in tree.xpath("//section[@id='reworded']//del")] == ["undertakes to deepen"]
    assert [shown(each) for each in tree.xpath("//section[@id='reworded']//ins")] == ["supports deepening"]
    assert not tree.xpath("//section[@id='kept']//del | //section[@id='kept']//ins")


def test_what_is_not_repeated_is_told_from_what_is_given_up() -> None:
    given_up, silent = [shown(each) for each in page().xpath("//section[@id='not_repeated']//li")]
    assert "The later text declines it:" in given_up
    assert NEW[2][2] in given_up
    assert SILENT in silent
    assert MEANING["not_repeated"] in shown(page().get_element_by_id("not_repeated"))


def test_every_link_of_the_page_leads_somewhere() -> None:
    tree = page()
    assert {link[1:] for link in tree.xpath("//a/@href")} <= set(tree.xpath("//@id"))


def test_parties_are_called_as_the_vocabulary_calls_them() -> None:
    known = Vocabulary(parties=(Party("QM", {"en": ("Velmora",)}, shown={"en": ("The Lantern Coast",)}),))
    assert "The Lantern Coast" in write_comparison(made(), "html", known)
    assert "2 commits: The Lantern Coast" in write_comparison(made(), "table", known)


def test_two_texts_without_statements_say_so() -> None:
    assert EMPTY in write_comparison(empty(), "table")
    assert EMPTY in write_comparison(empty(), "html")
    assert json.loads(write_comparison(empty(), "json"))["pairs"] == []


@pytest.mark.parametrize("format_", FORMATS)
def test_the_same_comparison_gives_the_same_bytes(format_: str) -> None:
    assert write_comparison(made(), format_) == write_comparison(made(), format_)
    assert write_comparison(made(), format_).endswith("\n")


@given(st.text(max_size=40), st.text(max_size=40), st.text(max_size=10))
def test_no_words_steer_the_terminal_or_become_elements(old: str, new: str, actor: str) -> None:
    comparison = compare(
        *(
            of_statements([("commits", actor, words), ("commits", "", f"{words} ferry pier channel")])
            for words in (old, new)
        )
    )
    table = write_comparison(comparison, "table")
    assert all(char.isprintable() or char == "\n" for char in table)
    tree = html.document_fromstring(write_comparison(comparison, "html"))
    assert not tree.xpath("//script | //img | //link | //form | //*/@*[starts-with(name(), 'on')]")
    assert tree.xpath("count(//main)") == 1
