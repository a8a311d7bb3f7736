"""Words of partners to programmes, amendments and plans that came by mail: which are asked for, recorded, and open."""

from collections.abc import Mapping
from dataclasses import dataclass

from collegium.accounts.access import Anybody, seats_of, visible_to
from collegium.accounts.models import Space
from collegium.programme.actions.relaying import OPEN, Asked, Word, asked_of, seal_of, seen_of
from collegium.programme.models import Adjustment, Assent, Ground, Plan, PlanConsent, Programme
from collegium.programme.queries.grounds import grounds_of

STANDING = {"struck": False}
SETTLED: Mapping[type[Asked], frozenset[str]] = {
    Programme: frozenset({"in force", "ended"}),
    Adjustment: frozenset({"adopted"}),
    Plan: frozenset({"agreed", "closed"}),
}
"""Where each stands once every partner has said yes to it: what each said last is the word by which it was settled."""


@dataclass(frozen=True, slots=True)
class ByMail:
    """A word that was recorded, to what it was said, what that is called, and its mail."""

    word: Word
    of: Asked
    title: str
    grounds: list[Ground]

    @property
    def kind(self) -> str:
        """`programme`, `adjustment` or `plan`."""
        return self.of._meta.model_name or ""

    @property
    def table(self) -> str:
        """The kind of entry that the word is."""
        return self.word._meta.model_name or ""

    @property
    def seen(self) -> str:
        """What whoever answers to it has seen."""
        return seen_of(self.word)


def title_of(entry: Asked) -> str:
    """What a programme, an amendment or a plan is called."""
    return f"{entry.programme.name}: {entry.occasion}" if isinstance(entry, Adjustment) else entry.name


def asked_in(person: Anybody, space: Space) -> list[tuple[str, str]]:
    """What partners are asked for their word on in a space: what it is called; its kind, id and hash as it stands."""
    here = {"space": space, **STANDING}
    amendments = visible_to(person, Adjustment).filter(state=OPEN[Adjustment], **here).select_related("programme")
    found: list[Asked] = [
        *visible_to(person, Programme).filter(state=OPEN[Programme], **here).order_by("id"),
        *amendments.order_by("id"),
        *visible_to(person, Plan).filter(state=OPEN[Plan], **here).order_by("id"),
    ]
    return [(title_of(each), f"{each._meta.model_name}:{each.pk}:{seal_of(each)}") for each in found]


def relayed_in(person: Anybody, space: Space) -> list[ByMail]:
    """The words by mail that count or are contested in a space, the newest first."""
    here = {"space": space, "by_mail": True, **STANDING}
    above = ("partner", "space", "programme", "adjustment__programme")
    rows: list[Word] = [
        *visible_to(person, Assent).filter(**here).select_related(*above),
        *visible_to(person, PlanConsent).filter(**here).select_related("partner", "space", "plan"),
    ]
    rows.sort(key=lambda each: each.pk, reverse=True)
    grounds = grounds_of(person, rows)
    return [ByMail(each, asked_of(each), title_of(asked_of(each)), grounds[each.pk]) for each in rows]


def words_waiting(person: Anybody) -> list[Space]:
    """The joint spaces in which a word by mail waits for a partner of a person, each once: one that holds for what is
    still open, or by which it was settled."""
    partners = {seat.partner_id for seat in seats_of(person) if seat.partner_id}
    mine = {"partner__in": partners, "by_mail": True, "affirmed": False, "withdrawn": False, **STANDING}
    words: list[Word] = [
        *visible_to(person, Assent).filter(**mine).select_related("programme__space", "adjustment__programme__space"),
        *visible_to(person, PlanConsent).filter(**mine).select_related("plan__space"),
    ]
    ids = {each.space_id for each in words if _matters(each)}
    return list(Space.objects.filter(pk__in=ids).select_related("partnership").order_by("pk")) if ids else []


def _matters(word: Word) -> bool:
    """Whether what a word was said to is still open and is what it was, or was settled with that word."""
    entry = asked_of(word)
    if entry.withdrawn or entry.struck:
        return False
    if entry.state == OPEN[type(entry)]:
        return word.holds_for(seal_of(entry))
    return entry.state in SETTLED[type(entry)]
