"""Documents: added once, read on arrival, tabled, consented to, published; and who is told what."""

import hashlib
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.utils import timezone

from collegium.accounts.access import accesses_visible_to
from collegium.accounts.actions import SeatPlan, give_seat
from collegium.accounts.actions.looks import forget_looks
from collegium.accounts.errors import Improper, NotAllowed, NotVisible, Refused
from collegium.accounts.journal.striking import propose_striking, strike
from collegium.accounts.journal.verify import verify
from collegium.accounts.models import Access, Change, Kept, Marking, Partner, Space
from collegium.reading.formats import LARGEST
from collegium.reading.read import read
from collegium.register import actions, queries
from collegium.register.arrival import Arrival
from collegium.register.errors import AboveCeiling, MarkedForFew, NotConsented, TooLarge
from collegium.register.models import Document
from collegium.register.readings import packed, unpacked
from tests.cast import Cast, note
from tests.machine import ROOT
from tests.register.asking import published

EXAMPLES = sorted((ROOT / "examples" / "record").iterdir())


def added(cast: Cast, number: int = 1, source_address: str = "") -> Document:
    return actions.add(cast.editor_qm, cast.spaces["QM"], cast.marking("open"), note(number, source_address)).document


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.name)
def test_a_reading_is_kept_whole(path: Path) -> None:
    reading = read(path.read_bytes(), path.name)
    assert unpacked(packed(reading)) == reading


def test_a_document_is_kept_as_it_came_and_read(cast: Cast) -> None:
    arrival = replace(note(), originator="Harbour Office", source_address="https://harbour.example/9")
    made = actions.add(cast.editor_qm, cast.spaces["QM"], cast.marking(), arrival)
    document = made.document
    assert queries.original(cast.editor_qm, document.pk) == arrival.data
    assert document.sha256 == hashlib.sha256(arrival.data).hexdigest()
    assert (document.size, document.media_type, document.originator) == (
        len(arrival.data),
        "text/plain",
        "Harbour Office",
    )
    assert made.reading
    content = queries.content_of(made.reading)
    assert content == read(arrival.data, arrival.name)
    assert (made.reading.title, made.reading.date) == ("Note on the Winter Ferry", "2031-02-03")


def test_adding_twice_changes_nothing(cast: Cast) -> None:
    first = added(cast)
    before = verify(Space.objects.all()).heads
    again = actions.add(cast.principal_qm, cast.spaces["QM"], cast.marking(), replace(note(), name="other.txt"))
    assert (again.new, again.document) == (False, first)
    assert verify(Space.objects.all()).heads == before


def test_several_are_added_in_order_and_once(cast: Cast) -> None:
    arrivals = [note(1), note(2), note(1), note(3), note(2)]
    made = list(actions.add_all(cast.editor_qm, cast.spaces["QM"], cast.marking(), arrivals, jobs=2))
    assert [each.document.name for each in made] == [arrival.name for arrival in arrivals]
    assert Document.objects.count() == 3
    assert [each.new for each in made].count(True) == 3


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7\nbroken", b"\x89PNG\r\n\x1a\n" + b"\0" * 99])
def test_a_failed_reading_keeps_the_document_and_says_why(cast: Cast, data: bytes) -> None:
    made = actions.add(cast.editor_qm, cast.spaces["QM"], cast.marking(), Arrival(data, "broken"))
    assert queries.original(cast.editor_qm, made.document.pk) == data
    assert made.reading
    assert made.reading.error
    assert made.reading.cause.endswith(".")
    assert made.reading.remedy
    assert queries.content_of(made.reading) is None
    assert not verify(Space.objects.all()).faults


def test_what_others_hold_does_not_show(cast: Cast) -> None:
    """The same bytes in two spaces are two documents, and each is new to its partner."""
    made = [
        actions.add(cast.people[f"editor_{code.lower()}"], cast.spaces[code], cast.marking(), note())
        for code in ("QM", "QN")
    ]
    assert [each.new for each in made] == [True, True]
    assert Kept.objects.filter(sha256=made[0].document.sha256).count() == 2
    assert [document.pk for document in queries.documents(cast.editor_qn)] == [made[1].document.pk]


@pytest.mark.parametrize(
    ("name", "error"), [("editor_qn", NotVisible), ("keeper", NotVisible), ("reader_qm", NotAllowed)]
)
def test_adding_passes_the_gate_before_anything_is_read(cast: Cast, name: str, error: type[Refused]) -> None:
    with pytest.raises(error):
        actions.add(cast.people[name], cast.spaces["QM"], cast.marking(), note())
    assert not Kept.objects.exists()


