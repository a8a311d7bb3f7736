"""A place in a series goes with a document that is tabled or published where somebody says so, and where to."""

import re

import pytest

from collegium.accounts.errors import Improper
from collegium.accounts.journal.change import change
from collegium.accounts.journal.undo import undo
from collegium.accounts.journal.verify import verify
from collegium.accounts.models import Change, Space
from collegium.register import actions
from collegium.register.actions.along import Along
from collegium.register.actions.series import Described, give_up, make_series, take_in, take_out
from collegium.register.errors import NotConsented
from collegium.register.models import Document, Membership, Series
from collegium.web.journal import told_of
from tests.cast import Cast
from tests.register.test_series import document_of
from tests.web.stage import signed_in

SAID = Described("Ferry words", "statement", "every winter")


def faults() -> list[object]:
    return list(verify(Space.objects.order_by("id")).faults)


def placed(cast: Cast, year: int = 2031) -> Membership:
    """A document of Velmora's own in a series, at a date of its own."""
    document = document_of(cast, year)
    series = Series.objects.filter(space=document.space).first() or make_series(cast.editor_qm, document.space, SAID)
    take_in(cast.editor_qm, series, [document], f"{year}-12")
    return Membership.objects.get(document=document)


def consented(cast: Cast, document: Document) -> None:
    for head in (cast.principal_qm, cast.principal_qn):
        actions.consent(head, document)


def in_joint(cast: Cast) -> list[tuple[str, str, str]]:
    rows = Membership.objects.filter(space=cast.spaces["joint"], withdrawn=False, series__withdrawn=False)
    return [(each.series.name, each.series.recurrence, each.date) for each in rows.order_by("date")]


def test_nothing_goes_along_that_nobody_chose(cast: Cast) -> None:
    actions.table(cast.editor_qm, placed(cast).document)
    assert not in_joint(cast)


def test_the_first_one_makes_the_joint_series_and_the_next_one_joins_it(cast: Cast) -> None:
    first, second = placed(cast, 2031), placed(cast, 2032)
    copy = actions.table(cast.editor_qm, first.document, "For the meeting", [Along(first)])
    joint = Series.objects.get(space=cast.spaces["joint"])
    actions.table(cast.editor_qm, second.document, along=[Along(second, joint)])
    assert in_joint(cast) == [("Ferry words", "every winter", "2031-12"), ("Ferry words", "every winter", "2032-12")]
    told = told_of(cast.reader_qn, copy)
    assert any("Ferry words" in after for each in told for _, _, after in each.rows)
    assert not faults()


def test_undoing_the_tabling_takes_the_place_and_the_series_back(cast: Cast) -> None:
    member = placed(cast)
    copy = actions.table(cast.editor_qm, member.document, along=[Along(member)])
    undo(Change.objects.filter(versions__entry=copy.pk).latest("number"), cast.editor_qm, "Too early")
    assert not in_joint(cast)
    assert not Series.objects.filter(space=cast.spaces["joint"], withdrawn=False).exists()
    assert Membership.objects.get(pk=member.pk).withdrawn is False
    assert not faults()


def test_undoing_the_tabling_leaves_the_places_of_others(cast: Cast) -> None:
    first, second = placed(cast, 2031), placed(cast, 2032)
    copy = actions.table(cast.editor_qm, first.document, along=[Along(first)])
    joint = Series.objects.get(space=cast.spaces["joint"])
    actions.table(cast.editor_qm, second.document, along=[Along(second, joint)])
    undo(Change.objects.filter(versions__entry=copy.pk).latest("number"), cast.editor_qm, "Too early")
    assert in_joint(cast) == [("Ferry words", "every winter", "2032-12")]
    assert not Series.objects.get(pk=joint.pk).withdrawn
    assert not faults()


