"""Verbs about mandates of higher bodies: enter, correct, withdraw, trace to actions that carry them out, untrace."""

from dataclasses import dataclass

from collegium.accounts.access import found
from collegium.accounts.errors import Improper
from collegium.accounts.journal.change import change
from collegium.accounts.models import Person, Space
from collegium.programme.actions.grounds import Cited, cite
from collegium.programme.actions.naming import reference_named
from collegium.programme.actions.writing import NAME, gate_of, line
from collegium.programme.models import Action, Mandate, Trace
from collegium.register.rules.references import is_day


@dataclass(frozen=True, slots=True)
class MandateSaid:
    """What is said of a mandate: who wants what; its number, its words, the forum by name, the day of the decision."""

    body: str
    title: str
    number: str = ""
    text: str = ""
    forum: str = ""
    decided: str = ""


def enter_mandate(
    by: Person, space: Space, said: MandateSaid, ground: Cited | None = None, why: str = "", language: str = "en"
) -> Mandate:
    """Enter a mandate with the passage that holds it, or in one's own name.

    Raises NotVisible, NotAllowed, Improper for what cannot be said and for a ground that is none.
    """
    seat = gate_of(by, space)
    with change(by=by, verb="enters a mandate", space=space, why=why, seat=seat):
        mandate = _said(Mandate(space=space), said, language)
        mandate.save()
        if ground:
            cite(by, mandate, ground)
    return mandate


def correct_mandate(by: Person, mandate: Mandate, said: MandateSaid, why: str = "", language: str = "en") -> None:
    """Say it otherwise. Raises NotVisible, NotAllowed, Improper, ChangedMeanwhile."""
    seat = gate_of(by, mandate.space)
    with change(by=by, verb="corrects a mandate", space=mandate.space, why=why, seat=seat):
        _said(mandate, said, language).save()


def withdraw_mandate(by: Person, mandate: Mandate, why: str = "") -> None:
    """Take a mandate out, with its traces. Raises NotVisible, NotAllowed, ChangedMeanwhile."""
    seat = gate_of(by, mandate.space)
    with change(by=by, verb="withdraws a mandate", space=mandate.space, why=why, seat=seat):
        for each in [mandate, *mandate.traces.filter(withdrawn=False)]:
            each.withdrawn = True
            each.save()


def trace(by: Person, mandate: Mandate, action: Action, note: str = "", why: str = "") -> Trace:
    """Say that an action carries out a mandate. Raises NotVisible, NotAllowed, Improper where that is said already, and
    where not everybody who reads the mandate may see the action."""
    seat = gate_of(by, mandate.space)
    action = found(by, Action, action.pk)
    if not action.space.open_to_readers_of(mandate.space):
        raise Improper("Not everybody who reads this mandate may see that action.", "Enter the mandate beside it.")
    with change(by=by, verb="traces a mandate", space=mandate.space, why=why, seat=seat):
        if Mandate.objects.filter(pk=mandate.pk, withdrawn=True) or Action.objects.filter(pk=action.pk, withdrawn=True):
            raise Improper("One of the two was withdrawn meanwhile.", "Look at it anew.")
        if Trace.objects.filter(mandate=mandate, action=action, withdrawn=False, struck=False).exists():
            raise Improper("This action is said to carry out this mandate already.")
        traced = Trace(space=mandate.space, mandate=mandate, action=action, note=note.strip())
        traced.save()
    return traced


def untrace(by: Person, traced: Trace, why: str = "") -> None:
    """Take back that an action carries out a mandate. Raises NotVisible, NotAllowed, ChangedMeanwhile."""
    seat = gate_of(by, traced.space)
    with change(by=by, verb="untraces a mandate", space=traced.space, why=why, seat=seat):
        traced.withdrawn = True
        traced.save()


def _said(mandate: Mandate, said: MandateSaid, language: str) -> Mandate:
    """A mandate with what is said of it. Raises Improper."""
    if said.decided and not is_day(said.decided):
        raise Improper("This is no date.", "Write a year, month or day as 2031, 2031-02 or 2031-02-03.")
    mandate.body, mandate.title = line(said.body, NAME), line(said.title)
    mandate.number = line(said.number, NAME) if said.number.strip() else ""
    mandate.text, mandate.decided = said.text.strip(), said.decided
    mandate.forum = reference_named(mandate.space, "forum", said.forum, language)
    return mandate
