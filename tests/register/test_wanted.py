"""What documents tell of and the register lacks: proposed, taken for held where a document answers, said by persons."""

from dataclasses import replace

import pytest

from collegium.accounts.errors import Improper, NotAllowed, NotVisible, Refused
from collegium.accounts.journal.striking import propose_striking, strike
from collegium.accounts.journal.verify import verify
from collegium.accounts.models import Space
from collegium.register import actions
from collegium.register.actions.inquiries import say_inquiry
from collegium.register.models import Document, Inquiry, TitleWord, Wanted
from collegium.register.queries import content_of
from collegium.register.queries.wanted import Lacking, held_of, inquiries_for, told_by, wanted
from tests.cast import Cast, note

TELLS = """Remarks on the Winter Ferry

Velmora, 3 February 2031

The harbour office published the Tidewater Channel Strategy in the spring. Both sides signed a memorandum on the lamps.

The plan of consultations has 25 subjects.
"""
ALSO = """More Words on the Ferry

Velmora, 5 March 2031

The harbour office published the Tidewater Channel Strategy last year.
"""
ITSELF = """Tidewater Channel Strategy

Velmora, 1 April 2031

The lamps are lit at dusk, and put out when the sun rises over the channel.
"""


def added(cast: Cast, text: str = TELLS, name: str = "told.txt") -> Document:
    arrival = replace(note(), data=text.encode(), name=name)
    return actions.add(cast.editor_qm, cast.spaces["QM"], cast.marking("open"), arrival).document


def names(cast: Cast, who: str = "editor_qm", **lacking: str) -> list[str]:
    return [each.name for each in wanted(cast.people[who], cast.spaces["QM"], Lacking(**lacking))]


def the(name: str) -> Wanted:
    return Wanted.objects.filter(name__contains=name).order_by("id")[0]


def test_what_a_document_tells_of_is_wanted_with_its_passage(cast: Cast) -> None:
    document = added(cast)
    assert names(cast) == ["25 subjects", "memorandum on the lamps", "Tidewater Channel Strategy"]
    reading = actions.latest_reading(document)
    content = content_of(reading) if reading else None
    assert content
    for row in Wanted.objects.filter(document=document):
        assert content.text[row.start : row.end] == row.quote
        assert row.name in " ".join(row.quote.split())
    assert the("25").number == 25


def test_sort_state_and_words_choose(cast: Cast) -> None:
    added(cast)
    assert names(cast, sort="plan") == ["Tidewater Channel Strategy"]
    assert names(cast, sort="total") == ["25 subjects"]
    assert names(cast, words="LAMPS") == ["memorandum on the lamps"]
    assert names(cast, state="found") == []
    assert names(cast, state="all") == names(cast)


def test_nobody_else_learns_of_it_and_nothing_is_wanted_where_nothing_is_told(cast: Cast) -> None:
    added(cast)
    for who in ("editor_qn", "keeper", "secretariat"):
        assert names(cast, who) == []
    assert list(wanted(cast.editor_qn, cast.spaces["QN"])) == []


def test_what_several_tell_of_stands_there_once(cast: Cast) -> None:
    added(cast)
    added(cast, ALSO, "also.txt")
    assert names(cast, sort="plan") == ["Tidewater Channel Strategy"]
    rows = list(wanted(cast.editor_qm, cast.spaces["QM"], Lacking(sort="plan")))
    assert told_by(cast.editor_qm, cast.spaces["QM"], rows) == {rows[0].key: 2}


@pytest.mark.parametrize("order", [(TELLS, ITSELF), (ITSELF, TELLS)])
def test_a_document_that_is_the_paper_answers_it_whichever_came_first(cast: Cast, order: tuple[str, str]) -> None:
    documents = [added(cast, text, f"{number}.txt") for number, text in enumerate(order)]
    itself = documents[order.index(ITSELF)]
    assert the("Strategy").held_by == itself
    assert "Tidewater Channel Strategy" not in names(cast)
    assert names(cast, state="found") == ["Tidewater Channel Strategy"]
    strike(cast.principal_qm, propose_striking(cast.editor_qm, itself, "It was spilled"))
    assert "Tidewater Channel Strategy" in names(cast)
    assert not TitleWord.objects.filter(document=itself).exists()


