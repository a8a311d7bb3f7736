"""Taking a table in: what its rows would make of a plan or a programme, and making that, as one change.

A row is known again by its number in the list, else by the printed one, else by its title: what stands already is
never made twice, and only what differs is written. An empty cell says nothing, so that it takes nothing away.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from collegium.accounts.access import found, gate
from collegium.accounts.errors import ChangedMeanwhile, Improper
from collegium.accounts.journal.change import change
from collegium.accounts.models import Partner, Person
from collegium.accounts.queries import partners_of
from collegium.programme.actions.concerted import printed_twice
from collegium.programme.actions.grounds import Cited, cite
from collegium.programme.actions.naming import Naming
from collegium.programme.actions.passages import Rows
from collegium.programme.actions.writing import LINE, NAME, act_in, check_period, line
from collegium.programme.errors import OutOfTurn
from collegium.programme.models import Action, Ground, Lead, Plan, Programme, Subject, SubjectLead
from collegium.programme.models.programmes import PRINTED
from collegium.programme.rules.plans import span_of
from collegium.register.checks import check_alive
from collegium.register.models import Document, Reference

Whole = Plan | Programme
Part = Subject | Action
LEAD = "lead:"
NAMED = ("issue", "forum")  # fields that are references, which a row names
MOST = 2_000  # rows of one table


@dataclass(frozen=True, slots=True)
class Line:
    """What one row says: `row` is its number in the file, `values` the fields that it fills, `leads` the units by the
    codes of partners, `sheet` what its table is called."""

    row: int
    title: str
    number: int | None = None
    values: Mapping[str, Any] = field(default_factory=dict)
    leads: Mapping[str, str] = field(default_factory=dict)
    sheet: str = ""


@dataclass(frozen=True, slots=True)
class Begun:
    """A plan or programme that the table begins: what it is called and its days."""

    kind: str
    name: str
    starts: date
    ends: date


@dataclass(frozen=True, slots=True)
class Differs:
    """A field in which a row and the register differ. `before` is None where the entry is new."""

    field: str
    before: Any
    after: Any


@dataclass(frozen=True, slots=True)
class Proposal:
    """What a row would make: a new entry, a change of one, or nothing. `conflict` says in which field it fits two."""

    line: Line
    entry: Part | None
    differs: tuple[Differs, ...]
    conflict: str = ""

    @property
    def kind(self) -> str:
        """New, changed or same."""
        if self.entry is None:
            return "new"
        return "changed" if self.differs else "same"

    @property
    def number(self) -> str:
        """The number by which people know it or would know it, as far as that is said."""
        said = self.line.values.get("printed") or self.line.number or (known_as(self.entry) if self.entry else "")
        return str(said)


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import made."""

    whole: Whole
    new: int
    changed: int
    same: int


def proposed(whole: Whole | None, lines: Iterable[Line]) -> list[Proposal]:
    """What rows would make of a plan or a programme, None where it is yet to begin."""
    parts = parts_of(whole) if whole else []
    by_number: dict[int | str, Part] = {each.number: each for each in parts}
    by_number |= {each.printed: each for each in parts if isinstance(each, Action) and each.printed}
    by_title = {folded(each.title): each for each in parts}
    leads = _leads_of(parts)
    return _printed_once([_proposal(line, by_number, by_title, leads) for line in lines], parts)


def _printed_once(proposals: list[Proposal], parts: Iterable[Part]) -> list[Proposal]:
    """The same, in conflict where a row gives a printed number that an action has to which none is given."""
    said = {each.entry.pk for each in proposals if each.entry and each.line.values.get("printed")}
    stay = {each.printed for each in parts if isinstance(each, Action) and each.pk not in said} - {""}
    return [
        replace(each, differs=(), conflict="printed") if each.line.values.get("printed") in stay else each
        for each in proposals
    ]


def parts_of(whole: Whole) -> list[Part]:
    """The subjects of a plan or the actions of a programme, in order."""
    rows: Any = whole.subjects if isinstance(whole, Plan) else whole.actions.select_related("forum")
    return list(rows.filter(withdrawn=False, struck=False).select_related("issue").order_by("number", "id"))


def folded(title: str) -> str:
    """A title as it is compared."""
    return " ".join(title.split()).casefold()


def _leads_of(parts: Sequence[Part]) -> dict[str, dict[str, Lead | SubjectLead]]:
    """The leads of some entries, by their ids and the codes of partners."""
    rows: Any = ()
    if parts and isinstance(parts[0], Subject):
        rows = SubjectLead.objects.filter(subject__in=parts, withdrawn=False, struck=False)
    elif parts:
        rows = Lead.objects.filter(action__in=parts, withdrawn=False, struck=False)
    said: dict[str, dict[str, Lead | SubjectLead]] = {each.pk: {} for each in parts}
    for row in rows.select_related("partner") if rows else ():
        said[row.subject_id if isinstance(row, SubjectLead) else row.action_id][row.partner.code] = row
    return said


