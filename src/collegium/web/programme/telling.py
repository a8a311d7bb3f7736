"""How the journal tells of the programme: what a change was about, with its page, and what fields point to, in words.

The first entry of the programme that a change wrote is what it was about.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.core.exceptions import FieldDoesNotExist
from django.db import models
from django.urls import reverse
from django.utils.dateparse import parse_datetime
from django.utils.functional import Promise

from collegium.accounts.access import Anybody, spaces_of
from collegium.accounts.models import Change, Entry, Partner, Version
from collegium.programme.models import Action
from collegium.programme.queries.instructions import of_other_posts
from collegium.register.models import Document, Reading, Reference, Statement
from collegium.web.programme.about import About
from collegium.web.programme.instructions import shared_words as shared
from collegium.web.programme.instructions import told as of_instructions
from collegium.web.programme.instructions import words as instructions
from collegium.web.programme.letters import told as of_letters
from collegium.web.programme.letters import words as letters
from collegium.web.programme.plans import told as of_plans
from collegium.web.programme.programmes import told as of_programmes
from collegium.web.programme.programmes import words as programmes
from collegium.web.programme.programmes.words import OF_ALTERED
from collegium.web.programme.tables import told as of_tables
from collegium.web.programme.tables import words as tables
from collegium.web.programme.texts import told as of_texts
from collegium.web.programme.texts.proceedings import words as proceedings
from collegium.web.programme.untold import UNTOLD
from collegium.web.programme.words import FIELDS
from collegium.web.speech import speech
from collegium.web.templatetags.words import language, moment
from collegium.web.words import FIELDS as FIELDS_OF_ALL

ROOMS = (of_programmes, of_texts, of_plans, of_instructions, of_letters, of_tables)
ABOUT: Mapping[str, About] = {f"programme.{kind}": row for room in ROOMS for kind, row in room.ABOUT.items()}
FIXED = {word: said for room in ROOMS for word, said in room.FIXED.items()}
WORDS: Mapping[str, Mapping[str, Promise]] = {
    "Answer.answer": proceedings.ANSWERS,
    "Appeal.state": shared.APPEALS,
    "Charge.shared": shared.MEASURES,
    "Ground.role": programmes.ROLES,
    "Instruction.line": instructions.LINES,
    "Instruction.shares": shared.MEASURES,
    "MailedReport.state": letters.MAILED_IN_WORDS,
    "PaperTemplate.kind": tables.PAPERS_SAID,
    "Shared.followed": instructions.FOLLOWED,
    "Shared.line": instructions.LINES,
    "Silence.state": proceedings.SILENCES,
    "Step.line": instructions.FOLLOWED,
    "Step.verb": instructions.SAID,
}
"""Fixed words of fields that have their own; `FIXED` has those of all others."""
DAYS = frozenset(
    {
        "AppealReport.since",
        "Mandate.decided",
        "Postponement.earlier",
        "Postponement.later",
        "Subject.held",
        "Subject.planned",
    }
)
CODES = frozenset({"Delivery.behalf", "Delivery.without"})
DEEPEST = 6  # from an entry to the one that has a name

Place = tuple[str, str]
"""An entry by its label and id."""


@dataclass(frozen=True, slots=True)
class Subject:
    """What a change was about: its name, and the address of its page, empty where none can be seen any more."""

    name: str
    address: str = ""


def subjects(person: Anybody, changes: Collection[Change]) -> dict[str, Subject]:
    """What changes of the programme were about, by the ids of the changes, as far as a person sees it."""
    ids = {each.pk for each in changes}
    rows = Version.objects.filter(change__in=ids - of_other_posts(person, ids), kind__in=ABOUT)
    places: dict[str, Place] = {}
    for change, kind, entry in rows.order_by("position").values_list("change_id", "kind", "entry"):
        places.setdefault(change, (kind, entry))
    named = names(person, set(places.values()))
    return {change: named[place] for change, place in places.items() if place in named}


def names(person: Anybody, places: Iterable[Place]) -> dict[Place, Subject]:
    """What some entries are called, or those above them that have a name."""
    found: dict[Place, Subject] = {}
    waiting = {place: place for place in places}
    for _ in range(DEEPEST):
        rows = _rows(person, waiting.values())
        called = _called(person, rows)
        waiting = {begin: place for begin, place in waiting.items() if place in rows}
        for begin, place in list(waiting.items()):
            about, row = ABOUT[place[0]], rows[place]
            if about.named:
                found[begin] = Subject(called[place], _address(about, row))
            waiting[begin] = _above(about, row)
        waiting = {begin: place for begin, place in waiting.items() if begin not in found and place[0] in ABOUT}
    return found


def _rows(person: Anybody, places: Iterable[Place]) -> dict[Place, Entry]:
    """The entries of some labels and ids that a person sees, also those that were taken back."""
    ids: dict[str, set[str]] = {}
    for kind, entry in places:
        ids.setdefault(kind, set()).add(entry)
    return {
        (kind, row.pk): row
        for kind, some in ids.items()
        for row in apps.get_model(kind)._default_manager.filter(
            _shown(person, kind), space__in=spaces_of(person), pk__in=some
        )
    }


def _called(person: Anybody, rows: Mapping[Place, Entry]) -> dict[Place, str]:
    """What those of some entries are called that have a name."""
    kinds: dict[str, list[Entry]] = {}
    for (kind, _), row in rows.items():
        kinds.setdefault(kind, []).append(row)
    found: dict[Place, str] = {}
    for kind, some in kinds.items():
        about = ABOUT[kind]
        if about.named:
            names = about.called(person, some) if about.called else {}
            found |= {(kind, row.pk): names.get(row.pk, str(getattr(row, about.named))) for row in some}
    return found


def address_of(entry: Entry) -> str:
    """The address of the page of an entry; empty where it has none."""
    return _address(ABOUT[entry._meta.label], entry)


def _shown(person: Anybody, kind: str) -> models.Q:
    """Which entries of a kind a person sees of the spaces that it sees."""
    shown = ABOUT[kind].shown if kind in ABOUT else None
    return shown(person) if shown else models.Q()


def _above(about: About, row: Entry) -> Place:
    """The entry by which one is named that has no name."""
    if not about.up:
        return "", ""
    if about.kind_in:
        return str(getattr(row, about.kind_in)), str(getattr(row, about.up))
    field = row._meta.get_field(about.up)
    return field.related_model._meta.label, str(getattr(row, f"{about.up}_id"))  # type: ignore[union-attr]


def _address(about: About, row: Entry) -> str:
    if not about.page or row.withdrawn or row.struck:
        return ""
    return reverse(about.page, kwargs={about.by: row.space_id if about.by == "space" else row.pk})


def in_words(person: Anybody, model: type[models.Model], name: str, value: Any) -> str | None:
    """The value of a field of the programme: what it points to, a fixed word, a day. None where it stays as it is."""
    try:
        field = model._meta.get_field(name.removesuffix("_id"))
    except FieldDoesNotExist:
        return None
    if isinstance(value, dict):
        return _fields(person, value)
    if isinstance(field, models.ForeignKey):
        return _pointed(person, field.related_model, str(value))
    words = words_of(model, name)
    return str(words.get(str(value), value)) if words else _plain(f"{model.__name__}.{name}", field, value)


def words_of(model: type[models.Model], name: str) -> Mapping[str, Promise]:
    """The fixed words of a field; none where it holds others."""
    own = WORDS.get(f"{model.__name__}.{name}")
    return own or (FIXED if getattr(model._meta.get_field(name), "choices", None) else {})


def _plain(called: str, field: Any, value: Any) -> str | None:
    """A day or moment, or a list of languages or partners; None for all others."""
    if type(field) is models.DateField or called in DAYS:
        return speech().date(str(value))
    if isinstance(field, models.DateTimeField) and (at := parse_datetime(str(value))):
        return f"{moment(at)} UTC"
    if called == "Text.languages":
        return ", ".join(language(code) for code in value)
    if called in CODES:
        names = dict(Partner.objects.filter(code__in=value).values_list("code", "name"))
        return ", ".join(names.get(code, code) for code in value)
    return None


def _fields(person: Anybody, values: Mapping[str, Any]) -> str:
    """Fields of an action, as an amendment has them."""
    pairs = [(str(OF_ALTERED[name]), _altered(person, name, value), value) for name, value in values.items()]
    return "; ".join(f"{name}: {value if said is None else said}" for name, said, value in pairs if value)


def _altered(person: Anybody, name: str, value: Any) -> str | None:
    """One field of them; of who leads all units."""
    if isinstance(value, dict):
        return ", ".join(f"{partner}: {unit}" for partner, unit in value.items())
    return in_words(person, Action, name, value)


def field_in_words(model: type[models.Model], name: str) -> str:
    """What a field of the programme is called; empty where the journal does not tell of it, and for fields of others.
    A room may name it for one kind alone."""
    called = f"{model.__name__}.{name}"
    if model._meta.label not in ABOUT or called in UNTOLD:
        return ""
    word = FIELDS.get(called) or FIELDS.get(name) or FIELDS_OF_ALL.get(name)
    return str(word or "")


def _pointed(person: Anybody, model: Any, entry: str) -> str:
    """What an entry is called that a field points to; empty for one that the person does not see, or without a name."""
    label = model._meta.label
    if label in ABOUT:
        subject = names(person, [(label, entry)]).get((label, entry))
        return subject.name if subject else ""
    row = model._default_manager.filter(pk=entry).first()
    if row is None or (isinstance(row, Document | Reading | Reference | Statement) and not _seen(person, row)):
        return ""
    if isinstance(row, Reference):
        return next((some[0] for some in row.names.values() if some), row.slug)
    return str(getattr(row, "name", "") or getattr(row, "quote", ""))


def _seen(person: Anybody, row: Entry) -> bool:
    return spaces_of(person).filter(pk=row.space_id).exists()