def test_what_does_not_belong_together_is_refused(cast: Cast) -> None:
    first, second = placed(cast, 2031), placed(cast, 2032)
    for chosen in (Along(second), Along(first, first.series)):
        with pytest.raises(Improper):
            actions.table(cast.editor_qm, first.document, along=[chosen])
    assert Document.objects.get(pk=first.document_id).tabled_as is None
    give_up(cast.editor_qm, first.series)
    with pytest.raises(Improper):
        actions.table(cast.editor_qm, first.document, along=[Along(Membership.objects.get(pk=first.pk))])


def test_a_place_is_published_where_every_partner_consented_to_it_as_well(cast: Cast) -> None:
    own = placed(cast)
    copy = actions.table(cast.editor_qm, own.document)
    consented(cast, copy)
    series = make_series(cast.secretariat, cast.spaces["joint"], SAID, [copy])
    member = Membership.objects.get(series=series)
    with pytest.raises(NotConsented):
        actions.publish(cast.secretariat, Document.objects.get(pk=copy.pk), along=[Along(member)])
    assert not Series.objects.filter(space=cast.spaces["public"]).exists()
    consented(cast, copy)
    public = actions.publish(cast.secretariat, Document.objects.get(pk=copy.pk), along=[Along(member)])
    there = Series.objects.get(space=cast.spaces["public"])
    assert there.memberships.get().document == public
    take_out(cast.principal_qn, there, public, "It stands for itself")
    assert there.memberships.get().withdrawn
    assert not faults()


def test_every_series_there_can_be_chosen(cast: Cast) -> None:
    joint, member = cast.spaces["joint"], placed(cast)
    with change(by=cast.secretariat, verb="makes a series", space=joint):
        for number in range(60):
            Series(space=joint, name=f"Words {number:02}").save()
    page = signed_in(cast.editor_qm).get(f"/documents/{member.document_id}").content.decode()
    assert page.count("goes into the series there: Words ") == 60


def test_no_place_is_published_into_a_series_of_another_name(cast: Cast) -> None:
    copy = actions.table(cast.editor_qm, placed(cast).document)
    member = Membership.objects.get(series=make_series(cast.secretariat, cast.spaces["joint"], SAID, [copy]))
    consented(cast, copy)
    public = cast.spaces["public"]
    with change(by=cast.secretariat, verb="makes a series", space=public):
        other, same = Series(space=public, name="Other words"), Series(space=public, name="FERRY words")
        other.save()
        same.save()
    path, client = f"/documents/{copy.pk}", signed_in(cast.secretariat)
    offered = client.get(path).content.decode()
    assert "goes into the series there: FERRY words" in offered
    assert "goes into the series there: Other words" not in offered
    sent = {"version": Document.objects.get(pk=copy.pk).version, f"along-{member.pk}": other.pk}
    assert "consented to a series of another name" in client.post(f"{path}/publish", sent).content.decode()
    assert Document.objects.get(pk=copy.pk).published_as is None
    actions.publish(cast.secretariat, Document.objects.get(pk=copy.pk), along=[Along(member, same)])
    assert same.memberships.count() == 1


def test_the_page_of_a_document_asks_where_its_place_goes(cast: Cast) -> None:
    make_series(cast.secretariat, cast.spaces["joint"], Described("Other words"))
    member = placed(cast)
    client, path = signed_in(cast.editor_qm), f"/documents/{member.document_id}"
    page = client.get(path).content.decode()
    offered = re.search(rf'<select[^>]*name="along-{member.pk}">(.*?)</select>', page)
    assert offered
    assert re.findall(r"<option[^>]*>([^<]+)", offered[1]) == [
        "does not go along",
        "goes into a new series of this name",
        "goes into the series there: Other words",
    ]
    sent = {"version": member.document.version, f"along-{member.pk}": "new"}
    assert client.post(f"{path}/table", sent).status_code == 302
    assert in_joint(cast) == [("Ferry words", "every winter", "2031-12")]
    again = placed(cast, 2032)
    page = client.get(f"/documents/{again.document_id}").content.decode()
    assert "a new series of this name" not in page, "one of this name is there"
