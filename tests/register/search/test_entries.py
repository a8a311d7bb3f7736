"""Entries are found by what they say now, in the spaces that a person sees; what goes is found no more."""

import csv
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import connection
from django.test.utils import CaptureQueriesContext

from collegium.accounts.access import seeing_as
from collegium.accounts.errors import NotVisible
from collegium.accounts.journal.change import change
from collegium.accounts.journal.striking import propose_striking, strike
from collegium.accounts.journal.undo import undo
from collegium.accounts.models import Change, Entry
from collegium.accounts.sight import seeing
from collegium.register import actions
from collegium.register.actions import references
from collegium.register.actions.deciding import decide, take_back
from collegium.register.actions.inquiries import say_inquiry
from collegium.register.actions.merging import Words, link, merge, part, unlink
from collegium.register.actions.references import Said
from collegium.register.actions.series import Described, describe_series, give_up, make_series
from collegium.register.arrival import Arrival
from collegium.register.derived import make_cards, uncarded
from collegium.register.models import (
    Card,
    Decision,
    Document,
    Fact,
    Finding,
    Inquiry,
    Reading,
    Reference,
    Series,
    Statement,
    Wanted,
)
from collegium.register.queries.asking import Asked
from collegium.register.queries.entries import card_of, documents_behind, entries
from collegium.register.search.index import ENTRIES, index
from collegium.register.search.terms import Sought, code_of
from tests.cast import Cast, note
from tests.register.test_findings import read_by_another

TELLS = b"Words on Tides\n\nVelmora, 3 February 2031\n\nThe office published the Tidewater Channel Strategy.\n"
GUILD = {"en": ["Lantern Guild"], "fr": ["Fanal du Port"]}
KINDS = {"party": "reference", "forum": "reference", "person": "reference"}
with (Path(__file__).parent / "cases" / "entries.csv").open(encoding="utf-8") as opened:
    ROWS = list(csv.DictReader(opened))


@pytest.fixture
def shelf(cast: Cast) -> Cast:
    """One entry of each kind in Velmora's own space."""
    space, editor = cast.spaces["QM"], cast.editor_qm
    broken = Arrival(b"%PDF-1.7\nbroken", "ledger.pdf", originator="Cooper Office")
    actions.add(editor, space, cast.marking("open"), broken)
    telling = actions.add(editor, space, cast.marking(), replace(note(), data=TELLS, name="tides.txt")).document
    say_inquiry(editor, Wanted.objects.get(document=telling), "not_found", "the archive", "2031-05-06")
    guild = references.add(editor, space, "forum", GUILD)
    references.state(editor, guild, Said("note", "Il a éclairé le quai; see Quill"))
    link(editor, space, Words("forum", "skippers' board", "en"), guild.slug, True)
    make_series(editor, space, Described("Yearbook of the Ferry", "report", "each spring, yearly"))
    return cast


def found(cast: Cast, words: str = "", who: str = "editor_qm", **asked: str) -> list[str]:
    """What is found: the kinds of entries."""
    listed = entries(cast.people[who], Asked(words, **asked))
    return [KINDS.get(each.card.kind, each.card.kind) for each in listed.found]


def guild() -> Reference:
    return Reference.objects.get(slug="lantern-guild")


def last_change(entry: Entry) -> Change:
    return Change.objects.filter(versions__entry=entry.pk).latest("number")


def test_what_is_typed_finds_what_the_rows_say(shelf: Cast) -> None:
    answers = {row["typed"]: " ".join(sorted(found(shelf, row["typed"]))) for row in ROWS}
    assert answers == {row["typed"]: row["found"] for row in ROWS}


def test_an_entry_is_found_by_what_it_is_and_by_what_it_has(shelf: Cast) -> None:
    assert found(shelf, kind="series") == ["series"]
    assert found(shelf, "strategy", kind="inquiry") == ["inquiry"]
    assert found(shelf, "strategy", kind="document") == found(shelf, "strategy", kind="passage") == []
    assert found(shelf, "archive", begin="2031-05", end="2031-06") == ["inquiry"]
    assert found(shelf, "archive", end="2031-04") == found(shelf, "lantern", begin="2031") == []
    telling = Document.objects.get(name="tides.txt").pk
    assert sorted(found(shelf, document=telling)) == ["document", "inquiry"]
    assert found(shelf, "tides", language="en") == ["document"]
    assert found(shelf, "lantern", act="commits") == found(shelf, "lantern", party="QM") == []


