"""A partnership is changed after it was founded: by the keeper, each time as a change."""

from collections.abc import Callable

import pytest

from collegium.accounts import actions
from collegium.accounts.access import gate
from collegium.accounts.actions import SeatPlan
from collegium.accounts.actions.partnerships import add_marking, add_partner, add_post, let_take_part, rename, retire
from collegium.accounts.errors import Improper, NotVisible
from collegium.accounts.journal.verify import verify
from collegium.accounts.models import Change, Partner, Person, Post, Space
from collegium.accounts.queries import markings_of
from collegium.register import actions as register
from collegium.register.errors import NotConsented
from tests.cast import Cast
from tests.web.stage import agreed

Verb = Callable[[Cast, Person], object]
VERBS: dict[str, Verb] = {
    "renames": lambda cast, by: rename(by, cast.partnership, "Tidewater and Delta"),
    "takes a partner in": lambda cast, by: add_partner(by, cast.partnership, Partner(code="QP", name="Pellmark")),
    "lets a partner take part": lambda cast, by: let_take_part(by, Partner.objects.get(code="QO")),
    "opens a post": lambda cast, by: add_post(by, Partner.objects.get(code="QN"), "Embassy at Quellhaven"),
    "adds a marking": lambda cast, by: add_marking(by, cast.partnership, "for heads", 2),
    "retires": lambda cast, by: retire(by, cast.marking("sealed")),
}


@pytest.mark.parametrize("verb", VERBS)
def test_a_keeper_changes_a_partnership_and_it_stands_in_the_journal(cast: Cast, verb: str) -> None:
    VERBS[verb](cast, cast.keeper)
    last = Change.objects.filter(space=cast.spaces["installation"]).latest("number")
    assert (last.verb, last.by) == (verb, cast.keeper)
    assert not verify(Space.objects.all()).faults


@pytest.mark.parametrize("verb", VERBS)
def test_nobody_else_changes_a_partnership(cast: Cast, verb: str) -> None:
    before = Change.objects.count()
    for who in ("secretariat", "principal_qm", "editor_qt"):
        with pytest.raises(NotVisible):
            VERBS[verb](cast, cast.people[who])
    assert Change.objects.count() == before


def test_a_partner_that_was_followed_takes_part_with_a_space_and_seats_of_its_own(cast: Cast) -> None:
    partner = let_take_part(cast.keeper, Partner.objects.get(code="QO"))
    head = actions.give_seat(cast.keeper, SeatPlan("head@harrowmark.example", "Head", "principal", partner)).person
    assert gate(head, "add", partner.own_space)
    with pytest.raises(Improper):
        let_take_part(cast.keeper, partner)


def test_what_is_not_published_waits_for_the_consent_of_a_further_partner(cast: Cast) -> None:
    document = agreed(cast, 1)
    add_partner(cast.keeper, cast.partnership, Partner(code="QP", name="Pellmark"))
    with pytest.raises(NotConsented, match="QP"):
        register.publish(cast.secretariat, document)


def test_a_marking_that_is_retired_is_given_no_more_and_stays_on_what_has_it(cast: Cast) -> None:
    document = agreed(cast, 1)
    retire(cast.keeper, cast.marking("open"))
    assert [each.name for each in markings_of(cast.partnership)] == ["for partners", "sealed"]
    document.refresh_from_db()
    assert document.marking.name == "open"


BAD: dict[str, Verb] = {
    "no name": lambda cast, by: rename(by, cast.partnership, "  "),
    "a name that is too long": lambda cast, by: rename(by, cast.marking("open"), "x" * 41),
    "a name that is taken": lambda cast, by: rename(by, cast.marking("open"), "sealed"),
    "a code that is taken": lambda cast, by: add_partner(by, cast.partnership, Partner(code="QM", name="Other")),
    "a strange kind": lambda cast, by: add_partner(by, cast.partnership, Partner(code="QP", name="P", kind="club")),
    "a rank too high": lambda cast, by: add_marking(by, cast.partnership, "beyond", 10),
    "a post at which somebody sits": lambda cast, by: retire(by, Post.objects.get()),
}


@pytest.mark.parametrize("name", BAD)
def test_what_cannot_be_is_refused(cast: Cast, name: str) -> None:
    before = Change.objects.count()
    with pytest.raises(Improper):
        BAD[name](cast, cast.keeper)
    assert Change.objects.count() == before


def test_the_last_marking_stays(cast: Cast) -> None:
    retire(cast.keeper, cast.marking("open"))
    retire(cast.keeper, cast.marking("sealed"))
    with pytest.raises(Improper):
        retire(cast.keeper, cast.marking("for partners"))
