"""The pages of parties, forums, instruments, issues and persons: what they show, to whom, and what is done there."""

import re
from dataclasses import replace
from typing import Any

import pytest
from django.http import HttpResponse

from collegium.register import actions
from collegium.register.actions.deciding import decide
from collegium.register.actions.references import add
from collegium.register.models import Document, Fact, Finding, Link, Reference
from tests.cast import Cast, note
from tests.web.stage import signed_in

COUNCIL = "Two Shores Council"
HANDLING = '<span class="word">Handling</span> '
TEXT = """Words of the Foreign Minister of Velmora, Idris Calloway

Velmora, 3 February 2031

We will mend the pier before the first ice. We call on the Two Shores Council to keep the lamps lit.

The Two Shores Council rejected the toll. We support the Treaty on Salt of 1998. Ostrand promised to send nine boats.
"""


@pytest.fixture
def document(cast: Cast) -> Document:
    """A document of Velmora's own, read with the names of two parties and a forum."""
    space = cast.spaces["QM"]
    for kind, name, slug in (
        ("party", "Velmora", "QM"),
        ("party", "Ostrand", "QN"),
        ("forum", "Two Shores Council", ""),
    ):
        add(cast.editor_qm, space, kind, {"en": [name]}, slug)
    arrival = replace(note(), data=TEXT.encode(), name="words.txt")
    return actions.add(cast.editor_qm, space, cast.marking(), arrival).document


def page(cast: Cast, path: str, who: str = "editor_qm", space: str = "QM", **headers: str) -> str:
    answer = signed_in(cast.people[who]).get(f"/spaces/{cast.spaces[space].pk}/{path}", headers=headers)
    assert answer.status_code == 200
    return str(answer.content.decode())


def done(cast: Cast, reference: Reference, **sent: Any) -> HttpResponse:
    """What is answered to a form on the page of a reference."""
    sent = {"version": Reference.objects.get(pk=reference.pk).version, **sent}
    return signed_in(cast.editor_qm).post(f"/references/{reference.pk}", sent)  # type: ignore[return-value]


def between(page: str, start: str, end: str) -> str:
    return page.partition(start)[2].partition(end)[0]


def test_own_words_come_first_and_what_others_tell_is_marked_as_such(cast: Cast, document: Document) -> None:
    decide(cast.editor_qm, Finding.objects.get(document=document, act="requests"), "confirmed")
    velmora = page(cast, "parties/QM")
    own = between(velmora, 'id="does-own"', "</section>")
    decided, _, proposed = own.partition("nobody has decided on it")
    assert "keep the lamps lit" in decided
    assert "mend the pier" in proposed
    assert "mend the pier" not in decided
    ostrand = page(cast, "parties/QN")
    assert 'id="does-own"' not in ostrand
    assert "nine boats" in between(ostrand, 'id="does-told"', "</section>")
    assert "not its own word" in ostrand


def test_what_a_forum_does_does_not_stand_again_below_what_concerns_it(cast: Cast, document: Document) -> None:
    council = page(cast, "forums/two-shores-council")
    assert council.count("rejected the toll") == 1
    assert "keep the lamps lit" in between(council, 'id="concerns-own"', "</section>")
    assert f"/documents/{document.pk}" in council
    assert "for partners" in council, "the page carries the marking of what it quotes"


def test_lists_by_kind_lead_to_pages(cast: Cast, document: Document) -> None:
    place = f"/spaces/{cast.spaces['QM'].pk}"
    for kind, key, name in (
        ("parties", "QN", "Ostrand"),
        ("forums", "two-shores-council", "Two Shores Council"),
        ("instruments", "~treaty-on-salt-of-1998", "Treaty on Salt of 1998"),
        ("persons", "idris-calloway", "Idris Calloway"),
    ):
        assert f'<a href="{place}/{kind}/{key}" dir="auto">{name}</a>' in page(cast, kind).replace("%7E", "~")
        assert f'<h1 dir="auto">{name}</h1>' in page(cast, f"{kind}/{key}")


def test_a_space_without_documents_lists_nothing_and_has_no_tab(cast: Cast) -> None:
    empty = page(cast, "forums", "editor_qn", "QN")
    assert "name none" in empty
    assert '/parties">References' not in page(cast, "journal", "editor_qn", "QN")


def test_what_only_the_tables_know_has_a_page_without_an_entry(cast: Cast) -> None:
    assembly = page(cast, "forums/unga")
    assert "United Nations General Assembly" in assembly
    assert "No statement in this space names it" in assembly
    assert "Генеральная Ассамблея" in page(cast, "forums/unga", **{"Accept-Language": "ru"})
    assert not Reference.objects.exists()
    assert signed_in(cast.editor_qm).get(f"/spaces/{cast.spaces['QM'].pk}/forums/nothing").status_code == 404


