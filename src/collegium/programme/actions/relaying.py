"""What the secretariat records of a partner's word to a programme, an amendment or a plan that came by mail.

The partner is told, and says that it said so, or that it did not, and then its word itself. As with answers to texts,
nothing that was adopted meanwhile is undone by contesting: it is shown that a word on which it rests does not count.
"""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Max
from django.utils import timezone

from collegium.accounts.access import gate
from collegium.accounts.errors import ChangedMeanwhile, Improper
from collegium.accounts.journal.change import change
from collegium.accounts.models import Partner, Person, Seat, SpaceKind, Version
from collegium.accounts.queries import partners_of
from collegium.programme.actions.assents import seal_to
from collegium.programme.actions.grounds import Cited, cite
from collegium.programme.actions.plans.agreeing import check_whole
from collegium.programme.models import Adjustment, Assent, Ground, Plan, PlanConsent, Programme, SubjectLead
from collegium.programme.queries.plans import hash_of, lacking
from collegium.programme.rules.mails import check_came, check_latest
from collegium.programme.rules.plans import PLANS
from collegium.programme.rules.proceedings import check_words
from collegium.programme.rules.steps import step
from collegium.register.actions.documents import speaking
from collegium.register.models import Document
from collegium.register.queries.documents import arrived

Asked = Programme | Adjustment | Plan
"""What partners say yes or no to."""
Word = Assent | PlanConsent
OPEN = {Programme: "draft", Adjustment: "proposed", Plan: "draft"}
"""Where each stands as long as words to it are asked for."""


@dataclass(frozen=True, slots=True)
class Relayed:
    """A word that came by mail: yes or no, the mail, the words of it that say so, and when it came."""

    given: bool
    message: Document
    quote: str = ""
    came: datetime | None = None
    why: str = ""


def seal_of(entry: Asked) -> str:
    """The hash of what is said yes or no to now."""
    if isinstance(entry, Plan):
        return hash_of(entry)
    return seal_to(*_programme(entry), "adoption")


def record_word(by: Person, entry: Asked, partner: Partner, said: Relayed, seen: str) -> Word:
    """Record for a partner its word by mail on what one has `seen` there, by its hash; the partner is told.

    With the last consent a plan is agreed. Raises NotVisible, NotAllowed, ChangedMeanwhile, Improper where nothing is
    asked, for a partner that takes no part, spoke itself or contested, and for a mail that cannot be its answer, or
    that came before the one that is recorded.
    """
    seat = gate(by, "record", entry.space)
    with change(by=by, verb="records a word by mail", space=entry.space, why=said.why, seat=seat):
        entry.refresh_from_db()
        _check_open(entry, partner)
        _check_seen(seal_of(entry), seen)
        _check_came(entry, said)
        word = _word_of(entry, partner)
        _check_not_own(word, seen)
        if word.by_mail and not word.withdrawn and word.holds_for(seen):
            check_latest(said.came, word.came)
        _keep(word, said.given, seen)
        word.by_mail, word.came = True, said.came
        word.save()
        cite(by, word, Cited(said.message, said.quote, role="message"))
        _follow(entry)
    return word


def seen_of(word: Word) -> str:
    """What somebody sees who answers to what was recorded: of a contested word the hash of what its own would be said
    to, of all others which version of it stands there with which mail."""
    if word.contested:
        entry = asked_of(word)
        return seal_of(entry) if entry.state == OPEN[type(entry)] else seal_said(word)
    mails = Ground.objects.filter(of=word.pk, role="message", struck=False).aggregate(last=Max("pk"))
    return f"{word.version}.{mails['last'] or ''}"


def affirm_word(by: Person, word: Word, seen: str, why: str = "") -> None:
    """Say for one's partner that what was recorded, as one has `seen` it, is what it said.

    Raises NotVisible, NotAllowed, Improper, and ChangedMeanwhile where something else was recorded since.
    """
    with change(by=by, verb="affirms a word by mail", space=word.space, why=why, seat=_seat(by, word)):
        fresh = _waiting(word, seen)
        fresh.affirmed = True
        fresh.save()


def contest_word(by: Person, word: Word, seen: str, why: str) -> None:
    """Say for one's partner that it did not say so: that counts no more. Raises as above, and without a reason."""
    seat = _seat(by, word)
    check_words("contest", why)
    with change(by=by, verb="contests a word by mail", space=word.space, why=why, seat=seat):
        fresh = _waiting(word, seen)
        fresh.contested, fresh.objection = True, why
        fresh.save()


def say_anew(by: Person, word: Word, given: bool, seen: str, why: str = "") -> None:
    """Give one's partner's own word in place of one that it contests, also where what it was said to is settled. It is
    said to what one has `seen` there, by its hash.

    Raises NotVisible, NotAllowed, ChangedMeanwhile where it is otherwise now, and Improper.
    """
    with change(by=by, verb="gives its own word after a mail", space=word.space, why=why, seat=_seat(by, word)):
        fresh = type(word).objects.get(pk=word.pk)
        if not fresh.contested or fresh.withdrawn or fresh.struck:
            raise Improper("Nothing that was recorded for this partner waits for its word.", "Look at it anew.")
        entry, now = asked_of(fresh), seen_of(fresh)
        _check_asked(entry)
        _check_seen(now, seen)
        _keep(fresh, given, now if entry.state == OPEN[type(entry)] else None)
        fresh.say_itself()
        fresh.save()
        _follow(entry)


