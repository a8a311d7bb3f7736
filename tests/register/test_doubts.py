"""Words written nearly like a name are asked about, and what a person said of them stands."""

import pytest

from collegium.accounts.errors import Improper
from collegium.register import actions
from collegium.register.actions.merging import Words, link, unlink
from collegium.register.actions.references import add
from collegium.register.models import Mentioned
from collegium.register.queries.references import mentions_of, thing
from collegium.register.references.doubts import doubts_in
from collegium.register.references.scope import groups_in
from collegium.register.rules.references import key_of
from tests.cast import Cast
from tests.register.naming import TREATY, added, asked_about, faults, rows


@pytest.mark.parametrize("row", rows("likenesses.csv"), ids=lambda row: row["guards"])
def test_words_written_nearly_like_a_name_are_asked_about(cast: Cast, row: dict[str, str]) -> None:
    space = cast.spaces["QM"]
    add(cast.editor_qm, space, row["kind"], {"en": [row["name"]]})
    document = added(cast)
    key = key_of(row["kind"], row["words"])
    Mentioned.objects.filter(document=document, kind=row["kind"]).delete()
    Mentioned.objects.create(
        space=space, document=document, kind=row["kind"], value=key, known=False, words=row["words"], first=0, count=1
    )
    asked = [each.name for each in doubts_in(space, row["kind"], groups_in(space), set())]
    assert (row["name"] in asked) == (row["asked"] == "yes")


def test_what_was_said_of_words_stands_when_documents_are_read_again(cast: Cast) -> None:
    space = cast.spaces["QM"]
    reference = add(cast.editor_qm, space, "instrument", {"en": ["Treaty of Salt of 1998"]})
    document = added(cast)
    asked = asked_about(space)
    assert [(each.words, each.slug) for each in asked] == [(TREATY, reference.slug)]
    said = link(cast.editor_qm, space, Words("instrument", asked[0].words, "en"), reference.slug, True)
    assert mentions_of(thing(space, "instrument", reference.slug)).count() == 1
    assert not asked_about(space)
    actions.read_again(cast.editor_qm, document)
    assert Mentioned.objects.filter(document=document, value=reference.slug, known=True).exists()
    unlink(cast.editor_qm, said)
    actions.read_again(cast.editor_qm, document)
    assert not Mentioned.objects.filter(document=document, value=reference.slug).exists()
    assert [each.slug for each in asked_about(space)] == [reference.slug]
    assert not faults()


def test_words_that_do_not_mean_it_are_not_asked_about_again(cast: Cast) -> None:
    space = cast.spaces["QM"]
    reference = add(cast.editor_qm, space, "instrument", {"en": ["Treaty of Salt of 1998"]})
    document = added(cast)
    link(cast.editor_qm, space, Words("instrument", TREATY), reference.slug, False, reason="An earlier one")
    assert not asked_about(space)
    actions.read_again(cast.editor_qm, document)
    assert not asked_about(space)
    assert not mentions_of(thing(space, "instrument", reference.slug)).exists()
    with pytest.raises(Improper):
        link(cast.editor_qm, space, Words("instrument", TREATY), reference.slug, True)
