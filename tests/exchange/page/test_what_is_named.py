"""What a text names is marked in it, and listed beside it with every place."""

from itertools import pairwise
from typing import Any

import pytest

from collegium.exchange.named import NOTICE
from collegium.exchange.page import page_of
from collegium.exchange.page.index import MOST_LINKS
from collegium.reading.contract import Mention, Reading, Turn
from collegium.reading.vocabulary import Party, Vocabulary
from tests.exchange.page.invented import Named, conversation, naming, pact, plan, reading
from tests.exchange.page.parsed import marks, parsed, said, shown, squeezed
from tests.exchange.page.test_what_the_page_shows import rows


def named(case: dict[str, Any]) -> Reading:
    """The reading of a row."""
    found: list[Named] = [
        (words, kind, id_ or None, name or None, None if value == "" else value)
        for words, kind, id_, name, value in case["named"]
    ]
    return naming(case["text"], *found)


@pytest.mark.parametrize("case", rows("marks.toml"))
def test_marks_stand_on_the_words_that_name_something(case: dict[str, Any]) -> None:
    one = named(case)
    tree = parsed(one)
    assert "|".join(marks(line) for line in tree.xpath("//main//p")) == case["marked"], case["guards"]
    assert said(tree) == squeezed(one.text)


def test_a_mark_says_what_it_is_and_leads_to_the_card_that_leads_back() -> None:
    tree = parsed(pact())
    first = tree.xpath("//main//a[@title='Party: Velmora (QM)']")[0]
    card = tree.get_element_by_id(first.get("href")[1:])
    assert first.get("tabindex") == "-1"
    assert shown(card).startswith(
        "Party Close Velmora QM As “Velmoran” 41 places: 1 2 3".replace("“", "").replace("”", "")
    )
    places = [tree.get_element_by_id(link.get("href")[1:]).text for link in card.xpath(".//p[@class='links']/a")]
    assert places == ["Velmora", *["Velmoran"] * 40]


def test_what_a_mark_says() -> None:
    told = dict.fromkeys(parsed(pact()).xpath("//main//a/@title"))
    assert list(told) == [
        "Person: Ondra Pell",
        "Party: Velmora (QM)",
        "Forum: Tarn Pact (tarn-pact)",
        "Instrument: Programme of Ferries for 2031",
        "Date: 2031",
        "Place: Quell",
        "Date: December 2029 to February 2030",
        "Date: not known",
        "Quantity: 3",
        "Party: Oskendal (QN)",
    ]


def test_the_index_lists_names_by_letter_and_dates_by_time() -> None:
    groups = parsed(pact()).xpath("//nav[@id='named']//details")
    listed = {shown(group.find("summary")): [shown(each) for each in group.xpath(".//li")] for group in groups}
    assert listed == {
        "Parties 2, named 42 times": ["Oskendal QN 1", "Velmora QM 1 2 3 4 5 6 7 8 9 10 … all 41"],
        "Forums 1, named 1 time": ["Tarn Pact tarn-pact 1"],
        "Instruments 1, named 1 time": ["Programme of Ferries for 2031 1"],
        "Persons 1, named 1 time": ["Ondra Pell 1"],
        "Places 1, named 1 time": ["Quell 1"],
        "Dates 3, named 3 times": ["December 2029 to February 2030 1", "2031 1", "in recent years when is not known 1"],
        "Quantities 1, named 1 time": ["three Oskendalian ferries 3 1"],
    }


@pytest.mark.parametrize("times", [MOST_LINKS, MOST_LINKS + 1])
def test_an_entry_with_many_places_has_them_all_on_its_card(times: int) -> None:
    each = ("Velmora", "party", "QM", "Velmora", None)
    text = "Velmora " * times
    spans = [(8 * at, 8 * at + 7) for at in range(times)]
    tree = parsed(reading(text.strip(), mentions=[Mention(span, *each[1:]) for span in spans]))
    entry = tree.xpath("//nav[@id='named']//li")[0]
    assert ("all" in shown(entry)) is (times > MOST_LINKS)
    assert len(tree.get_element_by_id("n1").xpath(".//p[@class='links']/a")) == times


def test_where_nothing_is_named_there_is_no_index() -> None:
    tree = parsed(reading("The ferry waits."))
    assert not tree.xpath("//nav | //fieldset | //aside | //*[@class='cards']")
    assert NOTICE not in shown(tree.find("body"))


def test_names_of_states_are_listed_with_the_notice_that_it_implies_no_view() -> None:
    assert shown(parsed(pact()).find(".//details/p")) == NOTICE
    spoken = conversation(("Ondra Pell: ", "Yes.", "answer", "Ondra Pell"))
    assert shown(parsed(spoken).find(".//footer/p")).endswith(NOTICE)
    assert NOTICE not in shown(parsed(pact()).find(".//footer"))
    without = naming("in Quell", ("Quell", "place", None, None, None))
    assert NOTICE not in shown(parsed(without).find("body"))


