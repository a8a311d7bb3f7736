"""A comparison that was made is kept, says the same, and says nothing of what was changed since."""

from collegium.reading.compare import Comparison
from collegium.reading.contract import Reading
from collegium.register import actions, queries
from collegium.register.actions.deciding import decide
from collegium.register.derived.compared import MOST, compared
from collegium.register.models import Compared, Document, Finding
from collegium.register.queries.stated import stated
from tests.cast import Cast, note
from tests.web.test_series import FIRST, SECOND, brought


def asked(cast: Cast, old: Document, new: Document) -> Comparison:
    sides: list[Reading] = []
    for each in (old, new):
        content = queries.content_beside(cast.editor_qm, each.pk)
        assert content
        sides.append(stated(cast.editor_qm, each, content).reading)
    return compared(old, new, *sides)


def test_a_second_look_finds_the_same_and_is_what_was_kept(cast: Cast) -> None:
    old, new = brought(cast, 2031, FIRST), brought(cast, 2032, SECOND)
    first = asked(cast, old, new)
    assert first.pairs
    assert asked(cast, old, new) == first
    Compared.objects.update(pairs=[])
    assert asked(cast, old, new).pairs == (), "it was worked out again"


def test_what_was_decided_since_is_compared_anew(cast: Cast) -> None:
    old, new = brought(cast, 2031, FIRST), brought(cast, 2032, SECOND)
    before = asked(cast, old, new)
    decide(cast.editor_qm, Finding.objects.filter(document=old).order_by("start")[0], "rejected", reason="A custom")
    after = asked(cast, old, new)
    assert after.pairs != before.pairs
    assert Compared.objects.get().document == new


def test_two_spaces_keep_nothing_of_each_other(cast: Cast) -> None:
    old, new = brought(cast, 2031, FIRST), brought(cast, 2032, SECOND)
    joint = actions.table(cast.editor_qm, old)
    assert asked(cast, joint, new).pairs
    assert not Compared.objects.exists()


def test_no_more_than_some_are_kept_of_a_document(cast: Cast) -> None:
    new = brought(cast, 2032, SECOND)
    for number in range(MOST + 1):
        arrival = note(number)
        old = actions.add(cast.editor_qm, cast.spaces["QM"], cast.marking("open"), arrival).document
        asked(cast, old, new)
    assert Compared.objects.filter(document=new).count() == MOST
    assert Compared.objects.filter(other=old).exists()
