"""Who sits where: the seats that a person may know of, table by table; ending one; taking an invitation back."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from collegium.accounts.access import Anybody, seats_of, visible_to
from collegium.accounts.actions import end_seat
from collegium.accounts.actions.invitations import acting_in, revoke
from collegium.accounts.actions.seats import may_end
from collegium.accounts.errors import ChangedMeanwhile, Improper, NotAllowed, NotVisible
from collegium.accounts.models import Invitation, Partnership, Person, Seat
from collegium.accounts.offers import offers_to
from collegium.accounts.queries import invitations_seen_by, seats_seen_by
from collegium.web.letters import tell_of_ending
from collegium.web.seating import ReasonForm
from collegium.web.words import table_in_words


@dataclass(slots=True)
class Table:
    """The seats at one partner or secretariat: those that are taken, with whether they may be ended, and the rest."""

    name: str
    seats: list[tuple[Seat, bool]] = field(default_factory=list)
    invitations: list[tuple[Invitation, bool]] = field(default_factory=list)
    ended: list[Seat] = field(default_factory=list)


@require_safe
def people_page(request: HttpRequest) -> HttpResponse:
    """The seats at the tables of a person; for a keeper, at all. Raises NotVisible for who has no seat."""
    person = seated(request.user)
    tables = _tables(person, seats_seen_by(person).order_by("id"), invitations_seen_by(person).order_by("id"))
    about = {"tables": tables, "may_invite": bool(offers_to(person)), "partnerships": visible_to(person, Partnership)}
    return render(request, "people.html", about)


def seated(person: Anybody) -> Person:
    """Whoever has a seat. Raises NotVisible: for everybody else there is nothing here."""
    if not isinstance(person, Person) or not seats_of(person):
        raise NotVisible
    return person


def _tables(person: Person, seats: Iterable[Seat], invitations: Iterable[Invitation]) -> list[Table]:
    own = {each.key for each in offers_to(person)}
    tables: dict[str, Table] = {}
    for seat in seats:
        table = tables.setdefault(table_in_words(seat), Table(table_in_words(seat)))
        if seat.ended:
            table.ended.append(seat)
        else:
            table.seats.append((seat, may_end(person, seat)))
    for each in invitations:
        if acting_in(each) is not None:
            table = tables.setdefault(table_in_words(each), Table(table_in_words(each)))
            table.invitations.append((each, bool(own)))
    return [tables[name] for name in sorted(tables)]


@require_POST
def end_seat_step(request: HttpRequest, entry: str) -> HttpResponse:
    """End a seat, for a reason. Its partner is told by mail where somebody from outside ends it."""
    person = seated(request.user)
    seat = seats_seen_by(person).filter(pk=entry).first()
    if seat is None:
        raise NotVisible
    if not may_end(person, seat):
        raise NotAllowed("You may not end this seat.", "A principal of the partner may.")
    why = _why(request, seat)
    end_seat(person, seat, why)
    messages.success(request, _("The seat of %(name)s has ended.") % {"name": seat.person.name})
    at_home = any(each.partner_id == seat.partner_id for each in seats_of(person))
    if seat.partner and not at_home and not tell_of_ending(seat, person.name, why):
        messages.warning(request, _("No mail went out. Tell the partner of it yourself."))
    return redirect("people")


def _why(request: HttpRequest, entry: Seat | Invitation) -> str:
    """The reason, given for the entry as the person saw it. Raises Improper, ChangedMeanwhile."""
    form = ReasonForm(request.POST)
    if not form.is_valid():
        raise Improper("The form is not complete.", "Go back and fill in what is missing.")
    if form.cleaned_data["version"] != entry.version:
        raise ChangedMeanwhile("Somebody else changed this entry meanwhile.", "Look at it anew.")
    return str(form.cleaned_data["why"])


@require_POST
def take_back_step(request: HttpRequest, entry: str) -> HttpResponse:
    """Take an invitation back: its link leads nowhere from then on."""
    person = seated(request.user)
    invitation = invitations_seen_by(person).filter(pk=entry).first()
    if invitation is None:
        raise NotVisible
    if not offers_to(person):
        raise NotAllowed("You may not take this invitation back.", "Who may give the seat may.")
    revoke(person, invitation, _why(request, invitation))
    messages.success(request, _("The invitation of %(email)s was taken back.") % {"email": invitation.email})
    return redirect("people")