def _proposal(
    line: Line,
    by_number: Mapping[int | str, Part],
    by_title: Mapping[str, Part],
    leads: Mapping[str, Mapping[str, Lead | SubjectLead]],
) -> Proposal:
    numbered = by_number.get(line.number or "") or by_number.get(line.values.get("printed") or "")
    titled = by_title.get(folded(line.title))
    if numbered and titled and numbered.pk != titled.pk:
        return Proposal(line, numbered, (), "number")
    entry = numbered or titled
    return Proposal(line, entry, tuple(_differing(line, entry, leads.get(entry.pk, {}) if entry else {})))


def _differing(line: Line, entry: Part | None, leads: Mapping[str, Lead | SubjectLead]) -> Iterable[Differs]:
    said = {"title": line.title, **line.values}
    if line.number is not None:
        said["number"] = line.number
    for name, after in said.items():
        before = getattr(entry, name) if entry else None
        if after not in ("", None) and not _is_same(before, after):
            yield Differs(name, called(before) if name in NAMED else before, after)
    for code, unit in line.leads.items():
        old = leads[code].unit if code in leads else None
        if unit and unit != old:
            yield Differs(f"{LEAD}{code}", old, unit)


def _is_same(before: Any, after: Any) -> bool:
    """Whether a field says already what a row says; a reference does by any of its names."""
    if isinstance(before, Reference):
        names = [each for some in before.names.values() for each in some]
        return folded(str(after)) in map(folded, [before.slug, *names])
    return bool(before == after)


def called(reference: Reference | None) -> str | None:
    """The first name of a reference; None where there is none."""
    if reference is None:
        return None
    return next((some[0] for some in reference.names.values() if some), reference.slug)


def known_as(part: Part) -> str:
    """The number by which people know a subject or an action."""
    return part.known_as if isinstance(part, Action) else str(part.number)


def digest(proposals: Iterable[Any]) -> str:
    """What names proposals: whoever saw the same ones, of the same versions, has the same."""
    told = [
        [each.line.sheet, each.line.row, each.kind, each.entry and [each.entry.pk, each.entry.version], each.conflict]
        + [[differs.field, str(differs.after)] for differs in each.differs]
        for each in proposals
    ]
    return hashlib.sha256(json.dumps(told, ensure_ascii=False).encode()).hexdigest()


def import_lines(
    by: Person,
    document: Document,
    into: Whole | Begun,
    lines: Sequence[Line],
    seen: str,
    why: str = "",
    language: str = "en",
) -> Imported:
    """Make what the rows of a document say, all of it or nothing; every entry rests on the document.

    `seen` names the proposals that the person saw, `language` the one in which issues and forums are named. Raises
    NotVisible, NotAllowed, Improper, OutOfTurn, and ChangedMeanwhile where the register would now make something else
    of the rows.
    """
    space = document.space
    seat = gate(by, act_in(space), space)
    check_alive(document)
    _check(lines)
    kind = into.kind if isinstance(into, Begun) else "plan" if isinstance(into, Plan) else "programme"
    with change(by=by, verb=f"imports a {kind}", space=space, why=why, seat=seat):
        standing = None if isinstance(into, Begun) else _as_it_stands(by, into)
        proposals = proposed(standing, lines)
        check_conflicts(proposals)
        if digest(proposals) != seen:
            raise ChangedMeanwhile("Somebody else changed this entry meanwhile.", "Look at it anew.")
        whole = standing or _begun(document, into)
        if standing is None:
            cite(by, whole, Cited(document))
        _Writer(by, document, whole, language).write(proposals)
    counts = [sum(each.kind == kind for each in proposals) for kind in ("new", "changed", "same")]
    return Imported(whole, *counts)


def check_conflicts(proposals: Iterable[Proposal]) -> None:
    """Raises Improper where a row fits two entries."""
    conflicts = {each.conflict for each in proposals}
    if "number" in conflicts:
        raise Improper("A row has the number of one entry and the title of another.", "Correct the row.")
    if "printed" in conflicts:
        raise printed_twice()


