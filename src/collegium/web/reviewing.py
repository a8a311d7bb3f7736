"""Where somebody is who decides findings: which ones are gone through, which comes next, what is shown beside it."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, replace
from typing import Any

from django.db.models import QuerySet
from django.http import QueryDict
from django.utils.http import urlencode

from collegium.accounts.models import Person, Space
from collegium.exchange.page.telling import Teller
from collegium.exchange.speech import speaking
from collegium.exchange.stated import sure
from collegium.reading.contract import Period
from collegium.reading.contract import Statement as Stated
from collegium.register.models import Content, Decision, Document, Finding, State
from collegium.register.queries import findings as asked
from collegium.register.queries.findings import Sought
from collegium.register.queries.references import Called
from collegium.register.rules.contents import LISTS
from collegium.register.rules.findings import WAITING
from collegium.web.speech import speech

FILTERS = tuple(Sought.__slots__)


def sought_in(given: QueryDict | Mapping[str, str]) -> Sought:
    """What an address asks for; a state that there is not is none."""
    said = {name: str(given.get(name, "")).strip()[:200] for name in FILTERS}
    state = said["state"] if said["state"] in State.values else State.PROPOSED.value
    return Sought(**{**said, "state": state})


@dataclass(frozen=True, slots=True)
class Walk:
    """The findings that somebody goes through: those asked for in a space, or what waits in one document."""

    person: Person
    space: Space
    sought: Sought
    document: str = ""

    @property
    def query(self) -> str:
        """What an address says of it; empty for one document."""
        return urlencode(self.named)

    @property
    def named(self) -> list[tuple[str, str]]:
        """The same, for a form."""
        return [] if self.document else [(name, value) for name, value in asdict(self.sought).items() if value]

    def rows(self) -> QuerySet[Finding]:
        """Those that wait for this person, in order."""
        rows = asked.findings(self.person, self.space, replace(self.sought, state="" if self.document else self._state))
        if self.document:
            rows = rows.filter(document=self.document, state__in=WAITING)
        return asked.not_by(self.person, rows) if self.document or self._state == State.AWAITING else rows

    @property
    def _state(self) -> str:
        return self.sought.state if self.sought.state in WAITING else State.PROPOSED.value

    def next_after(self, finding: Finding | None) -> Finding | None:
        """The next one, from the first again after the last."""
        rows = self.rows()
        behind = rows.filter(pk__gt=finding.pk).first() if finding else None
        return behind or rows.first()

    def before(self, finding: Finding) -> Finding | None:
        """The one before it in its document, decided or not."""
        rows = asked.seen(self.person).filter(document=finding.document_id, pk__lt=finding.pk)
        return rows.select_related(None).only("key").order_by("-id").first()


def walk_of(person: Person, space: Space, document: Document, given: QueryDict | Mapping[str, str]) -> Walk:
    """The walk that an address means."""
    if "state" in given:
        return Walk(person, space, sought_in(given))
    return Walk(person, space, Sought(), document.pk)


@dataclass(frozen=True, slots=True)
class Opinion:
    """What one person said to a finding; `content` is None where it is none, or is not open yet."""

    decision: Decision
    told: "Telling | None"


@dataclass(frozen=True, slots=True)
class Telling:
    """A content in words: who towards whom, and what else is known of it. Both are mark-up."""

    act: str
    whom: str
    besides: str
    quote: str
    sure: str = ""


def telling(
    content: Content | Mapping[str, Any], called: Called, language: str, confidence: float | None = None
) -> Telling:
    """What a finding, a statement or a person says, in words; the names are those of its space in its language."""
    fields = content if isinstance(content, Mapping) else {name: getattr(content, name) for name in _names()}
    stated = _stated(fields, confidence or 0.0)
    teller = Teller(_names_in(stated, called.told_in(language or "en")), language)
    with speaking(speech()):
        return Telling(
            stated.act,
            teller.whom(stated),
            teller.besides(stated),
            " ".join(fields["quote"].split()),
            sure(stated) if confidence is not None else "",
        )


def measured(finding: Finding) -> float | None:
    """The confidence of a finding; None where nobody has measured who proposed it."""
    return None if finding.reader else finding.confidence


def _names() -> Iterable[str]:
    return (field.name for field in Content._meta.fields)


def _stated(fields: Mapping[str, Any], confidence: float) -> Stated:
    when = Period(fields["when_start"] or None, fields["when_end"] or None)
    return Stated(
        span=(fields["start"], fields["end"]),
        act=fields["act"],
        when=when if when.start or when.end else None,
        condition=fields["condition"] or None,
        attributed_to=fields["attributed_to"] or None,
        standing=fields["standing"],
        confidence=confidence,
        **{name: tuple(fields[name]) for name in LISTS},
    )


def _names_in(stated: Stated, called: Called) -> dict[str, str]:
    """What parties and forums are called."""
    forums = {each: called.name("forum", each) for each in stated.forums}
    return {**forums, **{each: called.actor(each) for each in (*stated.actors, *stated.addressees)}}


def opinions(decisions: Iterable[Decision], called: Called, language: str) -> list[Opinion]:
    """What people said, in words."""
    return [Opinion(each, telling(each.said, called, language) if each.said else None) for each in decisions]
