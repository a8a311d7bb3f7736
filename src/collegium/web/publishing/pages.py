"""The page on which a joint reference is published, and that of a public one: what is said of it, and its history."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from collegium.accounts.access import Anybody, found, seat_for, seats_for
from collegium.accounts.errors import ChangedMeanwhile, Improper, NotAllowed, NotVisible
from collegium.accounts.journal.striking import propose_striking
from collegium.accounts.models import Partner, Person, Space, SpaceKind
from collegium.accounts.queries import partners_of
from collegium.register.actions.publishing import public_of, publish, say_of_publishing, withdraw_published
from collegium.register.models import Fact, Reference
from collegium.register.queries.references import Called
from collegium.register.references.carrying import copy_in, going, says_the_same, seal_to_publish, standing
from collegium.register.rules.references import FACTS, PLURALS, WORDS
from collegium.web.journal import told_of_entries
from collegium.web.listing import highest
from collegium.web.spaces import about_space
from collegium.web.undoing import offers_of_striking
from collegium.web.words import PLURALS as SAID_PLURALS

Deed = Callable[[HttpRequest, Person, Reference, str], str]
"""Does what a form says with a reference for a reason, and says what was done."""


@dataclass(frozen=True, slots=True)
class Voice:
    """What a partner says to the publishing: `given` is None where it has said nothing, `lapsed` where it said it to
    what stood there before."""

    partner: Partner
    given: bool | None
    lapsed: bool


@require_http_methods(["GET", "HEAD", "POST"])
def publishing_page(request: HttpRequest, entry: str) -> HttpResponse:
    """What of a joint reference would go before everybody and who consents; of a public one, and of a partner's own,
    what may be done with it.
    """
    person: Anybody = request.user
    reference = found(person, Reference, entry)
    if request.method == "POST":
        _take(request, person, reference)
        return redirect("publishing-reference", entry=entry) if _stands(entry) else _listed(reference)
    return render(request, "publishing.html", {**_about(person, reference), **_shown(person, reference)})


def _shown(person: Anybody, reference: Reference) -> dict[str, Any]:
    """What stands on the page of one that has content; of what was struck out not even the kind is left. One of a
    partner's own has a page of its own for what it says."""
    shown = SHOWN.get(reference.space.kind)
    return shown(person, reference) if shown and not reference.struck else {}


def _stands(entry: str) -> bool:
    return Reference.objects.filter(pk=entry, withdrawn=False).exists()


def _listed(reference: Reference) -> HttpResponse:
    return redirect("references", space=reference.space_id, kind=PLURALS[reference.kind])


def _take(request: HttpRequest, person: Anybody, reference: Reference) -> None:
    """Do what a form of the page says. Raises NotAllowed, Improper for what it does not know, ChangedMeanwhile."""
    if not isinstance(person, Person):
        raise NotAllowed("You may not do this here.", "Sign in first.")
    deed = DEEDS.get(request.POST.get("do", ""))
    if deed is None:
        raise Improper("The form is not complete.", "Go back and fill in what is missing.")
    if request.POST.get("version") != str(reference.version):
        raise ChangedMeanwhile("Somebody else changed this entry meanwhile.", "Look at it anew.")
    messages.success(request, deed(request, person, reference, request.POST.get("why", "")[:1000]))


def _say(request: HttpRequest, person: Person, reference: Reference, why: str) -> str:
    said = request.POST.get("partner", "")
    partner = Partner.objects.filter(pk=said, partnership=reference.space.partnership).first() if said else None
    if said and partner is None:
        raise NotVisible
    given = request.POST.get("given") == "yes"
    say_of_publishing(person, reference, request.POST.get("seal", ""), given, why, partner)
    return _("Your partner's word is kept.")


def _publish(request: HttpRequest, person: Person, reference: Reference, why: str) -> str:
    publish(person, reference, why)
    return _("Published. Documents of the public space are read again with its names.")


def _withdraw(request: HttpRequest, person: Person, reference: Reference, why: str) -> str:
    withdraw_published(person, reference, why)
    return _("It was withdrawn. What documents say of it stays.")


