"""The pages of the outside reader: what may be sent, by whose word, what came of it; nothing that is not allowed."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from pytest_django import Settings

from collegium.accounts.models import Person
from collegium.register import actions
from collegium.register.actions.deciding import decide
from collegium.register.models import Allowance, Document, Finding, OutsideReading, Statement
from collegium.register.outside.working import enrol, read_outside
from tests.cast import Cast, note
from tests.outside import Elsewhere, served
from tests.web.stage import WORDS, Stage, signed_in, stage

CANARY = b"Words on the Sandcanary\n\nVelmora, 3 February 2031\n\nThe boats of the reedcanary lie in the harbour."


@pytest.fixture
def elsewhere(tmp_path: Path, settings: Settings) -> Iterator[Elsewhere]:
    """The server of a model that answers well."""
    with served(tmp_path, settings) as server:
        server.be("well")
        yield server


@pytest.fixture
def staged(cast: Cast) -> Stage:
    """A document in each kind of space."""
    return stage(cast)


def added(cast: Cast, text: bytes, marking: str = "open") -> Document:
    arrival = replace(note(), data=text, name="reedcanary.txt")
    return actions.add(cast.editor_qm, cast.spaces["QM"], cast.marking(marking), arrival).document


def page(who: Person | None, path: str) -> str:
    answer = signed_in(who).get(path)
    assert answer.status_code == 200
    return answer.content.decode()


def allow(cast: Cast, who: str, space: str, marking: str = "open", do: str = "allow") -> int:
    path = f"/spaces/{cast.spaces[space].pk}/outside"
    sent = {"do": do, "marking": cast.marking(marking).pk, "why": "To try it on ferries"}
    return signed_in(cast.people[who]).post(path, sent).status_code


def ask(who: Person, document: Document) -> int:
    return signed_in(who).post(f"/documents/{document.pk}/ask-outside", {"version": document.version}).status_code


def test_while_it_is_off_no_page_offers_it(cast: Cast, staged: Stage) -> None:
    for name in ("own", "joint", "public"):
        assert "utside reader" not in page(cast.principal_qm, f"/documents/{staged.document(name)}")
    assert "utside reader" not in page(cast.principal_qm, f"/spaces/{staged.space('QM')}")
    told = page(cast.principal_qm, f"/spaces/{staged.space('QM')}/outside")
    assert "no document is sent anywhere" in told
    assert "<button>Let them be sent" not in told


def test_a_principal_allows_it_and_takes_it_back_and_all_who_see_the_space_see_it(
    cast: Cast, elsewhere: Elsewhere
) -> None:
    path = f"/spaces/{cast.spaces['QM'].pk}/outside"
    assert "No document of this space is sent" in page(cast.reader_qm, path)
    assert allow(cast, "principal_qm", "QM") == 302
    told = page(cast.reader_qm, path)
    for word in ("Velmora", elsewhere.host, "principal_qm", "To try it on ferries", "marked up to “open” may be sent"):
        assert word in told
    assert "Let no more be sent" not in told
    journal = page(cast.reader_qm, f"/spaces/{cast.spaces['QM'].pk}/journal")
    assert "let documents go to the outside reader at" in journal
    assert elsewhere.host in journal
    assert allow(cast, "principal_qm", "QM", do="revoke") == 302
    assert "has allowed nothing" in page(cast.reader_qm, path)


def test_another_host_takes_a_new_word(cast: Cast, elsewhere: Elsewhere) -> None:
    allow(cast, "principal_qm", "QM")
    elsewhere.be("well", address="https://models.example/v1")
    told = page(cast.reader_qm, f"/spaces/{cast.spaces['QM'].pk}/outside")
    assert "this holds no more" in told
    assert "No document of this space is sent" in told


@pytest.mark.parametrize(
    ("who", "space", "do", "status"),
    [
        ("editor_qm", "QM", "allow", 403),
        ("deputy_qm", "QM", "allow", 403),
        ("principal_qn", "QM", "allow", 404),
        ("keeper", "QM", "allow", 404),
        ("secretariat", "joint", "allow", 403),
        ("principal_qm", "public", "allow", 403),
        ("principal_qm", "QM", "revoke", 400),
        ("principal_qm", "QM", "", 400),
    ],
)
def test_nobody_else_allows_it(cast: Cast, elsewhere: Elsewhere, who: str, space: str, do: str, status: int) -> None:
    assert allow(cast, who, space, do=do) == status
    assert not Allowance.objects.exists()


def test_what_a_person_asks_for_is_sent_by_the_process_beside_the_pages(
    cast: Cast, elsewhere: Elsewhere, staged: Stage
) -> None:
    public = staged.documents["public"]
    path = f"/documents/{public.pk}"
    assert "Ask the outside reader" in page(cast.editor_qm, path)
    assert "Ask the outside reader" not in page(cast.reader_qm, path)
    assert "utside reader" not in page(None, path).partition("<main")[2]
    assert ask(cast.editor_qm, public) == 302
    assert elsewhere.got() == []
    assert "is to be asked about this document" in page(cast.reader_qm, path)
    assert ask(cast.editor_qm, public) == 400
    list(read_outside())
    assert len(elsewhere.got()) == 1
    told = page(cast.reader_qm, path)
    assert "proposed 0 statements, not measured" in told
    assert "whose words are not in the text" in told
    looks = page(cast.editor_qm, f"/spaces/{public.space_id}/looks")
    assert "had it sent to" in looks
    assert elsewhere.host in looks
    assert "was answered by the outside reader about" in page(cast.reader_qm, f"/spaces/{public.space_id}/journal")
    assert "was answered by the outside reader about" in page(cast.reader_qm, f"{path}/history")


def test_why_nothing_came_of_it_is_said_in_the_language_of_who_reads(
    cast: Cast, elsewhere: Elsewhere, staged: Stage
) -> None:
    elsewhere.be("at fault")
    public = staged.documents["public"]
    ask(cast.editor_qm, public)
    list(read_outside())
    client = signed_in(cast.editor_qm)
    told = client.get(f"/documents/{public.pk}", headers={"Accept-Language": "fr"}).content.decode()
    assert "Le lecteur externe a répondu par HTTP 500." in told


def test_an_invented_name_of_a_model_is_shown_as_words(cast: Cast, elsewhere: Elsewhere, staged: Stage) -> None:
    elsewhere.be("<script>alert(1)</script>")
    public = staged.documents["public"]
    ask(cast.editor_qm, public)
    list(read_outside())
    for path in (f"/documents/{public.pk}", f"/spaces/{public.space_id}/outside"):
        assert "<script>alert" not in page(cast.editor_qm, path)
        assert "&lt;script&gt;alert" in page(cast.editor_qm, path)


def test_nothing_of_a_private_space_leaves_unless_it_is_allowed(cast: Cast, elsewhere: Elsewhere) -> None:
    elsewhere.be("well", reads="all")
    own = added(cast, CANARY)
    sealed = added(cast, CANARY + b" The gullcanary too.", "for partners")
    joint = actions.table(cast.editor_qm, added(cast, CANARY + b" The terncanary too."))
    allow(cast, "principal_qn", "joint")
    for document in (own, sealed, joint):
        assert ask(cast.principal_qm, document) == 400
    assert enrol(99) == 0
    assert list(read_outside()) == []
    assert "canary" not in elsewhere.texts()
    allow(cast, "principal_qm", "QM")
    assert enrol(99) == 2, "the paper and the one that was tabled"
    list(read_outside())
    assert "reedcanary lie" in elsewhere.texts()
    assert "gullcanary" not in elsewhere.texts()
    assert "reedcanary.txt" not in elsewhere.texts()
    assert not OutsideReading.objects.filter(document__in=(sealed, joint)).exists()


def test_what_it_proposes_of_a_private_document_is_seen_by_nobody_else(cast: Cast, elsewhere: Elsewhere) -> None:
    own = added(cast, WORDS.encode() + b"\nNine boats lay below the harbour wall.\n")
    allow(cast, "principal_qm", "QM")
    ask(cast.editor_qm, own)
    list(read_outside())
    for who in ("editor_qn", "secretariat", "keeper", "editor_qt"):
        for path in (f"/documents/{own.pk}", f"/spaces/{own.space_id}/outside", f"/spaces/{own.space_id}/looks"):
            assert signed_in(cast.people[who]).get(path).status_code == 404
    assert "proposed 1 statement" in page(cast.reader_qm, f"/documents/{own.pk}")


def test_where_names_of_documents_are_listed_their_marking_stands_above(cast: Cast, elsewhere: Elsewhere) -> None:
    allow(cast, "principal_qm", "QM", "for partners")
    path = f"/spaces/{cast.spaces['QM'].pk}/outside"
    assert "Handling" not in page(cast.reader_qm, path)
    ask(cast.editor_qm, added(cast, CANARY, "for partners"))
    assert "reedcanary.txt" in page(cast.reader_qm, path)
    assert "Handling" in page(cast.reader_qm, path)


def test_only_who_gave_a_word_takes_it_back(cast: Cast, elsewhere: Elsewhere) -> None:
    allow(cast, "principal_qn", "joint")
    path = f"/spaces/{cast.spaces['joint'].pk}/outside"
    assert "Let no more be sent" in page(cast.principal_qn, path)
    assert "Let no more be sent" not in page(cast.principal_qm, path)
    assert allow(cast, "principal_qm", "joint", do="revoke") == 400
    assert Allowance.objects.filter(withdrawn=False).count() == 1


def test_a_person_decides_on_it_like_on_any_other_and_sees_who_proposed_it(cast: Cast, elsewhere: Elsewhere) -> None:
    joint = actions.table(cast.editor_qm, added(cast, WORDS.encode() + b"\nSix boats lay below the harbour wall.\n"))
    for head in (cast.principal_qm, cast.principal_qn):
        actions.consent(head, joint)
    public = actions.publish(cast.secretariat, joint)
    elsewhere.be("six boats")
    ask(cast.editor_qm, public)
    list(read_outside())
    queue = f"/spaces/{joint.space_id}/findings"
    finding = Finding.objects.get(document=joint, reader="six boats")
    assert "proposed by six boats, not measured" in page(cast.editor_qn, queue)
    for sure, there in (("not+measured", True), ("uncertain", False), ("likely", False)):
        assert (f"at={finding.key}" in page(cast.editor_qn, f"{queue}?sure={sure}")) is there
    shown = page(cast.editor_qn, f"/documents/{joint.pk}/review?at={finding.key}")
    assert "proposed by six boats, not measured" in shown
    assert shown.count(f"f-s{finding.number}") >= 1
    decide(cast.editor_qn, finding, "confirmed")
    assert Statement.objects.get(document=joint).quote == "Six boats lay below the harbour wall"
