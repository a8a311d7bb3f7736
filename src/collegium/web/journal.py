"""What happened to documents: the newest of some spaces, and word by word of one."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from collegium.accounts.access import Anybody, changes_visible_to, spaces_of, visible_to
from collegium.accounts.journal.history import Step, histories
from collegium.accounts.journal.undo import undoable_of
from collegium.accounts.models import (
    Change,
    Entry,
    Marking,
    Notice,
    Partner,
    Revocation,
    Seat,
    Space,
    SpaceKind,
    Striking,
    Version,
)
from collegium.accounts.queries import partnerships_of
from collegium.programme.models import Plan
from collegium.register import queries
from collegium.register.models import (
    Allowance,
    Document,
    Fact,
    Link,
    Reference,
    ReferenceConsent,
    Series,
)
from collegium.register.queries.documents import ABOUT
from collegium.web.causes import in_words
from collegium.web.listing import titled
from collegium.web.programme import telling
from collegium.web.templatetags.words import kind, language, said_in_words
from collegium.web.words import FIELDS, FINDINGS, ROLES, STATES, seat_in_words, verb_in_words

ABOUT_DOCUMENTS = (Document, *ABOUT)
KINDS = tuple(kind._meta.label for kind in ABOUT_DOCUMENTS)
ROUTINE = ("reads", "reads anew")


@dataclass(frozen=True, slots=True)
class Deed:
    """One change as it is told: who, for whom, when, what, why. `who` is empty where the public reads."""

    change: Change
    who: str
    capacity: str
    verb: str


@dataclass(frozen=True, slots=True)
class News(Deed):
    """A change with the document that it touched, or the name that follows its verb, with the address of its page."""

    document: Document | None
    subject: str = ""
    address: str = ""


@dataclass(frozen=True, slots=True)
class Told(Deed):
    """A change with what it wrote: rows of name, before, after; of the programme, what follows its verb."""

    rows: list[tuple[str, str, str]]
    new: bool
    struck: bool
    may_undo: bool
    subject: str = ""


def news_of(
    person: Anybody, places: Iterable[Space], most: int, before: int | None = None, routine: bool = True
) -> list[News]:
    """The newest changes of documents in some spaces, newest first; numbered below `before`, where it is said.

    Without `routine` what the program does by itself is left out.
    """
    changes = (
        changes_visible_to(person).select_related("by", "space__partner", "space__partnership").order_by("-number")
    )
    changes = changes if routine else changes.exclude(verb__in=ROUTINE)
    if before is not None:
        changes = changes.filter(number__lt=before)
    newest = [row for place in places for row in changes.filter(space=place)[:most]]  # each chain has its numbers ready
    rows = sorted(newest, key=lambda row: (row.at, row.number), reverse=True)[:most]
    touched = _touched(rows)
    documents = _documents(person, touched.values())
    seats, names = _seats(rows), _known_names(person)
    subjects = _subjects(person, rows)
    return [
        News(
            *_deed(row, seats, names),
            None if row.pk in subjects else documents.get(touched.get(row.pk, "")),
            subjects[row.pk].name if row.pk in subjects else "",
            subjects[row.pk].address if row.pk in subjects else "",
        )
        for row in rows
        if touched.get(row.pk) in documents or row.pk in subjects
    ]


def is_told(person: Anybody, change: Change) -> bool:
    """Whether the journal tells a person of a change: of what other posts did it does not."""
    touched = _touched([change])
    return touched.get(change.pk) in _documents(person, touched.values()) or change.pk in _subjects(person, [change])


def _subjects(person: Anybody, rows: list[Change]) -> dict[str, telling.Subject]:
    """What changes were about that touched no document, by the change's id; first of all what of the programme."""
    others = {change: telling.Subject(name) for change, name in _others(person, rows).items()}
    return others | telling.subjects(person, rows)