def asked_of(word: Word) -> Asked:
    """To what a word was said."""
    return word.plan if isinstance(word, PlanConsent) else word.adjustment or word.programme


def _programme(entry: Programme | Adjustment) -> tuple[Programme, Adjustment | None]:
    return (entry.programme, entry) if isinstance(entry, Adjustment) else (entry, None)


def _check_open(entry: Asked, partner: Partner) -> None:
    """Raises Improper where nothing is asked of the partners, or not of this one."""
    space = entry.space
    if space.kind != SpaceKind.JOINT or entry.withdrawn or entry.struck or entry.state != OPEN[type(entry)]:
        raise Improper("Nothing is asked of the partners here now.", "Look at it anew.")
    if isinstance(entry, Plan):
        check_whole(entry)
    if space.partnership is None or partner not in partners_of(space.partnership, followed=False):
        raise Improper("This partner is not asked.", "Name one that takes part.")


def _check_asked(entry: Asked) -> None:
    """Raises Improper where there is nothing any more to which a partner could give its word."""
    if entry.withdrawn or entry.struck:
        raise Improper("Nothing is asked of the partners here now.", "Look at it anew.")
    if isinstance(entry, Plan) and entry.state == OPEN[Plan]:
        check_whole(entry)


def _check_seen(now: str, seen: str) -> None:
    """Raises ChangedMeanwhile where something else stands there now than somebody has seen."""
    if now != seen:
        raise ChangedMeanwhile("Somebody else changed this entry meanwhile.", "Look at it anew.")


def _check_came(entry: Asked, said: Relayed) -> None:
    """Raises Improper where it is not said when a mail came, or where it came when it could not mean this."""
    since = _written(entry).replace(second=0, microsecond=0)
    early = f"This mail came before what stands here was changed last, on {since:%Y-%m-%d %H:%M} UTC."
    check_came(said.came, arrived(said.message), since, early)


def _written(entry: Asked) -> datetime:
    """When something of what is said yes or no to was written last."""
    match entry:
        case Plan():
            leads = SubjectLead.objects.filter(subject__plan=entry).values_list("pk", flat=True)
            parts = [*entry.subjects.values_list("pk", flat=True), *leads]
        case Adjustment():
            parts = list(entry.alterations.values_list("pk", flat=True))
        case Programme():
            parts = list(entry.actions.values_list("pk", flat=True))
    written = Version.objects.filter(entry__in=[entry.pk, *parts]).aggregate(at=Max("change__at"))["at"]
    return written or timezone.now()


def _word_of(entry: Asked, partner: Partner) -> Word:
    """The word that a partner has given, or a new one."""
    if isinstance(entry, Plan):
        said = entry.consents.filter(partner=partner, withdrawn=False, struck=False).first()
        return said or PlanConsent(space=entry.space, plan=entry, partner=partner)
    programme, adjustment = _programme(entry)
    of_both = {"programme": programme, "adjustment": adjustment, "to": "adoption", "partner": partner}
    return Assent.objects.filter(**of_both).first() or Assent(space=entry.space, **of_both)


def seal_said(word: Word) -> str:
    """The seal of what a word was said to."""
    return str(getattr(word, word.sealed_in))


def _check_not_own(word: Word, seen: str) -> None:
    """Raises Improper for a partner that speaks itself from here; what it said to something else does not count."""
    if word.contested:
        raise Improper("This partner contested what was recorded for it.", "It answers itself.")
    if word.version and not word.withdrawn and word.holds_for(seen) and (not word.by_mail or word.affirmed):
        raise Improper("This partner has answered itself.", "It answers itself.")


def _keep(word: Word, given: bool, seal: str | None) -> None:
    """A word to what has a hash; to what it was said to before where none is given, for that is settled."""
    word.given, word.withdrawn, word.affirmed = given, False, False
    if seal is not None:
        word.seal_for(seal)


def _follow(entry: Asked) -> None:
    """Let a plan be agreed with the last consent, as a part of the open change."""
    if isinstance(entry, Plan) and entry.state == "draft" and not lacking(entry):
        entry.state = step(PLANS, entry.state, "agree")
        entry.save()


def _seat(by: Person, word: Word) -> Seat:
    return speaking(by, word.space, word.partner)


def _waiting(word: Word, seen: str) -> Word:
    """A word by mail to which its partner has said nothing yet, read anew. Raises Improper, ChangedMeanwhile."""
    fresh = type(word).objects.get(pk=word.pk)
    if not fresh.by_mail or fresh.withdrawn or fresh.struck or fresh.affirmed or fresh.contested:
        raise Improper("Nothing that was recorded for this partner waits for its word.", "Look at it anew.")
    _check_seen(seen_of(fresh), seen)
    return fresh