def test_what_somebody_says_of_it_stands_with_place_and_day(cast: Cast) -> None:
    added(cast)
    said = say_inquiry(cast.editor_qm, the("memorandum"), "not_found", "Library of Quellhaven", "2031-03-01")
    assert (said.place, said.day, said.quote) == ("Library of Quellhaven", "2031-03-01", the("memorandum").quote)
    assert "memorandum on the lamps" in names(cast)
    say_inquiry(cast.principal_qm, the("memorandum"), "not_wanted", why="It is of no use any more")
    assert "memorandum on the lamps" not in names(cast)
    assert names(cast, state="not_wanted") == ["memorandum on the lamps"]
    assert [each.outcome for each in _said(cast, "memorandum")] == ["not_found", "not_wanted"]
    assert not list(verify(Space.objects.order_by("id")).faults)


def _said(cast: Cast, name: str) -> list[Inquiry]:
    row = the(name)
    return inquiries_for(cast.editor_qm, cast.spaces["QM"], [row])[row.key]


def test_what_was_counted_is_held_as_far_as_somebody_found_it(cast: Cast) -> None:
    added(cast)
    papers = [added(cast, ITSELF.replace("dusk", each), f"{each}.txt") for each in ("dawn", "noon")]
    for paper in papers:
        say_inquiry(cast.editor_qm, the("25"), "found", found=paper)
    assert held_of(_said(cast, "25")) == 2
    assert "25 subjects" in names(cast), "more are stated than are held"
    strike(cast.principal_qm, propose_striking(cast.editor_qm, papers[0], "It was spilled"))
    assert held_of(_said(cast, "25")) == 1


@pytest.mark.parametrize(
    ("who", "outcome", "more", "refused"),
    [
        ("reader_qm", "asked", {"place": "Quellhaven"}, NotAllowed),
        ("editor_qn", "asked", {"place": "Quellhaven"}, NotVisible),
        ("editor_qm", "asked", {"place": " "}, Improper),
        ("editor_qm", "asked", {"place": "Quellhaven", "day": "31 May"}, Improper),
        ("editor_qm", "not_wanted", {}, Improper),
        ("editor_qm", "found", {}, Improper),
        ("editor_qm", "lost", {}, Improper),
    ],
)
def test_what_may_not_be_said_is_refused(
    cast: Cast, who: str, outcome: str, more: dict[str, str], refused: type[Refused]
) -> None:
    added(cast)
    with pytest.raises(refused):
        say_inquiry(cast.people[who], the("memorandum"), outcome, **more)  # type: ignore[arg-type]
    assert not Inquiry.objects.exists()


def test_neither_the_telling_document_nor_one_of_another_space_is_what_was_found(cast: Cast) -> None:
    document = added(cast)
    elsewhere = actions.add(cast.editor_qn, cast.spaces["QN"], cast.marking("open"), note(3)).document
    for other in (document, elsewhere):
        with pytest.raises(Improper):
            say_inquiry(cast.editor_qm, the("memorandum"), "found", found=other)


def test_it_stands_when_the_document_is_read_again_and_goes_with_it(cast: Cast) -> None:
    document = added(cast)
    say_inquiry(cast.editor_qm, the("memorandum"), "refused", "Quellhaven")
    actions.read_again(cast.editor_qm, document)
    assert [each.outcome for each in _said(cast, "memorandum")] == ["refused"]
    strike(cast.principal_qm, propose_striking(cast.editor_qm, document, "It was spilled"))
    assert not Wanted.objects.filter(document=document).exists()
    gone = Inquiry.objects.get(document=document)
    assert (gone.struck, gone.quote, gone.place) == (True, "", "")
