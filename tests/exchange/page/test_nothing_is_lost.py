"""The page shows every character of the text, in order, and takes none of it for mark-up."""

from dataclasses import replace

import hypothesis.strategies as st
from hypothesis import given

from collegium.exchange.page import page_of
from collegium.exchange.page.markup import UNSHOWABLE
from collegium.reading.contract import (
    ACTS,
    MENTIONED,
    STANDINGS,
    Heading,
    Mention,
    Period,
    Place,
    Reading,
    Statement,
    Turn,
)
from tests.exchange.page.invented import ferry, plan, reading
from tests.exchange.page.parsed import parsed, said, shown, squeezed

HOSTILE = st.text(alphabet=st.sampled_from("<>&\"'/!-=; \nab:xscript\u202eם"), max_size=80)
BREAKING_OUT = (
    "</style><script>alert(1)</script>", "</main></body>", "<!--", "--> ]]>", "&lt;b&gt;&amp;amp;", '" onload="x',
    "\x00", "\ud800",
)  # fmt: skip
WORDS = st.text(max_size=80) | HOSTILE | st.sampled_from(BREAKING_OUT)
CELLS = st.builds("table {} row {} cell {}".format, st.integers(1, 2), st.integers(1, 4), st.integers(1, 3))
VALUES = st.none() | WORDS | st.integers() | st.floats(allow_nan=False)
WHERE = CELLS | st.sampled_from(
    ["text", "/html/body/h2[1]", "/html/body/ul[1]/li[2]", "/html/body/table[1]/tr[1]/td[2]"]
)


@st.composite
def readings(draw: st.DrawFn) -> Reading:
    """Any text with any turns and places in it that keep their order, and any words beside it."""
    text = draw(st.lists(WORDS, max_size=6).map("\n".join))
    cuts = sorted(draw(st.lists(st.integers(0, len(text)), max_size=8)))
    role, speaker = st.sampled_from(["statement", "question", "answer", "chair"]), st.none() | WORDS
    turns = [Turn(span, draw(role), draw(speaker), draw(speaker), draw(speaker)) for span in _pairs(cuts)]
    stops = sorted(draw(st.lists(st.integers(0, len(text)), max_size=12)))
    places = [Place(start, end, draw(WHERE), 0) for start, end in _pairs(stops)]
    title = draw(st.none() | WORDS | st.just(text[:30]))
    fact = st.none() | WORDS
    facts = {"date": draw(fact), "time": draw(fact), "place": draw(fact), "number": draw(fact)}
    heading = Heading(draw(WORDS), title, **facts, languages=())
    furniture = draw(st.lists(WORDS, max_size=2))
    ends = st.integers(0, len(text))
    spans = draw(st.lists(st.tuples(ends, ends).map(sorted), max_size=6))
    mentions = [
        Mention((start, end), draw(st.sampled_from(MENTIONED)), draw(fact), draw(fact), draw(VALUES))
        for start, end in spans
    ]
    one = reading(text, turns=turns, places=places, furniture=furniture, name=draw(WORDS), mentions=mentions)
    statements, premises = (tuple(draw(st.lists(stated(text), max_size=5))) for _ in range(2))
    return replace(one, heading=heading, statements=statements, premises=premises)


def stated(text: str) -> st.SearchStrategy[Statement]:
    """Any statement of a text, with any words in it."""
    ends = st.integers(0, len(text))
    names = st.lists(WORDS, max_size=2).map(tuple)
    word = st.none() | WORDS | st.just(text[:5])
    return st.builds(
        Statement,
        span=st.tuples(ends, ends).map(lambda span: (min(span), max(span))),
        act=st.sampled_from(ACTS),
        actors=names,
        addressees=names,
        forums=names,
        instruments=names,
        when=st.none() | st.builds(Period, word, word),
        condition=word,
        attributed_to=word,
        standing=st.sampled_from(STANDINGS),
        issues=names,
        confidence=st.floats(0, 1),
    )