def test_nothing_is_kept_above_the_ceiling(cast: Cast) -> None:
    with pytest.raises(AboveCeiling):
        actions.add(cast.editor_qm, cast.spaces["QM"], cast.marking("sealed"), note())
    assert not Kept.objects.exists()
    document = added(cast)
    with pytest.raises(AboveCeiling):
        actions.mark(cast.editor_qm, document, cast.marking("sealed"), "")


def test_nothing_is_tabled_above_a_ceiling_that_was_lowered(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    document = actions.add(cast.editor_qm, cast.spaces["QM"], cast.marking(), note()).document
    monkeypatch.setattr(settings, "CEILING", 0)
    with pytest.raises(AboveCeiling):
        actions.table(cast.editor_qm, document)
    assert not Document.objects.filter(space=cast.spaces["joint"]).exists()


def test_a_marking_is_one_of_the_partnership(cast: Cast) -> None:
    upland = Marking.objects.get(partnership__name="Upland")
    with pytest.raises(Improper):
        actions.add(cast.editor_qm, cast.spaces["QM"], upland, note())


def test_too_many_bytes_are_refused(cast: Cast) -> None:
    with pytest.raises(TooLarge):
        actions.add(cast.editor_qm, cast.spaces["QM"], cast.marking(), Arrival(b"a" * (LARGEST + 1), "large.txt"))
    assert not Kept.objects.exists()


def test_nothing_is_added_to_the_public_space(cast: Cast) -> None:
    with pytest.raises(Refused):
        actions.add(cast.secretariat, cast.spaces["public"], cast.marking("open"), note())


def test_versions_of_one_source_follow_one_another(cast: Cast) -> None:
    address = "https://harbour.example/9"
    first, second = added(cast, 1, address), added(cast, 2, address)
    other = added(cast, 3)
    assert (first.previous, second.previous) == (None, first)
    assert list(queries.versions_of(cast.reader_qm, first)) == [second, first]
    assert list(queries.versions_of(cast.reader_qm, other)) == [other]


def test_reading_again_keeps_the_earlier_reading(cast: Cast) -> None:
    document = added(cast)
    actions.read_again(cast.editor_qm, document)
    assert queries.readings(cast.reader_qm, document).count() == 2
    assert not verify(Space.objects.all()).faults


def test_tabling_brings_a_copy_that_knows_nothing_of_the_private_paper(cast: Cast) -> None:
    document = added(cast, 1, "https://harbour.example/9")
    added(cast, 2, "https://harbour.example/9")
    copy = actions.table(cast.editor_qm, document, "For the next meeting.")
    assert (copy.space, copy.brought_by) == (cast.spaces["joint"], cast.spaces["QM"].partner)
    assert copy.previous is None
    assert queries.original(cast.reader_qn, copy.pk) == note(1).data
    seen = Change.objects.filter(space=cast.spaces["joint"])
    assert all(document.pk not in version.content for change in seen for version in change.versions.all())
    assert [each.pk for each in queries.documents(cast.reader_qn)] == [copy.pk]
    assert Document.objects.get(pk=document.pk).tabled_as == copy
    with pytest.raises(Improper):
        actions.table(cast.editor_qm, document)


def test_who_does_not_see_a_paper_does_not_table_it(cast: Cast) -> None:
    document = added(cast)
    with pytest.raises(NotVisible):
        actions.table(cast.editor_qn, document)
    with pytest.raises(NotAllowed):
        actions.table(cast.post_qm, document)


def test_publishing_takes_the_consent_of_every_partner(cast: Cast) -> None:
    copy = actions.table(cast.editor_qm, added(cast))
    with pytest.raises(NotConsented, match="QM, QN"):
        actions.publish(cast.secretariat, copy)
    actions.consent(cast.principal_qm, copy)
    actions.consent(cast.principal_qn, copy, False, "One word is wrong.")
    with pytest.raises(NotConsented, match="far: QN"):
        actions.publish(cast.secretariat, copy)
    assert not queries.documents(AnonymousUser()).exists()
    actions.consent(cast.principal_qn, copy, True, "It was mended.")
    public = actions.publish(cast.secretariat, copy)
    assert [document.pk for document in queries.documents(AnonymousUser())] == [public.pk]
    assert queries.original(AnonymousUser(), public.pk) == note(1).data
    assert [(said.partner.code, said.given, said.version) for said in queries.consents(cast.reader_qn, copy)] == [
        ("QM", True, 1),
        ("QN", True, 2),
    ]
    assert not verify(Space.objects.all()).faults


def test_who_sits_for_two_partners_says_for_which_one(cast: Cast) -> None:
    copy = actions.table(cast.editor_qm, added(cast))
    home = Partner.objects.get(code="QN")
    both = give_seat(cast.principal_qn, SeatPlan(cast.principal_qm.email, "", "principal", home)).person
    with pytest.raises(Improper, match="several partners"):
        actions.consent(both, copy)
    actions.consent(both, copy, True, "", home)
    assert [(said.partner, said.given) for said in queries.consents(both, copy)] == [(home, True)]
    with pytest.raises(NotAllowed):
        actions.consent(cast.principal_qn, copy, True, "", cast.spaces["QM"].partner)


def test_whoever_names_no_marking_takes_the_highest_that_may_be_given(cast: Cast) -> None:
    names = [marking.name for marking in queries.markings_for(cast.spaces["QM"])]
    assert names == ["open", "for partners"]
    assert not queries.markings_for(cast.spaces["installation"]).exists()


def test_what_is_marked_for_few_is_not_published(cast: Cast) -> None:
    document = actions.add(cast.editor_qm, cast.spaces["joint"], cast.marking("for partners"), note()).document
    for name in ("principal_qm", "principal_qn"):
        actions.consent(cast.people[name], document)
    with pytest.raises(MarkedForFew):
        actions.publish(cast.secretariat, document)


def test_what_was_struck_out_in_public_is_published_anew_with_new_consents_alone(cast: Cast) -> None:
    document, public = published(cast)
    with pytest.raises(Improper, match="published already"):
        actions.publish(cast.secretariat, document)
    strike(cast.principal_qn, propose_striking(cast.principal_qm, public, "A name was in it"))
    with pytest.raises(NotConsented, match="far: QM, QN"):
        actions.publish(cast.secretariat, Document.objects.get(pk=document.pk))
    assert not queries.consents(cast.reader_qn, document).exists()
    actions.consent(cast.principal_qm, document)
    with pytest.raises(NotConsented, match="far: QN"):
        actions.publish(cast.secretariat, Document.objects.get(pk=document.pk))
    actions.consent(cast.principal_qn, document)
    again = actions.publish(cast.secretariat, Document.objects.get(pk=document.pk))
    assert (again.pk != public.pk, Document.objects.get(pk=document.pk).published_as) == (True, again)


def test_a_partner_sees_who_read_its_papers_and_nobody_else_does(cast: Cast) -> None:
    document = added(cast)
    queries.document(cast.reader_qm, document.pk)
    queries.original(cast.editor_qm, document.pk)
    log = accesses_visible_to(cast.principal_qm)
    assert [(row.by, row.act, row.entry) for row in log.order_by("id")] == [
        (cast.reader_qm, "read", document.pk),
        (cast.editor_qm, "export", document.pk),
    ]
    for name in ("reader_qm", "principal_qn", "secretariat", "keeper"):
        assert not accesses_visible_to(cast.people[name]).exists()


def test_exports_from_the_joint_space_are_noted_and_looks_are_not(cast: Cast) -> None:
    copy = actions.table(cast.editor_qm, added(cast))
    queries.document(cast.reader_qn, copy.pk)
    queries.original(cast.reader_qn, copy.pk)
    assert [row.act for row in accesses_visible_to(cast.secretariat)] == ["export"]


@pytest.mark.parametrize(("days", "left"), [(30, 1), (90, 2), (0, 2)])
def test_the_log_of_reads_is_kept_for_as_long_as_the_installation_says(
    cast: Cast, monkeypatch: pytest.MonkeyPatch, days: int, left: int
) -> None:
    document = added(cast)
    for _ in range(2):
        queries.document(cast.reader_qm, document.pk)
    first = Access.objects.order_by("id")[0]
    Access.objects.filter(pk=first.pk).update(at=timezone.now() - timedelta(days=31))
    monkeypatch.setattr(settings, "DAYS_OF_LOOKS", days)
    assert forget_looks() == 2 - left
    assert accesses_visible_to(cast.principal_qm).count() == left