def test_what_holds_it_is_marked_and_the_documents_behind_it_are_known(shelf: Cast) -> None:
    one = entries(shelf.editor_qm, Asked("lantern")).found[0]
    assert [[piece.text for piece in told.pieces if piece.hit] for told in one.told] == [["Lantern"]]
    inquiry = entries(shelf.editor_qm, Asked("archive")).found
    assert [each.name for each in documents_behind(inquiry)] == ["tides.txt"]
    cited = Document.objects.get(name="tides.txt")
    references.state(shelf.editor_qm, guild(), Said("note", "It lit a beacon", document=cited, quote="The office"))
    assert documents_behind(entries(shelf.editor_qm, Asked("beacon")).found) == [cited]


def test_the_dated_come_first_and_a_page_goes_on(cast: Cast) -> None:
    for number in range(7):
        make_series(cast.editor_qm, cast.spaces["QM"], Described(f"Tide {number}, tide{' tide' * (number % 3)}"))
    actions.add(cast.editor_qm, cast.spaces["QM"], cast.marking(), replace(note(), name="tide.txt"))
    first = entries(cast.editor_qm, Asked("tide"), rows=5)
    assert (first.found[0].card.kind, first.count, first.more) == ("document", 8, False)
    second = entries(cast.editor_qm, Asked("tide"), first.following or "", rows=5)
    assert (len(second.found), second.count, second.following) == (3, None, None)
    assert len({each.card.entry for each in (*first.found, *second.found)}) == 8
    assert entries(cast.editor_qn, Asked("tide"), first.following or "").found == []
    assert [each.hits for each in entries(cast.editor_qm, Asked("tide", order="hits")).found][:3] == [4, 4, 3]


def test_what_is_corrected_is_found_as_it_is_now(shelf: Cast) -> None:
    references.correct(shelf.editor_qm, guild(), {"en": ["Beacon Guild"]})
    assert found(shelf, "fanal") == [] != found(shelf, "beacon")
    references.take_back(shelf.editor_qm, guild().facts.get())
    assert found(shelf, "quill") == []
    unlink(shelf.editor_qm, guild().links.get())
    assert found(shelf, "skippers") == []
    describe_series(shelf.editor_qm, Series.objects.get(), Described("Annals"))
    assert found(shelf, "yearbook") == [] != found(shelf, "annals")
    undo(last_change(Series.objects.get()), shelf.editor_qm, "It was right")
    assert found(shelf, "annals") == [] != found(shelf, "yearbook")
    give_up(shelf.editor_qm, Series.objects.get())
    references.withdraw(shelf.editor_qm, references.add(shelf.editor_qm, shelf.spaces["QM"], "forum", {"en": ["Quay"]}))
    assert found(shelf, "yearbook") == found(shelf, "quay") == []


def test_what_is_merged_is_found_as_one_until_it_is_taken_apart(shelf: Cast) -> None:
    editor, space = shelf.editor_qm, shelf.spaces["QM"]
    board = references.add(editor, space, "forum", {"en": ["Lamp Board"]})
    further = references.add(editor, space, "forum", {"en": ["Wick Circle"]})
    merge(editor, further, board.slug)
    merge(editor, board, guild().slug)
    for words in ("wick", "board", "lantern", "wick lantern quill"):
        assert [each.card.entry for each in entries(editor, Asked(words)).found] == [guild().pk], words
    assert card_of(editor, further.pk).entry == guild().pk
    references.state(editor, further, Said("note", "It met in a cellar"))
    assert [each.card.entry for each in entries(editor, Asked("cellar")).found] == [guild().pk]
    part(editor, Reference.objects.get(pk=board.pk))
    assert [each.card.entry for each in entries(editor, Asked("cellar")).found] == [board.pk]
    assert found(shelf, "wick lantern") == []
    undo(last_change(board), editor, "They are one")
    assert [each.card.entry for each in entries(editor, Asked("cellar lantern")).found] == [guild().pk]


def test_an_inquiry_goes_with_its_document_and_comes_with_it(shelf: Cast) -> None:
    telling = Document.objects.get(name="tides.txt")
    made = Change.objects.filter(versions__entry=telling.pk).earliest("number")
    undo(made, shelf.editor_qm, "It was another one")
    assert found(shelf, "archive") == found(shelf, "tides") == []
    undo(last_change(telling), shelf.editor_qm, "It was this one")
    assert found(shelf, "archive") == ["inquiry"]