def _strike(request: HttpRequest, person: Person, reference: Reference, why: str) -> str:
    propose_striking(person, reference, why)
    return _("Proposed. Another person has to strike it out.")


DEEDS: Mapping[str, Deed] = {"say": _say, "publish": _publish, "withdraw": _withdraw, "strike": _strike}


def _about(person: Anybody, reference: Reference) -> dict[str, Any]:
    """What both pages say."""
    place = reference.space
    facts = list(reference.facts.all())
    return {
        **about_space(person, place),
        "reference": reference,
        "own": place.kind == SpaceKind.OWN,
        "name": _own_name(reference),
        "kind_of": PLURALS.get(reference.kind, ""),
        "plural": SAID_PLURALS.get(reference.kind, ""),
        "told": told_of_entries(person, [reference, *reference.consents.all(), *facts]),
        **offers_of_striking(person, place, [reference.pk]),
    }


def _own_name(reference: Reference) -> str:
    """What an entry itself is called, whatever it is one with."""
    named = [reference.names.get(code) for code in (get_language() or "en", "en", *reference.names)]
    return next((some[0] for some in named if some), reference.slug or _("Struck out"))


def _rows(
    reference: Reference, space: Space, facts: list[Fact], quotes: Mapping[str, str]
) -> list[tuple[Fact, str, str]]:
    """Facts with their values in the words of a space, and what they cite there."""
    called = Called(space, get_language() or "en")
    sorts = FACTS[reference.kind]

    def value(fact: Fact) -> str:
        of = sorts.get(fact.what, WORDS)
        return called.name(of, fact.value) if of in PLURALS else fact.value

    return [(fact, value(fact), quotes.get(fact.pk, "")) for fact in facts]


def _of_joint(person: Anybody, reference: Reference) -> dict[str, Any]:
    """What would go and what would stay, what partners say, and what the reader of the page may do."""
    place, public = reference.space, public_of(reference)
    goes, stays = going(reference, public)
    seal, copy = seal_to_publish(reference, goes), copy_in(reference, public)
    current = copy is not None and says_the_same(reference, goes, copy)
    open_ = not (current or reference.merged_into_id)
    voices = _voices(reference, seal)
    agreed = all(each.given and not each.lapsed for each in voices)
    quotes = {each.fact.pk: str(each.ground.get("quote", "")) for each in goes}
    return {
        "going": _rows(reference, public, [each.fact for each in goes], quotes),
        "staying": _rows(reference, place, stays, {fact.pk: fact.quote for fact in stays}),
        "seal": seal,
        "copy": copy,
        "current": current,
        "voices": voices if open_ else [],
        "speaks_for": [seat.partner for seat in seats_for(person, "consent", place)] if open_ else [],
        "may_publish": open_ and agreed and seat_for(person, "publish", place) is not None,
        "marking": highest([fact.document for fact in standing(reference) if fact.document]),
    }


def _voices(reference: Reference, seal: str) -> list[Voice]:
    """What each partner that takes part says."""
    said = {each.partner_id: each for each in reference.consents.filter(withdrawn=False)}
    partnership = reference.space.partnership
    partners = partners_of(partnership, followed=False) if partnership else Partner.objects.none()
    rows = [(partner, said.get(partner.pk)) for partner in partners]
    return [
        Voice(partner, word.given if word else None, word is not None and word.seal != seal) for partner, word in rows
    ]


def _of_public(person: Anybody, reference: Reference) -> dict[str, Any]:
    """What may be done with what is public: withdraw it, propose that it be struck out."""
    facts = standing(reference)
    return {
        "going": _rows(reference, reference.space, facts, {fact.pk: fact.quote for fact in facts}),
        "may_withdraw": seat_for(person, "publish", reference.space) is not None,
        "may_propose": seat_for(person, "propose striking", reference.space) is not None,
    }


SHOWN: Mapping[str, Callable[[Anybody, Reference], dict[str, Any]]] = {
    SpaceKind.JOINT: _of_joint,
    SpaceKind.PUBLIC: _of_public,
}