def test_spellings_of_one_thing_are_one_entry_and_its_name_is_the_tables() -> None:
    one = naming(
        "Tresk and the Velmoran side, Ms Pell and ONDRA PELL",
        ("Tresk", "party", "QM", "Velmora", None),
        ("Velmoran side", "party", "QM", "Velmora", None),
        ("Pell", "person", None, "Ondra Pell", None),
        ("ONDRA PELL", "person", None, "Ondra Pell", None),
    )
    cards = [shown(card) for card in parsed(one).xpath("//aside")]
    assert cards == [
        "Party Close Velmora QM As Tresk, Velmoran side 2 places: 1 2",
        "Person Close Ondra Pell As Pell, ONDRA PELL 2 places: 1 2",
    ]


def test_names_in_titles_labels_and_tables_are_marked_too() -> None:
    spoken = conversation(("Ondra Pell (Velmora): ", "Yes.", "answer", "Ondra Pell"))
    who = Mention((0, 10), "person", None, "Ondra Pell", None)
    where = Mention((12, 19), "party", "QM", "Velmora", None)
    label = parsed(reading(spoken.text, turns=spoken.turns, mentions=[who, where])).find(".//p[@class='who']/span")
    assert marks(label) == "[person: Ondra Pell] ([party: Velmora]):"
    table, cell = plan(), Mention((plan().text.index("March"), plan().text.index("March") + 5), "date", value="2031-03")
    tree = parsed(reading(table.text, kind="plan", places=table.map, mentions=[Mention((13, 25), "place"), cell]))
    assert marks(tree.xpath("//td[@data-column='Month']")[0]) == "[date: March]"
    assert marks(tree.find(".//h1")) == "Words on the [place: Winter Ferry]"


def test_a_label_whose_name_is_inside_a_longer_mention_keeps_both() -> None:
    turn = Turn((15, 19), "answer", "Pell", None, None)
    tree = parsed(reading("MINISTER PELL: Yes.", turns=[turn], mentions=[Mention((0, 13), "person", name="Pell")]))
    label = tree.find(".//p[@class='who']/span")
    assert marks(label) == "[person: MINISTER ][person: PELL]:"
    assert shown(label.find("b")) == "PELL"
    assert len(tree.xpath("//*[@id='m1']")) == 1


def test_a_party_is_shown_by_the_name_that_the_vocabulary_has() -> None:
    spoken = conversation(*[("Ondra Pell: ", "Yes.", "answer", "Ondra Pell")] * 4)
    known = Vocabulary(parties=(Party("QM", {"en": ("Velmora",)}, shown={"en": ("The Lantern Coast",)}),))
    tree = parsed(spoken, known)
    assert shown(tree.xpath("//nav//li")[0]) == (
        "Ondra Pell, Harbour Minister, The Lantern Coast (QM) 4 turns: 1 2 3 4"
    )
    assert shown(tree.find(".//p[@class='who']")) == "Ondra Pell: Harbour Minister, The Lantern Coast Answer 1"


def test_without_vocabulary_a_party_that_the_text_names_has_its_name() -> None:
    one = conversation(("Ondra Pell: ", "Velmora waits.", "answer", "Ondra Pell"))
    mention = Mention((12, 19), "party", "QM", "Velmora", None)
    tree = parsed(reading(one.text, turns=one.turns, mentions=[mention]))
    assert "Harbour Minister, Velmora" in shown(tree.find(".//p[@class='who']"))


def test_a_switch_and_a_rule_of_style_stand_for_every_kind() -> None:
    tree = parsed(pact())
    style = tree.findtext(".//style")
    kinds = [box.get("id").removeprefix("show-") for box in tree.xpath("//fieldset//input")]
    assert kinds == ["party", "forum", "instrument", "person", "place", "date", "quantity"]
    for kind in kinds:
        assert f".{kind} {{ --mark: var(--{kind})" in style
        assert style.count(f"#show-{kind}:not(:checked)") == 3


def test_a_long_line_with_very_many_mentions_becomes_a_page() -> None:
    times = 20_000
    mentions = [Mention((8 * at, 8 * at + 7), "party", "QM", "Velmora", None) for at in range(times)]
    page = page_of(reading(("Velmora " * times).strip(), mentions=mentions))
    assert page.count('class="m party" id=') == times
    assert page.count('aria-label="Velmora, place') == times + MOST_LINKS - 2


def test_entries_are_numbered_in_the_order_of_the_text() -> None:
    starts = [int(link[2:]) for link in dict.fromkeys(parsed(pact()).xpath("//main//a/@href"))]
    assert all(one < other for one, other in pairwise(starts))
