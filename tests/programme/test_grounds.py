"""An entry rests on passages that its readers may read, in the words that stand there."""

import pytest

from collegium.accounts.errors import Improper, NotVisible
from collegium.accounts.journal.change import change
from collegium.accounts.models import Space
from collegium.programme.actions.grounds import Cited, cite
from collegium.programme.models import Ground, Mandate
from collegium.programme.queries.grounds import grounds_of
from collegium.register import actions
from collegium.register.models import Document
from tests.cast import Cast, note


def cited(cast: Cast, space: Space, said: Cited) -> Ground:
    """A mandate in a space with one ground, entered by an editor of Velmora."""
    with change(by=cast.editor_qm, verb="enters a mandate", space=space):
        mandate = Mandate(space=space, body="Harbour Council", title="Keep the lamps lit")
        mandate.save()
        return cite(cast.editor_qm, mandate, said)


@pytest.fixture
def own(cast: Cast) -> Document:
    """A document of Velmora's own."""
    return actions.add(cast.editor_qm, cast.spaces["QM"], cast.marking(), note(1)).document


def test_a_passage_is_cited_by_its_words_however_they_are_broken(cast: Cast, own: Document) -> None:
    ground = cited(cast, cast.spaces["QM"], Cited(own, "The harbour office\n counted nine boats."))
    assert ground.quote == "The harbour office counted nine boats."
    assert ground.end
    assert ground.start is not None
    assert ground.end - ground.start == len(ground.quote)
    assert [each.pk for each in grounds_of(cast.reader_qm, [Mandate.objects.get()])[ground.of]] == [ground.pk]
    assert grounds_of(cast.editor_qn, [Mandate.objects.get()]) == {ground.of: []}


def test_words_that_do_not_stand_there_are_refused(cast: Cast, own: Document) -> None:
    with pytest.raises(Improper, match="does not say this in these words"):
        cited(cast, cast.spaces["QM"], Cited(own, "The harbour office counted ten boats."))
    assert not Mandate.objects.exists()


def test_a_joint_entry_rests_on_no_paper_of_one_partner(cast: Cast, own: Document) -> None:
    with pytest.raises(Improper, match="Not everybody who reads this may read that document"):
        cited(cast, cast.spaces["joint"], Cited(own))
    theirs = actions.add(cast.editor_qn, cast.spaces["QN"], cast.marking(), note(2)).document
    with pytest.raises(NotVisible):
        cited(cast, cast.spaces["QM"], Cited(theirs))


def test_an_own_entry_rests_on_a_joint_document(cast: Cast, own: Document) -> None:
    joint = actions.table(cast.editor_qm, own)
    assert cited(cast, cast.spaces["QM"], Cited(joint)).quote == ""