def test_nobody_else_sees_a_partners_own_names(cast: Cast, document: Document) -> None:
    assert "Two Shores Council" not in page(cast, "forums", "editor_qn", "joint")
    path = f"/spaces/{cast.spaces['joint'].pk}/forums/two-shores-council"
    assert signed_in(cast.editor_qn).get(path).status_code == 404


def test_a_reference_is_added_corrected_and_given_facts_on_pages(cast: Cast, document: Document) -> None:
    client, place = signed_in(cast.editor_qm), f"/spaces/{cast.spaces['QM'].pk}"
    form = client.get(f"{place}/references/add?kind=instrument&key=~treaty-on-salt-of-1998").content.decode()
    assert "Treaty on Salt of 1998</textarea>" in form
    sent = {"kind": "instrument", "key": "~treaty-on-salt-of-1998", "names_en": "Treaty on Salt of 1998\nSalt Treaty"}
    answer = client.post(f"{place}/references/add", sent)
    assert answer.headers["Location"] == f"{place}/instruments/treaty-on-salt-of-1998"
    assert "support the Treaty on Salt" in client.get(answer.headers["Location"]).content.decode()
    treaty = Reference.objects.get(kind="instrument")
    done(cast, treaty, do="correct", names_en="Salt Treaty", names_fr="Traité sur le sel")
    assert "Traité sur le sel</h1>" in page(cast, f"instruments/{treaty.slug}", **{"Accept-Language": "fr"})
    cited = {"document": document.pk, "quote": "Treaty on Salt of 1998"}
    done(cast, treaty, do="state", what="date", value="1998", **cited)
    done(cast, treaty, do="state", what="forum", value="two-shores-council", since="2000")
    shown = page(cast, f"instruments/{treaty.slug}")
    assert "its passage" in shown
    assert "entered by editor_qm" in shown
    assert "Two Shores Council <span" in shown
    fact = Fact.objects.get(what="date")
    client.post(f"/facts/{fact.pk}/take-back", {"why": "Another year"})
    assert "its passage" not in page(cast, f"instruments/{treaty.slug}")
    assert "took back a fact of</span>" in page(cast, "journal") or "took back a fact of" in page(cast, "journal")
    assert "Another year" in client.get(f"/references/{treaty.pk}").content.decode()


@pytest.mark.parametrize(
    "sent",
    [
        {"do": "sink"},
        {"do": "correct", "names_en": "x" * 300},
        {"do": "state", "what": "office", "value": "Chair"},
        {"do": "state", "what": "founded", "value": "1998", "quote": "Words without a document"},
        {"do": "state", "what": "founded", "value": "1998", "document": "/documents/nothing", "quote": "Words"},
        {"do": "merge", "into": "two-shores-council"},
        {"do": "merge", "into": "two shores"},
        {"do": "part"},
    ],
)
def test_what_cannot_be_is_answered_with_why(cast: Cast, document: Document, sent: dict[str, str]) -> None:
    answer = done(cast, Reference.objects.get(kind="forum"), **sent)
    assert answer.status_code == 400
    assert not Fact.objects.exists()


def test_two_are_merged_and_taken_apart_on_pages(cast: Cast, document: Document) -> None:
    council = Reference.objects.get(kind="forum")
    club = add(cast.editor_qm, cast.spaces["QM"], "forum", {"en": ["Lantern Club"]})
    answer = done(cast, council, do="merge", into=club.slug, why="It changed its name")
    assert answer.headers["Location"].endswith(f"/forums/{club.slug}")
    place = f"/spaces/{cast.spaces['QM'].pk}/forums"
    moved = signed_in(cast.editor_qm).get(f"{place}/{council.slug}")
    assert moved.headers["Location"] == f"{place}/{club.slug}"
    assert "rejected the toll" in page(cast, f"forums/{club.slug}")
    forums = page(cast, "forums")
    assert "Lantern Club" in forums
    assert ">Two Shores Council<" not in forums
    assert "It changed its name" in page(cast, "journal")
    done(cast, council, do="part")
    assert "rejected the toll" not in page(cast, f"forums/{club.slug}")
    assert "rejected the toll" in page(cast, f"forums/{council.slug}")


def test_a_reference_is_tabled_and_withdrawn_on_pages(cast: Cast, document: Document) -> None:
    council = Reference.objects.get(kind="forum")
    answer = done(cast, council, do="table", why="For the spring meeting")
    assert answer.headers["Location"] == f"/spaces/{cast.spaces['joint'].pk}/forums/{council.slug}"
    assert "Two Shores Council" in page(cast, "forums", "editor_qn", "joint")
    assert done(cast, council, do="table").status_code == 400
    assert done(cast, council, do="withdraw").status_code == 302
    assert not Reference.objects.filter(space=cast.spaces["QM"], kind="forum", withdrawn=False).exists()
    assert "rejected the toll" in page(cast, f"forums/{council.slug}"), "what documents say of it stays"