WHO = {
    "editor_qm": 4,
    "reader_qm": 4,
    "post_qm": 4,
    "editor_qn": 2,
    "secretariat": 2,
    "keeper": 0,
    "editor_qt": 0,
    "public": 0,
}


@pytest.mark.parametrize("who", WHO)
def test_everybody_finds_what_they_see(shelf: Cast, who: str) -> None:
    references.table(shelf.editor_qm, guild())
    actions.table(shelf.editor_qm, Document.objects.get(name="tides.txt"))
    person = shelf.people.get(who) or AnonymousUser()
    with seeing_as(person):
        listed = entries(person, Asked("lantern OR tides"))
        assert listed.count == len(listed.found) == WHO[who]
        assert len(entries(person, Asked("lantern OR tides", order="hits")).found) == WHO[who]


def test_nothing_that_one_partner_finds_depends_on_what_another_holds(cast: Cast) -> None:
    references.add(cast.editor_qn, cast.spaces["QN"], "forum", GUILD)
    make_series(cast.editor_qn, cast.spaces["QN"], Described("Yearbook of the Guild"))
    questions = [Asked("guild"), Asked("guild", order="hits"), Asked(kind="forum"), Asked("yearbook OR guild")]

    def answers() -> list[object]:
        with seeing_as(cast.editor_qn):
            listed = [entries(cast.editor_qn, asked) for asked in questions]
        return [([each.card.entry for each in some.found], some.count, some.following) for some in listed]

    before = answers()
    for number in range(6):
        references.add(cast.editor_qm, cast.spaces["QM"], "forum", {"en": [f"Guild guild {number}"]})
        make_series(cast.editor_qm, cast.spaces["QM"], Described(f"Yearbook guild {number}"))
    assert answers() == before
    hidden = Series.objects.filter(space=cast.spaces["QM"]).values_list("pk", flat=True)[0]
    with seeing_as(cast.editor_qn), pytest.raises(NotVisible):
        card_of(cast.editor_qn, hidden)


def test_the_index_tells_nobody_else_even_who_asks_it_past_the_gates(shelf: Cast) -> None:
    asked = Sought((((f"{code_of(shelf.spaces['QM'].pk)}wlantern",),),))
    assert len(index(ENTRIES).places(asked, 0, 1 << 62, 9)) == 1
    if connection.vendor == "postgresql":
        with seeing_as(shelf.editor_qn):
            assert index(ENTRIES).places(asked, 0, 1 << 62, 9) == []
            assert not Card.objects.filter(space=shelf.spaces["QM"]).exists()
        with seeing([]), connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM register_found_cards")
            assert cursor.fetchone() == (0,)


STRUCK: dict[str, tuple[str, Callable[[], Entry]]] = {
    "document": ("ledger", lambda: Document.objects.get(name="ledger.pdf")),
    "reference": ("lantern", guild),
    "fact": ("quill", lambda: guild().facts.get()),
    "link": ("skipper", lambda: guild().links.get()),
    "series": ("yearbook", Series.objects.get),
    "inquiry": ("archive", Inquiry.objects.get),
    "telling": ("archive", lambda: Document.objects.get(name="tides.txt")),
}


@pytest.mark.parametrize("what", STRUCK)
def test_of_what_is_struck_out_no_byte_is_left_in_the_index(shelf: Cast, what: str) -> None:
    word, of = STRUCK[what]
    assert word.encode() in everything_of_the_index()
    strike(shelf.principal_qm, propose_striking(shelf.editor_qm, of(), "It was spilled"))
    assert word.encode() not in everything_of_the_index()
    assert found(shelf, word) == []
    assert found(shelf, kind="entry", words="yearbook OR ledger")


def everything_of_the_index() -> bytes:
    """The bytes of every table of the index of entries, in small letters; on SQLite those behind it too."""
    names = [] if connection.vendor == "postgresql" else ["data", "idx", "content", "config"]
    said: list[bytes] = []
    with connection.cursor() as cursor:
        for table in ["register_card", *(f"register_found_cards_{name}" for name in names)]:
            cursor.execute(f"SELECT * FROM {table}")  # noqa: S608
            said += [each if isinstance(each, bytes) else str(each).encode() for row in cursor for each in row]
    return b"\n".join(said).lower()