def _others(person: Anybody, rows: list[Change]) -> dict[str, str]:
    """Seats and accounts of which a partner is told, series, references, hosts that documents may go to."""
    kinds = [kind._meta.label for kind in (Notice, Revocation, Series, Allowance, Reference)]
    told = Version.objects.filter(change__in=[row.pk for row in rows], kind__in=kinds)
    about = dict(told.values_list("change_id", "entry"))
    entries = list(about.values())
    names = {
        entry: notice.through.name if notice.through else f"{notice.person.name} ({ROLES[notice.role]})"
        for entry, notice in visible_to(person, Notice).select_related("person", "through").in_bulk(entries).items()
    }
    revoked = visible_to(person, Revocation).select_related("person").in_bulk(entries)
    names |= {entry: each.person.name for entry, each in revoked.items()}
    names |= {entry: each.name for entry, each in Series.objects.in_bulk(entries).items()}
    allowed = Allowance.objects.filter(space__in=spaces_of(person)).in_bulk(entries)
    names |= {entry: each.host for entry, each in allowed.items()}
    names |= _references(rows, about)
    return {change: names[entry] for change, entry in about.items() if entry in names}


def _references(rows: list[Change], about: dict[str, str]) -> dict[str, str]:
    """What references are called that changes were about, by their ids; also those of which a fact or link tells."""
    kinds = [kind._meta.label for kind in (Fact, Link, ReferenceConsent)]
    for version in Version.objects.filter(change__in=[row.pk for row in rows], kind__in=kinds):
        if version.content:
            about.setdefault(version.change_id, json.loads(version.content)["reference_id"])
    for version in Version.objects.filter(change__in=[row.pk for row in rows], kind=Striking._meta.label):
        if version.content:
            about.setdefault(version.change_id, json.loads(version.content)["entry"])
    named = Reference.objects.in_bulk(list(about.values()))
    return {entry: next((some[0] for some in each.names.values() if some), each.slug) for entry, each in named.items()}


def told_of(person: Anybody, document: Document) -> list[Told]:
    """All that was done with a document, its readings, the consents to it and its links, the newest first."""
    return told_of_entries(person, [document, *queries.about(person, document)])


def told_of_entries(person: Anybody, entries: Iterable[Entry]) -> list[Told]:
    """All that was done with some entries, the newest first."""
    entries = list(entries)
    changes: dict[str, list[tuple[Step, type[Entry]]]] = {}
    steps = histories(person, entries)
    for step, sort in ((step, type(entry)) for entry in entries for step in steps.get(entry.pk, ())):
        changes.setdefault(step.change.pk, []).append((step, sort))
    rows = [steps[0][0].change for steps in changes.values()]
    seats, names, values = _seats(rows), _known_names(person), Values(person)
    undoable = undoable_of(person, (row for row in rows if row.space.kind != SpaceKind.PUBLIC))
    subjects = telling.subjects(person, rows)
    told = [
        Told(
            *_deed(row, seats, names),
            [value for step, sort in changes[row.pk] for value in values.rows(step, sort)],
            all(step.number == 1 for step, _ in changes[row.pk]),
            any(step.content is None for step, _ in changes[row.pk]),
            row.pk in undoable,
            subjects[row.pk].name if row.pk in subjects else "",
        )
        for row in rows
    ]
    return sorted(told, key=lambda each: each.change.number, reverse=True)