def _check(lines: Sequence[Line]) -> None:
    """Raises Improper for no rows, too many, or two that are one."""
    if not lines:
        raise Improper("There is no row to import.", "Choose another table, or take rows in again.")
    if len(lines) > MOST:
        raise Improper(f"The table has more than {MOST} rows.", "Split it.")
    numbers: list[int | str] = [each.number for each in lines if each.number is not None]
    numbers += [each.values["printed"] for each in lines if each.values.get("printed")]
    titles = [folded(each.title) for each in lines]
    if len(set(numbers)) < len(numbers) or len(set(titles)) < len(titles) or "" in titles:
        raise Improper("Two rows have the same number or title, or one has none.", "Correct them, or leave one out.")
    for each in lines:
        line(each.title, LINE)
        for name in ("level", "place", *NAMED):
            line(each.values.get(name) or "-", NAME)
        line(each.values.get("printed") or "-", PRINTED)
        for unit in each.leads.values():
            line(unit or "-", NAME)


def _as_it_stands(by: Person, whole: Whole) -> Whole:
    """A plan or programme as it is in this change. Raises OutOfTurn where it was agreed or adopted."""
    standing: Whole = found(by, type(whole), whole.pk)
    if standing.state != "draft":
        raise OutOfTurn("This is no draft any more.", "Change it entry by entry, or import into a new one.")
    return standing


def _begun(document: Document, into: Any) -> Whole:
    """A new plan or programme, marked as the document whose rows it takes. Raises Improper."""
    check_period(into.starts, into.ends)
    model = Plan if into.kind == "plan" else Programme
    whole: Whole = model(space=document.space, name=line(into.name, NAME), starts=into.starts, ends=into.ends)
    whole.marking = document.marking
    whole.save()
    return whole


class _Writer:
    """Writes proposals into a plan or programme, inside the open change."""

    def __init__(self, by: Person, document: Document, whole: Whole, language: str) -> None:
        self._by, self._document, self._whole = by, document, whole
        self._rows, parts = Rows(document), parts_of(whole)
        self._naming = Naming(whole.space, language)
        rest = Ground.objects.filter(of__in=[each.pk for each in parts], document=document, role="rests on")
        self._rest = set(rest.filter(withdrawn=False).values_list("of", flat=True))
        self._last = max((each.number for each in parts), default=0)
        self._leads = _leads_of(parts)
        partnership = whole.space.partnership
        self._partners: dict[str, Partner] = (
            {each.code: each for each in partners_of(partnership)} if partnership else {}
        )

    def write(self, proposals: Sequence[Proposal]) -> None:
        """Write each that differs; what has no number gets the next one, behind all that have one."""
        taken = [each.line.number or 0 for each in proposals]
        self._last = max([self._last, *taken])
        for proposal in proposals:
            if proposal.differs:
                self._write(proposal)

    def _write(self, proposal: Proposal) -> None:
        entry = proposal.entry or self._new(proposal.line)
        own = {each.field: each.after for each in proposal.differs if not each.field.startswith(LEAD)}
        if own:
            for name, value in own.items():
                setattr(entry, name, self._named(name, value) if name in NAMED else value)
            self._check_within(own.get("planned", ""))
            entry.save()
        for each in proposal.differs:
            if each.field.startswith(LEAD):
                self._lead(entry, each.field.removeprefix(LEAD), each.after)
        if entry.pk not in self._rest:
            sheet, row = proposal.line.sheet, proposal.line.row
            at = self._rows.place(sheet, row, entry.title)
            cite(self._by, entry, Cited(self._document, sheet=sheet, row=row, at=at))

    def _named(self, name: str, value: str) -> Reference | None:
        return self._naming.named(name, value)

    def _check_within(self, planned: str) -> None:
        """Raises Improper for a date outside the period of the plan."""
        if planned:
            first, last = span_of(planned)
            if last < self._whole.starts or first > self._whole.ends:
                raise Improper(f"This date lies outside the period of the plan: {planned}.", "Choose one within it.")

    def _new(self, line: Line) -> Part:
        if line.number is None:
            self._last += 1
        number = line.number or self._last
        if isinstance(self._whole, Plan):
            return Subject(space=self._whole.space, plan=self._whole, number=number)
        return Action(space=self._whole.space, programme=self._whole, number=number)

    def _lead(self, entry: Part, code: str, unit: str) -> None:
        """Raises Improper for a partner that there is not."""
        if code not in self._partners:
            raise Improper("There is no such partner here.", "Go back and choose one of the list.")
        lead = self._leads.get(entry.pk, {}).get(code) or self._new_lead(entry, self._partners[code])
        lead.unit = unit
        lead.save()

    def _new_lead(self, entry: Part, partner: Partner) -> Lead | SubjectLead:
        if isinstance(entry, Subject):
            return SubjectLead(space=entry.space, subject=entry, partner=partner)
        return Lead(space=entry.space, action=entry, partner=partner)
