"""What passages do stands beside them: one note for each, led to and back, and counted above."""

from dataclasses import replace

import pytest
from lxml import html

from collegium.exchange.page.acts import MOST_SHOWN, NONE
from collegium.exchange.stated import MEANINGS
from collegium.reading.contract import ACTS, Mention
from collegium.reading.vocabulary import Forum, Party, Vocabulary
from tests.exchange.page.invented import plan, reading
from tests.exchange.page.parsed import parsed, said, shown, squeezed
from tests.exchange.stated import PLAIN, asked, harbour, statement, stating


def counts(tree: html.HtmlElement, group: str) -> list[str]:
    """The labels of a group of switches."""
    return [shown(label) for label in tree.xpath(f"//fieldset[@class='{group}']/label")]


def test_a_note_says_who_does_what_towards_whom_when_and_on_what_condition() -> None:
    notes = [shown(note) for note in parsed(harbour()).xpath("//li[contains(@class, 'note')]")]
    assert notes == [
        "1 Commits likely, 0.80 Velmora condition as long as Oskendal keeps the pier clear of ice when 2031 own words",
        "2 Requests likely, 0.80 Oskendal → Velmora forum tarn-pact instrument Rope Code own words",
        "3 Commits likely, 0.80 Velmora as told by Ondra Pell",
        "4 Adopts very likely, 0.95 actor not known own words",
    ]


def test_every_passage_leads_to_its_note_and_every_note_back() -> None:
    tree = parsed(harbour())
    for number in range(1, 5):
        passage = tree.get_element_by_id(f"s{number}")
        assert passage.xpath("./a/@href")[0] == f"#note-{number}"
        assert tree.get_element_by_id(f"note-{number}").xpath(".//a/@href") == [f"#s{number}"]
        assert set(passage.xpath("./a[@class='w']/@tabindex")) == {"-1"}
        assert passage.xpath("./a[contains(@class, 'ref')]/@tabindex") == []


def test_a_statement_within_another_is_marked_within_it_and_names_within_both() -> None:
    tree = parsed(harbour())
    inner = tree.get_element_by_id("s3")
    assert inner.getparent().get("id") == "s2"
    assert [link.get("href") for link in inner.xpath("./a")][:2] == ["#note-3", "#note-3"]
    named = tree.get_element_by_id("s1").xpath(".//a[contains(@class, 'm party')]")
    assert [shown(name) for name in named] == ["Velmora", "Oskendal"]
    assert not tree.xpath("//a//a")


def test_statements_that_cross_are_each_marked_in_full() -> None:
    text = "The ferry sails at dawn and rests at dusk."
    one = stating(
        reading(text), ("The ferry sails at dawn and rests", "commits", {}), ("and rests at dusk", "holds", {})
    )
    tree = parsed(one)
    assert said(tree) == squeezed(text)
    for kind, words in (("act-commits", "Theferrysailsatdawnandrests"), ("act-holds", "andrestsatdusk")):
        pieces = tree.xpath(f"//main//span[contains(@class, 's {kind}')]")
        assert all(piece.xpath(".//a[@class='w']") for piece in pieces)
        for number in tree.xpath("//main//a[@class='ref read']"):
            number.drop_tree()
        assert squeezed("".join(piece.text_content() for piece in pieces)) == words


def test_the_words_of_a_condition_are_underlined_inside_or_before_the_statement() -> None:
    assert shown(parsed(harbour()).find(".//span[@class='if']")) == "as long as Oskendal keeps the pier clear of ice"
    text = "If the ice breaks, and only then, Velmora will sail."
    one = stating(reading(text), ("Velmora will sail", "commits", {"condition": "If the ice breaks"}))
    assert shown(parsed(one).find(".//span[@class='if']")) == "If the ice breaks"
    lost = stating(reading(text), ("Velmora will sail", "commits", {"condition": "words of nowhere"}))
    assert parsed(lost).find(".//span[@class='if']") is None


def test_notes_stand_with_the_paragraph_in_which_their_passage_begins() -> None:
    blocks = parsed(harbour()).xpath("//div[@class='beside']")
    assert [[note.get("id") for note in block.xpath("./ul/li")] for block in blocks] == [
        ["note-1", "note-2", "note-3"],
        ["note-4"],
    ]