def test_words_are_linked_and_parted_on_a_page(cast: Cast, document: Document) -> None:
    treaty = add(cast.editor_qm, cast.spaces["QM"], "instrument", {"en": ["Treaty of Salt of 1998"]})
    links = page(cast, "links")
    assert "Treaty on Salt of 1998" in links
    client, path = signed_in(cast.editor_qm), f"/spaces/{cast.spaces['QM'].pk}/links"
    sent = {"kind": "instrument", "words": "Treaty on Salt of 1998", "slug": treaty.slug, "language": "en"}
    assert client.post(path, {**sent, "verdict": "yes"}).status_code == 302
    assert "No words wait" in page(cast, "links")
    assert "support the Treaty on Salt" in page(cast, f"instruments/{treaty.slug}")
    assert client.post(path, {**sent, "verdict": "no"}).status_code == 400
    client.post(f"/links/{Link.objects.get().pk}/take-back", {"why": "An earlier one"})
    assert "support the Treaty on Salt" not in page(cast, f"instruments/{treaty.slug}")
    client.post(path, {**sent, "verdict": "no"})
    assert "≠" in page(cast, "links")
    assert "No words wait" in page(cast, "links")


def test_who_only_reads_is_offered_nothing(cast: Cast, document: Document) -> None:
    for path in ("forums", "forums/two-shores-council"):
        assert "references/" not in page(cast, path, "reader_qm")
        assert "references/" in page(cast, path, "editor_qm")


def test_a_document_leads_to_what_it_names(cast: Cast, document: Document) -> None:
    shown = signed_in(cast.editor_qm).get(f"/documents/{document.pk}").content.decode()
    assert f"/spaces/{cast.spaces['QM'].pk}/forums/two-shores-council" in shown


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("parties", "Velmora"),
        ("forums", COUNCIL),
        ("instruments", "Treaty on Salt of 1998"),
        ("persons", "Idris Calloway"),
        ("links", "Treaty on Salt of 1998"),
    ],
)
def test_a_list_of_words_carries_the_highest_marking_of_those_who_write_them(
    cast: Cast, document: Document, path: str, words: str
) -> None:
    add(cast.editor_qm, cast.spaces["QM"], "instrument", {"en": ["Treaty of Salt of 1998"]})
    shown = page(cast, path)
    assert words in shown
    assert HANDLING + "for partners" in shown
    actions.mark(cast.editor_qm, document, cast.marking("open"), "It was published")
    assert HANDLING + "open" in page(cast, path)


def test_words_that_were_decided_carry_their_marking_and_a_list_without_words_carries_none(
    cast: Cast, document: Document
) -> None:
    treaty = add(cast.editor_qm, cast.spaces["QM"], "instrument", {"en": ["Treaty of Salt of 1998"]})
    sent = {"kind": "instrument", "words": "Treaty on Salt of 1998", "slug": treaty.slug, "verdict": "no"}
    signed_in(cast.editor_qm).post(f"/spaces/{cast.spaces['QM'].pk}/links", sent)
    assert "No words wait" in page(cast, "links")
    assert HANDLING + "for partners" in page(cast, "links")
    for path in ("links", "forums", "issues"):
        assert HANDLING not in page(cast, path, "editor_qn", "QN")


def test_the_list_of_issues_carries_the_marking_of_what_is_about_them(cast: Cast) -> None:
    words = "Words of Velmora\n\n3 February 2031\n\nVelmora commits to continue to support nuclear disarmament.\n"
    arrival = replace(note(), data=words.encode(), name="words.txt")
    actions.add(cast.editor_qm, cast.spaces["QM"], cast.marking(), arrival)
    shown = page(cast, "issues")
    assert "disarmament" in shown
    assert HANDLING + "for partners" in shown


def test_an_undertaking_leads_to_when_it_was_last_reaffirmed_and_one_without_a_date_says_so(
    cast: Cast, document: Document
) -> None:
    arrival = replace(note(), data=TEXT.replace("Velmora, 3 February 2031", "").encode(), name="undated.txt")
    undated = actions.add(cast.editor_qm, document.space, cast.marking(), arrival).document
    finding = Finding.objects.get(document=undated, quote__contains="mend the pier")
    decide(cast.editor_qm, finding, "confirmed")
    party = page(cast, "parties/QM")
    address = re.search(rf'href="(/documents/{undated.pk}/statements)#(s-\w+)">Last reaffirmed', party)
    assert address
    told = signed_in(cast.editor_qm).get(address[1]).content.decode()
    assert f'id="{address[2]}"' in told
    assert "Its document has no date, so that nothing is known to be later." in told
