"""A list that is longer than a person reads stands in parts, each at an address of its own."""

from datetime import date

from django.test import RequestFactory

from collegium.accounts.journal.change import change
from collegium.accounts.models import Partner
from collegium.programme.models import Action, Programme, Shared
from collegium.web.programme.parts import part_of
from tests.cast import Cast
from tests.web.stage import signed_in


def test_a_part_has_the_words_of_the_addresses_beside_it() -> None:
    asked = RequestFactory().get("/?on=2031-02-03&part=2")
    part = part_of(range(5), asked, 2)
    assert (list(part), part.before, part.after) == ([2, 3], "on=2031-02-03&part=1", "on=2031-02-03&part=3")  # type: ignore[attr-defined]
    for said, rows in (("", [0, 1]), ("?part=x", [0, 1]), ("?part=9", [4]), ("?part=-1", [4])):
        assert list(part_of(range(5), RequestFactory().get(f"/{said}"), 2)) == rows
    assert list(part_of([], asked)) == []


def test_topics_stand_fifty_on_a_page(cast: Cast) -> None:
    joint, partner = cast.spaces["joint"], Partner.objects.get(code="QM")
    with change(by=cast.editor_qm, verb="shares an instruction", space=joint):
        for number in range(51):
            about = {"initiative": f"Tide {number:02}", "place": "Quellhaven", "post": "Mission", "state": "issued"}
            Shared(space=joint, partner=partner, **about).save()
    client, path = signed_in(cast.reader_qn), f"/spaces/{joint.pk}/grid"
    first, second = (client.get(f"{path}?on=2031-02-03{end}").content.decode() for end in ("", "&part=2"))
    assert ("1 to 50 of 51" in first, "51 to 51 of 51" in second) == (True, True)
    assert ("Tide 49" in first, "Tide 50" in first, "Tide 49" in second, "Tide 50" in second) == (
        True,
        False,
        False,
        True,
    )
    assert 'href="?on=2031-02-03&amp;part=2" rel="next"' in first
    assert 'href="?on=2031-02-03&amp;part=1" rel="prev"' in second


def test_a_programme_shows_a_hundred_actions_and_counts_all(cast: Cast) -> None:
    joint, days = cast.spaces["joint"], {"starts": date(2031, 1, 1), "ends": date(2032, 12, 31)}
    with change(by=cast.editor_qm, verb="drafts a programme", space=joint):
        programme = Programme(space=joint, name="Tides", **days)
        programme.save()
        for number in range(1, 102):
            Action(space=joint, programme=programme, number=number, title=f"Mend pier {number}").save()
    client = signed_in(cast.reader_qn)
    first, second = (client.get(f"/programmes/{programme.pk}{end}").content.decode() for end in ("", "?part=2"))
    assert ("Mend pier 100<" in first, "Mend pier 101<" in first, "Mend pier 101<" in second) == (True, False, True)
    assert all('Without an issue <span class="quiet">101</span>' in page for page in (first, second))
