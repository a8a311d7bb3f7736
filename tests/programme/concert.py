"""A programme of the cast at each of its stages, for the tests of this room."""

from dataclasses import replace
from datetime import date

from collegium.programme.actions.assents import (
    say_to_adjustment,
    say_to_programme,
    seal_of_adjustment,
    seal_of_programme,
)
from collegium.programme.actions.concerted import ActionSaid, add_action
from collegium.programme.actions.programmes import ProgrammeSaid, adopt_programme, draft_programme
from collegium.programme.models import Action, Adjustment, Programme
from collegium.register import actions
from collegium.register.actions.documents import latest_reading
from collegium.register.models import Document
from collegium.register.queries.documents import content_of
from tests.cast import Cast, note

TIDES = ProgrammeSaid("Tides 2031–2032", date(2031, 1, 1), date(2032, 12, 31))
LAMPS = ActionSaid("Light the channel", issue="Lamps", forum="Harbour Council", due=date(2031, 6, 1))
PILOTS = ActionSaid("Train pilots", issue="Pilots")


def drafted(cast: Cast, said: ProgrammeSaid = TIDES, *more: ActionSaid) -> Programme:
    """A draft of two actions, or of those that are said."""
    programme = draft_programme(cast.editor_qm, cast.spaces["joint"], said)
    for each in more or (LAMPS, PILOTS):
        add_action(cast.editor_qm, programme, each)
    return programme


def agreed_by_both(cast: Cast, programme: Programme, to: str = "adoption") -> None:
    """Let both partners say yes to what stands there."""
    for head in (cast.principal_qm, cast.principal_qn):
        say_to_programme(head, programme, to, seal_of_programme(programme, to))


def in_force(cast: Cast, said: ProgrammeSaid = TIDES, *more: ActionSaid) -> Programme:
    """The same, adopted."""
    programme = drafted(cast, said, *more)
    agreed_by_both(cast, programme)
    adopt_programme(cast.secretariat, programme)
    return programme


def amendment_agreed(cast: Cast, adjustment: Adjustment) -> None:
    """Let both partners say yes to an amendment as it stands."""
    for head in (cast.principal_qm, cast.principal_qn):
        say_to_adjustment(head, adjustment, seal_of_adjustment(adjustment))


def action(programme: Programme, number: int = 1) -> Action:
    """An action by its number."""
    return programme.actions.get(number=number, withdrawn=False)


def joint_paper(cast: Cast, number: int = 1) -> Document:
    """A document that both partners read."""
    own = actions.add(cast.editor_qm, cast.spaces["QM"], cast.marking("open"), replace(note(number))).document
    return actions.table(cast.editor_qm, own)


def place_of_quote(document: Document, quote: str) -> tuple[int, int]:
    """Where words stand in a document."""
    reading = latest_reading(document)
    content = content_of(reading) if reading else None
    assert content
    start = content.text.index(quote)
    return start, start + len(quote)
