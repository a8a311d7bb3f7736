"""Who sits at several tables says for which partner it speaks; who sits at none of a partnership is not named there."""

from dataclasses import replace

from django.test import Client

from collegium.accounts.actions import SeatPlan, give_seat
from collegium.accounts.models import Partner, Person
from collegium.register import actions, queries
from collegium.register.models import Document
from tests.cast import Cast, note
from tests.web.stage import agreed, signed_in


def at_both(cast: Cast) -> Person:
    """Velmora's principal, who is one of Ostrand too."""
    plan = SeatPlan(cast.principal_qm.email, "", "principal", Partner.objects.get(code="QN"))
    return give_seat(cast.principal_qn, plan).person


def tabled(cast: Cast) -> Document:
    own = actions.add(cast.editor_qm, cast.spaces["QM"], cast.marking("open"), note()).document
    return actions.table(cast.editor_qm, own)


def said(client: Client, document: Document, **more: str) -> int:
    posted = {"given": "yes", "version": str(document.version), **more}
    return client.post(f"/documents/{document.pk}/consent", posted).status_code


def test_who_sits_for_two_partners_consents_for_the_one_that_is_chosen(cast: Cast) -> None:
    document, both = tabled(cast), at_both(cast)
    client, home = signed_in(both), Partner.objects.get(code="QN")
    page = client.get(f"/documents/{document.pk}").content.decode()
    assert all(f">{name}</option>" in page for name in ("Velmora", "Ostrand"))
    assert said(client, document) == 400
    assert said(client, document, partner="no such partner") == 404
    assert said(client, document, partner=home.pk) == 302
    assert [each.partner for each in queries.consents(both, document)] == [home]
    assert f"/documents/{document.pk}" in client.get("/").content.decode(), "the other partner has said nothing yet"


def test_who_sits_for_one_partner_is_not_asked_for_which(cast: Cast) -> None:
    document = tabled(cast)
    page = signed_in(cast.principal_qn).get(f"/documents/{document.pk}").content.decode()
    assert 'value="yes"' in page
    assert 'name="partner"' not in page


def test_a_person_of_another_partnership_is_not_named_to_the_partners(cast: Cast) -> None:
    public = actions.publish(cast.secretariat, agreed(cast, 1))
    for person in (cast.reader_qt, cast.reader_qn):
        assert signed_in(person).get(f"/documents/{public.pk}/original").status_code == 200
    page = signed_in(cast.secretariat).get(f"/spaces/{public.space_id}/looks").content.decode()
    assert cast.reader_qn.name in page
    assert cast.reader_qt.name not in page
    assert "somebody of another partnership" in page
    assert "Kept for 1096 days." in page


def test_a_file_name_with_a_line_break_is_given_out_in_one_line(cast: Cast) -> None:
    """Only the command can bring one: a browser's form has none."""
    arrival = replace(note(), name="ferry\r\nSet-Cookie: a=b.txt")
    document = actions.add(cast.editor_qm, cast.spaces["QM"], cast.marking(), arrival).document
    answer = signed_in(cast.reader_qm).get(f"/documents/{document.pk}/original")
    assert answer.status_code == 200
    assert 'filename="ferry__Set-Cookie: a=b.txt"' in answer["Content-Disposition"]