def _pairs(cuts: list[int]) -> list[tuple[int, int]]:
    return list(zip(cuts[::2], cuts[1::2], strict=False))


def readable(text: str) -> str:
    """What of a text a page can show, white space left out."""
    return squeezed(UNSHOWABLE.sub("\ufffd", text))


@given(readings())
def test_every_character_of_the_text_stands_in_the_page_in_order(one: Reading) -> None:
    assert said(parsed(one)) == readable(one.text)


@given(readings())
def test_no_document_brings_an_element_or_attribute_of_its_own(one: Reading) -> None:
    tree = parsed(one)
    assert not tree.xpath("//script | //img | //iframe | //object | //embed | //base | //form | //link")
    assert not tree.xpath("//a[not(starts-with(@href, '#'))]")
    assert not tree.xpath("//*/@*[starts-with(name(), 'on') or name() = 'style' or name() = 'src']")
    assert "</" not in tree.findtext(".//style")
    assert [len(tree.xpath(f"//{name}")) for name in ("body", "main", "style", "h1")] == [1, 1, 1, 1]


@given(readings())
def test_every_link_leads_somewhere_and_none_stands_in_another(one: Reading) -> None:
    tree = parsed(one)
    ids = tree.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert {link[1:] for link in tree.xpath("//a/@href")} <= set(ids)
    assert not tree.xpath("//a//a")


@given(readings())
def test_title_name_and_furniture_are_shown_as_they_are(one: Reading) -> None:
    tree = parsed(one)
    for number in tree.xpath("//a[@class='ref read']"):
        number.drop_tree()
    if one.heading.title and one.heading.title.strip():
        assert readable(one.heading.title).casefold() in squeezed(tree.find(".//h1").text_content()).casefold()
        assert squeezed(tree.findtext(".//title")) == readable(one.heading.title)
    assert readable(one.source.name) in squeezed(tree.find(".//footer").text_content())
    pieces = [squeezed(item.text_content()) for item in tree.xpath("//details[@class='furniture']//li")]
    assert pieces == [readable(piece.text) for piece in one.furniture]


def test_a_table_and_a_conversation_lose_nothing() -> None:
    for one in (ferry(), plan()):
        assert said(parsed(one)) == squeezed(one.text)


def test_a_page_can_be_written_as_utf_8_whatever_the_text_holds() -> None:
    assert shown(parsed(reading("a\ud800b\x00c")).find(".//main")) == "a\ufffdb\ufffdc"
    page_of(reading("\udfff")).encode("utf-8")


def test_white_space_that_no_page_carries_is_a_space() -> None:
    assert said(parsed(reading("\x1f"))) == ""
    assert shown(parsed(reading("a\x1fb\x85c")).find(".//main")) == "a b c"


def test_a_text_of_five_million_characters_becomes_a_page() -> None:
    words = "The ferry sails at noon. " * 8
    one = reading("\n".join(f"Question: {words}\nPell: {words}" for _ in range(12_000)))
    turns, at = [], 0
    for line in one.text.split("\n"):
        begin = at + line.index(": ") + 2
        turns.append(Turn((begin, at + len(line)), "answer", "Pell", None, None))
        at += len(line) + 1
    page = page_of(reading(one.text, turns=turns))
    assert page.count('<section class="turn') == 24_000
    assert page.count("sails") == one.text.count("sails")


@given(readings())
def test_every_statement_with_words_has_one_note_and_one_number(one: Reading) -> None:
    tree = parsed(one)
    with_words = [
        f"{key}{number}"
        for key, statements in (("", one.statements), ("p", one.premises))
        for number, each in enumerate(statements, 1)
        if one.text[slice(*each.span)].strip()
    ]
    assert sorted(tree.xpath("//li[contains(@class, 'note')]/@id")) == sorted(f"note-{key}" for key in with_words)
    assert sorted(tree.xpath("//a[@class='ref read']/@href")) == sorted(f"#note-{key}" for key in with_words)