def test_notes_of_rows_stand_below_their_table_and_those_of_the_head_in_it() -> None:
    one = stating(plan(), ("Ferries in winter", "holds", {}), ("Signed in Quell", "adopts", {}))
    tree = parsed(one)
    assert tree.xpath("//main/div/table/following-sibling::*[1]/li/@id") == ["note-1"]
    assert tree.xpath("//header/ul/li/@id") == ["note-2"]


def test_a_passage_over_two_lines_is_marked_in_both_and_numbered_once() -> None:
    tree = parsed(harbour())
    pieces = tree.xpath("//main//span[contains(@class, 'act-adopts')]")
    assert [shown(piece) for piece in pieces] == ["4The two harbours shall:", "• paint the buoys in spring"]
    assert [piece.get("id") for piece in pieces] == ["s4", None]


def test_a_premise_stands_apart_beside_its_question() -> None:
    tree = parsed(asked())
    note = tree.get_element_by_id("note-p1")
    assert shown(note).startswith("Taken for granted by the question P1 Reports likely, 0.80 QN")
    assert note.xpath("ancestor::section[1]/@class") == ["turn question"]
    assert "premise" in tree.get_element_by_id("sp1").get("class").split()
    assert shown(tree.xpath("//p[@class='sum']")[0]).startswith("1 statement; apart: 1 premise of questions. ")


def test_acts_and_actors_are_counted_above_the_text() -> None:
    tree = parsed(harbour())
    assert counts(tree, "acts") == ["Commits 2", "Adopts 1", "Requests 1"]
    assert counts(tree, "actors") == ["Velmora 2", "Oskendal 1", "Actor not known 1"]
    meanings = [shown(row) for row in tree.xpath("//details[@class='meanings']//dd")]
    assert meanings == [MEANINGS[act] for act in ("commits", "adopts", "requests")]


def test_a_premise_counts_for_no_act_but_can_be_chosen() -> None:
    assert counts(parsed(asked()), "acts") == ["Commits 1", "Reports 0"]


def test_actors_beyond_a_dozen_are_folded_away() -> None:
    text = "They sail."
    many = tuple(f"q{number:02}" for number in range(MOST_SHOWN + 3))
    tree = parsed(replace(reading(text), statements=(statement(text, "They sail", actors=many),)))
    assert len(tree.xpath("//fieldset[@class='actors']/label")) == MOST_SHOWN
    assert len(tree.xpath("//fieldset[@class='actors']/details/label")) == 3


def test_where_nothing_is_stated_the_page_says_so() -> None:
    tree = parsed(reading("The ferry waits."))
    assert shown(tree.xpath("//section")[0]) == NONE
    assert "stated" not in tree.find("body").get("class").split()


def test_a_statement_without_words_has_no_note() -> None:
    tree = parsed(replace(reading("The ferry waits."), statements=(PLAIN,)))
    assert not tree.xpath("//li[contains(@class, 'note')]")


@pytest.mark.parametrize("act", ACTS)
def test_every_act_has_a_colour_of_its_own_and_a_meaning(act: str) -> None:
    style = parsed(harbour()).findtext(".//style")
    colours = {line.strip() for line in style.splitlines() if line.strip().startswith(f"--{act}: #")}
    assert len(colours) == 2, "one for light, one for dark; print has that of light"
    assert f".act-{act} {{ --colour: var(--{act}); }}" in style
    assert act in MEANINGS


def test_actors_are_called_as_the_vocabulary_calls_them_and_else_as_the_text_does() -> None:
    text = "The Pier League and Tresk will sail."
    one = replace(
        stating(
            reading(text), ("The Pier League and Tresk will sail", "commits", {"actors": ("pier-league", "QM", "QX")})
        ),
        mentions=(Mention((4, 15), "forum", "pier-league", None, None),),
    )
    known = Vocabulary(
        parties=(Party("QM", {"en": ("Velmora",)}, shown={"en": ("The Lantern Coast",)}),),
        forums=(Forum("other-forum", {"en": ("Other",)}),),
    )
    assert shown(parsed(one, known).xpath("//p[@class='whom']")[0]) == "Pier League, The Lantern Coast, QX"
    assert shown(parsed(one).xpath("//p[@class='whom']")[0]) == "Pier League, QM, QX"