def test_what_is_lacking_is_made_and_nothing_twice(shelf: Cast) -> None:
    before = Card.objects.count()
    assert not any(rows.exists() for rows in uncarded())
    Card.objects.all().delete()
    assert found(shelf, "lantern") == []
    assert len(list(make_cards(1))) == 4
    assert len(list(make_cards())) == before - 4
    assert list(make_cards()) == []
    assert (Card.objects.count(), found(shelf, "lantern")) == (before, ["reference"])


def lost_commitment(cast: Cast) -> tuple[Document, Reading]:
    """A document of Velmora's own with an undertaking of which a later reading has no words; and its first reading."""
    text = "Words\n\nVelmora, 3 February 2031\n\nWe will mend the pier before the ice, if the masons come.\n"
    arrival = replace(note(), data=text.encode(), name="words.txt")
    document = actions.add(cast.editor_qm, cast.spaces["QM"], cast.marking(), arrival).document
    finding = Finding.objects.get(document=document)
    said = {"actors": ["QM"], "addressees": ["QN"], "forums": ["council"], "issues": ["ocean"]}
    decide(cast.editor_qm, finding, "corrected", said)
    reading = Reading.objects.get(document=document)
    assert found(cast, kind="statement") == []
    read_by_another(cast, document, reading, lambda text: text.replace("mend the pier", "do it"))
    return document, reading


ASKS = [
    {"words": "pier"},
    {"words": "masons"},
    {"kind": "statement"},
    {"act": "commits"},
    {"party": "QM", "standing": "own"},
    {"party": "QN", "forum": "council"},
    {"issue": "ocean", "language": "en"},
    {"words": "pier", "act": "commits", "kind": "entry"},
]


@pytest.mark.parametrize("asked", ASKS, ids=str)
def test_a_statement_whose_words_are_gone_is_found_by_words_and_by_what_it_states(
    cast: Cast, asked: dict[str, str]
) -> None:
    lost_commitment(cast)
    assert found(cast, **asked) == ["statement"]
    assert found(cast, who="editor_qn", **asked) == []


def test_a_statement_whose_words_stand_again_is_no_entry_and_none_that_is_taken_back_is(cast: Cast) -> None:
    document, reading = lost_commitment(cast)
    assert found(cast, act="requests") == found(cast, "masons", act="commits", kind="document") == []
    one = entries(cast.editor_qm, Asked("pier")).found
    assert documents_behind(one) == [document]
    Card.objects.filter(kind="statement").delete()
    assert list(make_cards()) == [Statement.objects.get()]
    assert found(cast, "pier") == ["statement"]
    undo(last_change(Reading.objects.latest("id")), cast.editor_qm, "Another program")
    assert found(cast, "pier") == []
    read_by_another(cast, document, reading, lambda text: text.replace("pier", "quay"))
    assert found(cast, "pier") == ["statement"]
    undo(Change.objects.filter(versions__entry=document.pk).earliest("number"), cast.editor_qm, "A mistake")
    assert found(cast, "pier") == []
    undo(last_change(document), cast.editor_qm, "It was right")
    assert found(cast, "pier") == ["statement"]
    take_back(cast.editor_qm, Decision.objects.get(withdrawn=False))
    assert found(cast, "pier") == []


def test_of_a_statement_that_is_struck_out_nothing_is_found(cast: Cast) -> None:
    document, _ = lost_commitment(cast)
    strike(cast.principal_qm, propose_striking(cast.editor_qm, document, "It was spilled"))
    assert not Card.objects.exists()


def test_a_change_of_many_facts_makes_the_card_of_their_reference_once(shelf: Cast) -> None:
    space, head = shelf.spaces["QM"], guild()
    with CaptureQueriesContext(connection) as asked, change(by=shelf.editor_qm, verb="states", space=space):
        for number in range(6):
            Fact(space=space, reference=head, by=shelf.editor_qm, what="note", value=f"It lit {number} beacons").save()
    assert found(shelf, "beacons") == ["reference"]
    made = [each for each in asked.captured_queries if 'INSERT INTO "register_card"' in each["sql"]]
    assert len(made) == 1
    assert len([each for each in asked.captured_queries if 'FROM "register_reference"' in each["sql"]]) < 12
