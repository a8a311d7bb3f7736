"""What an outside reader may be sent, by whose word, and what becomes of what it proposed."""

import pytest

from collegium.accounts.errors import Improper, NotAllowed, NotVisible
from collegium.accounts.journal.striking import propose_striking, strike
from collegium.accounts.models import Access, Change
from collegium.register import actions
from collegium.register.actions.deciding import decide
from collegium.register.actions.outside import allow_outside, ask_outside, revoke_outside
from collegium.register.derived import behind, catch_up
from collegium.register.models import Finding, Made, Named, OutsideReading, Statement
from collegium.register.outside.working import enrol, read_outside
from tests.cast import Cast
from tests.outside import Elsewhere
from tests.register.asking import TEXT, added, asked, faults, outside_of, published


def test_private_documents_are_not_sent_unless_a_principal_allows_it(cast: Cast, elsewhere: Elsewhere) -> None:
    document, space = added(cast), cast.spaces["QM"]
    with pytest.raises(Improper, match="may not go"):
        ask_outside(cast.editor_qm, document)
    for who in ("editor_qm", "deputy_qm", "reader_qm"):
        with pytest.raises(NotAllowed):
            allow_outside(cast.people[who], space, 0, "To try it")
    for who in ("principal_qn", "secretariat", "keeper"):
        with pytest.raises(NotVisible):
            allow_outside(cast.people[who], space, 0, "To try it")
    with pytest.raises(Improper, match="reason"):
        allow_outside(cast.principal_qm, space, 0, " ")
    assert elsewhere.got() == []
    allow_outside(cast.principal_qm, space, 0, "To try it")
    assert asked(cast, document).proposed == 1
    assert Access.objects.filter(entry=document.pk, act="send", to=elsewhere.host, by=cast.principal_qm).count() == 1
    assert not faults()


def test_a_marking_above_what_was_allowed_keeps_a_document_here(cast: Cast, elsewhere: Elsewhere) -> None:
    document = added(cast, marking="for partners")
    allow_outside(cast.principal_qm, cast.spaces["QM"], 0, "What is open")
    with pytest.raises(Improper, match="may not go"):
        ask_outside(cast.editor_qm, document)
    allow_outside(cast.principal_qm, cast.spaces["QM"], 1, "What is for partners too")
    assert asked(cast, document).proposed == 1
    with pytest.raises(Improper, match="no such marking"):
        allow_outside(cast.principal_qm, cast.spaces["QM"], 3, "Above the ceiling")


def test_joint_documents_take_the_word_of_every_partner(cast: Cast, elsewhere: Elsewhere) -> None:
    joint = actions.table(cast.editor_qm, added(cast))
    allow_outside(cast.principal_qm, joint.space, 2, "We agree")
    with pytest.raises(Improper, match="may not go"):
        ask_outside(cast.editor_qm, joint)
    allow_outside(cast.principal_qn, joint.space, 0, "So do we")
    assert asked(cast, joint).proposed == 1
    actions.mark(cast.editor_qm, joint, cast.marking("for partners"), "On reflection")
    revoke_outside(cast.principal_qn, joint.space, "No longer")
    assert len(elsewhere.got()) == 1


@pytest.mark.parametrize("how", ["revoked", "another host", "marked", "withdrawn"])
def test_what_may_not_be_sent_any_more_is_not(cast: Cast, elsewhere: Elsewhere, how: str) -> None:
    document, space = added(cast), cast.spaces["QM"]
    allow_outside(cast.principal_qm, space, 0, "To try it")
    row = ask_outside(cast.editor_qm, document)
    if how == "revoked":
        revoke_outside(cast.principal_qm, space, "No longer")
    elif how == "another host":
        elsewhere.be("well", address=f"http://localhost:{elsewhere.port}/v1")
    elif how == "marked":
        actions.mark(cast.editor_qm, document, cast.marking("for partners"), "On reflection")
    else:
        strike(cast.principal_qm, propose_striking(cast.editor_qm, document, "Spilled"))
    list(read_outside())
    row.refresh_from_db()
    assert row.struck or row.cause == "This document may not go to the outside reader."
    assert elsewhere.got() == []
    assert not faults()


def test_asked_for_all_it_reads_what_it_may_and_nothing_else(cast: Cast, elsewhere: Elsewhere) -> None:
    joint, public = published(cast)
    own = added(cast, TEXT + b"\nA private word.\n")
    assert enrol(9) == 0
    elsewhere.be("well", reads="all")
    assert (enrol(9), enrol(9)) == (1, 0)
    assert [row.document for row in read_outside()] == [public]
    assert not OutsideReading.objects.filter(document__in=(joint, own)).exists()
    assert "A private word" not in elsewhere.texts()
    assert Change.objects.filter(verb="proposes from outside").get().by == cast.secretariat


def test_it_is_not_asked_twice(cast: Cast, elsewhere: Elsewhere) -> None:
    _, public = published(cast)
    ask_outside(cast.principal_qm, public)
    with pytest.raises(Improper, match="already"):
        ask_outside(cast.editor_qn, public)
    list(read_outside())
    with pytest.raises(Improper, match="has read this document"):
        ask_outside(cast.editor_qn, public)
    elsewhere.be("fenced")
    asked(cast, public)
    assert {each.reader for each in outside_of(public)} == {"well"}, "both propose the same"
    for who in ("reader_qm", "post_qm", "keeper", "editor_qt"):
        with pytest.raises(NotAllowed):
            ask_outside(cast.people[who], public)


def test_proposals_are_made_anew_without_asking_again(cast: Cast, elsewhere: Elsewhere) -> None:
    joint, public = published(cast)
    asked(cast, public)
    decide(cast.editor_qm, outside_of(joint)[0], "confirmed")
    for model in (Named, Finding, Made):
        model.objects.all().delete()
    assert len(list(catch_up(list(behind())))) == 3
    assert [each.state for each in outside_of(joint)] == ["confirmed"]
    assert [each.state for each in outside_of(public)] == ["proposed"]
    assert Statement.objects.get(document=joint).quote == "Nine boats lay below the harbour wall"
    assert len(elsewhere.got()) == 1


def test_striking_out_takes_what_was_proposed(cast: Cast, elsewhere: Elsewhere) -> None:
    joint, public = published(cast)
    asked(cast, public)
    strike(cast.principal_qm, propose_striking(cast.editor_qm, public, "It was spilled"))
    row = OutsideReading.objects.get(document=public)
    assert (row.struck, row.sha256, row.model) == (True, "", "")
    assert not outside_of(public)
    assert not outside_of(joint)
    assert not faults()


def test_what_a_questioner_says_is_stated_by_nobody(cast: Cast, elsewhere: Elsewhere) -> None:
    elsewhere.be("a question")
    talk = b"""Press conference on the pier

Question: Who will pay the masons of the pier this year?

Answer: We will mend the pier before the first ice, as every year.

Question: And the lamps?

Answer: We will light the lamps in the channel.
"""
    _, public = published(cast, talk)
    assert asked(cast, public).dropped == {"question": 1}
    assert not outside_of(public)