class Values:
    """The values of fields in words, as far as a person sees what they point to."""

    def __init__(self, person: Anybody) -> None:
        self.person = person
        self._known: dict[tuple[str, str, str], str] = {}

    def rows(self, step: Step, kind: type[Entry]) -> list[tuple[str, str, str]]:
        """What a version of an entry of a kind altered: name, before, after."""
        return [
            (called, self._of(kind, name, before), self._of(kind, name, after))
            for name, (before, after) in step.altered.items()
            if (before or after) and (called := _field(kind, name))
        ]

    def _of(self, kind: type[Entry], name: str, value: Any) -> str:
        """One value of an entry of a kind; what a value points to is asked for once."""
        key = (kind._meta.label, name, repr(value))
        if key not in self._known:
            self._known[key] = self._asked(kind, name, value)
        return self._known[key]

    def _asked(self, kind: type[Entry], name: str, value: Any) -> str:
        said = telling.in_words(self.person, kind, name, value) if value and kind._meta.label in telling.ABOUT else None
        return self.said(name, value) if said is None else said

    def said(self, name: str, value: Any) -> str:
        """One value."""
        if value in (None, "", [], {}):
            return ""
        if isinstance(value, bool):
            return _("yes") if value else _("no")
        if isinstance(value, list):
            return "; ".join(map(str, value))
        if name == "names":
            return "; ".join(f"{language(code)}: {', '.join(some)}" for code, some in value.items())
        if isinstance(value, dict):
            return self._content(value)
        return self._entry(name, value) if name.endswith("_id") else self._word(name, str(value))

    def _entry(self, name: str, value: Any) -> str:
        """What a field points to."""
        if name == "marking_id":
            return str(Marking.objects.get(pk=value).name)
        if name in ("brought_by_id", "partner_id"):
            return str(Partner.objects.get(pk=value).name)
        if name == "series_id":
            series = Series.objects.filter(pk=value, space__in=spaces_of(self.person)).first()
            return series.name if series else ""
        seen = visible_to(self.person, Document).filter(pk=value).first()
        reference = Reference.objects.filter(pk=value, space__in=spaces_of(self.person)).first()
        return f"{seen.name} ({value})" if seen else reference.slug if reference else ""

    def _word(self, name: str, value: str) -> str:
        """A word that the register keeps."""
        if name == "kind":
            return str(FINDINGS.get(value) or kind(value))
        if name in ("verdict", "act", "standing"):
            return str(STATES.get(value) or said_in_words(value))
        if name == "language":
            return language(value)
        if name == "counted_by":
            return self._called(value)
        return in_words(value) if name in ("cause", "remedy") else value

    def _called(self, entry: str) -> str:
        """What a series or a plan is called that the reader sees."""
        series = visible_to(self.person, Series).filter(pk=entry, struck=False).first()
        each = series or visible_to(self.person, Plan).filter(pk=entry, struck=False).first()
        return each.name if each else ""

    def _content(self, content: dict[str, Any]) -> str:
        """What somebody said of a finding, field by field."""
        said = [(FIELDS[name], self.said(name, value)) for name, value in content.items() if name in FIELDS]
        return "; ".join(f"{name}: {value}" for name, value in said if value)


def _field(kind: type[Entry], name: str) -> str:
    """What a field of an entry is called; empty where nothing is told of it."""
    if kind._meta.label in telling.ABOUT:
        return telling.field_in_words(kind, name)
    return str(FIELDS.get(name, ""))


def _deed(row: Change, seats: dict[str, Seat], names: set[str]) -> tuple[Change, str, str, str]:
    known = row.space.kind != SpaceKind.PUBLIC or row.space.partnership_id in names
    seat = seats.get(row.seat)
    return row, row.by.name if known else "", seat_in_words(seat), verb_in_words(row.verb)


def _known_names(person: Anybody) -> set[str]:
    """The partnerships of a person: only there are the names of those who act told."""
    return set(partnerships_of(person).values_list("pk", flat=True))


def _seats(rows: list[Change]) -> dict[str, Seat]:
    seats = Seat.objects.filter(pk__in={row.seat for row in rows if row.seat})
    return {seat.pk: seat for seat in seats.select_related("partner", "partnership")}


def _touched(rows: list[Change]) -> dict[str, str]:
    """The document that each change is about, by the change's id."""
    found: dict[str, str] = {}
    for version in Version.objects.filter(change__in=[row.pk for row in rows]).order_by("position"):
        if version.kind == Document._meta.label:
            found.setdefault(version.change_id, version.entry)
        elif version.kind in KINDS and version.content:
            found.setdefault(version.change_id, json.loads(version.content)["document_id"])
        elif version.kind == Striking._meta.label and version.content:
            found.setdefault(version.change_id, json.loads(version.content)["entry"])
    return found


def _documents(person: Anybody, entries: Iterable[str]) -> dict[str, Document]:
    rows: QuerySet[Document] = titled(queries.documents(person)).filter(pk__in=set(entries))
    return {row.pk: row for row in rows}
