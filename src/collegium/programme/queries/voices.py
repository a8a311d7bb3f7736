"""What each partner said to a programme, an amendment or a plan, and how its word came: as pages show it."""

from collections.abc import Iterable
from dataclasses import dataclass

from collegium.accounts.access import Anybody, visible_to
from collegium.accounts.models import Partner
from collegium.programme.actions.assents import asked
from collegium.programme.models import Adjustment, Assent, Ground, Plan, PlanConsent, Programme
from collegium.programme.queries.grounds import grounds_of
from collegium.programme.queries.plans import consents_to, hash_of


@dataclass(frozen=True, slots=True)
class Voice:
    """What a partner said: yes, no, None for nothing that counts; `lapsed` where that was to something else than stands
    now. `word` is what is kept of it, also where the partner contests it, `grounds` the mail by which it came."""

    partner: Partner
    given: bool | None
    lapsed: bool = False
    word: Assent | PlanConsent | None = None
    grounds: tuple[Ground, ...] = ()

    @property
    def contested(self) -> bool:
        """Whether the partner contests what was recorded for it."""
        return self.word is not None and self.word.contested


def voices(
    person: Anybody, programme: Programme, now: str, adjustment: Adjustment | None = None, to: str = "adoption"
) -> list[Voice]:
    """What each partner that is asked has said to what has the hash `now`."""
    rows = visible_to(person, Assent).filter(programme=programme, adjustment=adjustment, to=to, struck=False)
    said = {each.partner_id: each for each in rows}
    mails = _mails(person, said.values())
    return [_voice(each, said.get(each.pk), now, mails) for each in asked(programme)]


def _voice(partner: Partner, said: Assent | None, now: str, mails: dict[str, tuple[Ground, ...]]) -> Voice:
    if said is None:
        return Voice(partner, None)
    given = None if said.contested else said.given
    return Voice(partner, given, given is not None and not said.holds_for(now), said, mails.get(said.pk, ()))


def voices_to_plan(person: Anybody, plan: Plan) -> list[Voice]:
    """What each partner has said to a joint plan as it stands; of one that is no draft, when it was agreed."""
    counting = consents_to(plan)
    rows = visible_to(person, PlanConsent).filter(plan=plan, struck=False, contested=True)
    now = hash_of(plan) if plan.state == "draft" else ""
    contested = {each.partner_id: each for each in rows if not now or each.holds_for(now)}
    words = {partner.pk: said or contested.get(partner.pk) for partner, said in counting.items()}
    mails = _mails(person, (each for each in words.values() if each))
    return [
        Voice(
            partner,
            said.given if said else None,
            word=words[partner.pk],
            grounds=mails.get(getattr(words[partner.pk], "pk", ""), ()),
        )
        for partner, said in counting.items()
    ]


def _mails(person: Anybody, words: Iterable[Assent | PlanConsent]) -> dict[str, tuple[Ground, ...]]:
    """The mails by which words came, by the ids of these: of each the last one."""
    by_mail = [each for each in words if each.by_mail]
    found = grounds_of(person, by_mail) if by_mail else {}
    return {word: tuple(some[-1:]) for word, some in found.items()}
