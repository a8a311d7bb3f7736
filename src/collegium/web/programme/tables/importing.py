"""The page on which a table of a document becomes a plan, a programme or instructions: what its columns are, what would
be made."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.functional import Promise
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from collegium.accounts.access import Anybody, found, gate, note
from collegium.accounts.errors import ChangedMeanwhile, Improper, NotAllowed, Refused
from collegium.accounts.models import Person, Space
from collegium.exchange.tables.fields import LEAD, Partners, fields_of
from collegium.exchange.tables.grid import MOST_COLUMNS, MOST_ROWS
from collegium.programme.actions.importing import Imported, Proposal, Whole, import_lines
from collegium.programme.actions.tracking import Entered, Tracked, import_tracker
from collegium.programme.actions.writing import act_in
from collegium.programme.errors import OutOfTurn
from collegium.register.checks import check_alive
from collegium.register.models import Document
from collegium.web.programme.instructions.shared_words import MEASURES
from collegium.web.programme.instructions.words import FIXED
from collegium.web.programme.tables.asked import (
    NEW,
    Asked,
    asked_of,
    begun,
    grids_of,
    issued_on,
    kinds_in,
    partners_in,
    target,
    wholes,
)
from collegium.web.programme.tables.words import FIELDS_OF_TABLES, PASSED
from collegium.web.programme.tables.would import Shown, shown
from collegium.web.refusals import told
from collegium.web.spaces import about_space

KINDS: Mapping[str, Promise] = {
    "plan": _("a plan of consultations: each row a subject"),
    "programme": _("a programme: each row an action"),
    "tracker": _("a tracker of instructions: each row what one post is charged with"),
}
FIXED_WORDS: Mapping[str, Mapping[str, Promise]] = {
    **dict.fromkeys(("state", "line", "followed"), FIXED),
    "shared": MEASURES,
}
"""The words of fields that have fixed ones."""
DOES: Mapping[str, Promise] = {
    "new": _("new"),
    "changed": _("changed"),
    "same": _("stays as it is"),
}


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the table as the form shows it."""

    at: int
    called: str
    head: str
    samples: str
    chosen: str


@dataclass(frozen=True, slots=True)
class Would:
    """What one row would make, in words; `out` is what leaves it out."""

    out: str
    place: str
    kind: str
    does: str
    number: str
    title: str
    differs: list[tuple[str, str, str]]


@require_http_methods(["GET", "HEAD", "POST"])
def import_page(request: HttpRequest, entry: str) -> HttpResponse:
    """The page; sent `do=import` with what it showed last, the entries are made."""
    person: Anybody = request.user
    document = found(person, Document, entry)
    gate(person, act_in(document.space), document.space)
    if not isinstance(person, Person):
        raise NotAllowed("You may not do this here.", "Sign in first.")
    check_alive(document)
    grids, partners = grids_of(document), partners_in(document.space)
    said = request.POST if request.method == "POST" else request.GET
    asked = asked_of(said, grids, partners, kinds_in(document.space))
    whole = target(person, document.space, asked)
    would = shown(person, document, asked, whole)
    refusal: Refused | None = None
    if request.method == "POST" and said.get("do") == "import":
        refusal = _refusal(said.get("said", ""), asked, would)
        made = None if refusal else _made(person, document, whole, asked, would, said)
        if isinstance(made, Imported | Entered):
            return _done(request, document.space, made)
        refusal = refusal or made
    note(person, "read", document)
    about = {**_about(person, document, asked, would, partners), "refusal": told(refusal) if refusal else ""}
    return render(request, "programme/tables_import.html", about, status=400 if refusal else 200)


def _made(
    person: Person, document: Document, whole: Whole | None, asked: Asked, would: Shown, said: QueryDict
) -> Imported | Entered | Refused:
    """What was made; or why it was not, for the form that can be sent again."""
    lines, seen, why = would.understood.lines, said.get("seen", ""), said.get("why", "")[:1000]
    try:
        if asked.meant.kind == "tracker":
            return import_tracker(person, document, lines, seen, why, issued_on(asked))
        into = whole or begun(asked)
        return import_lines(person, document, into, lines, seen, why, get_language() or "en")
    except (Improper, ChangedMeanwhile, OutOfTurn) as error:
        return error


def _refusal(said: str, asked: Asked, would: Shown) -> Refused | None:
    """Why nothing is imported yet."""
    if would.unfit or asked.grid.beyond:
        return Improper("The columns do not fit yet.", "Look at what stands beside them.")
    if would.faults:
        return Improper(
            "Nothing was imported: there are cells in the way.", "Correct the file, or leave their rows out."
        )
    if said != asked.said:
        return Improper("You changed what the table means.", "Look at what will be made now, then import.")
    return None


def _done(request: HttpRequest, space: Space, made: Imported | Entered) -> HttpResponse:
    said = gettext("Made: %(new)s. Changed: %(changed)s.") % {"new": made.new, "changed": made.changed}
    messages.success(request, said if made.new or made.changed else gettext("Nothing differs: all stands."))
    return redirect("instructions" if isinstance(made, Entered) else "tables", space=space.pk)


def _about(person: Person, document: Document, asked: Asked, would: Shown, partners: Partners) -> dict[str, Any]:
    fields = [(name, _called(name, partners)) for name in fields_of(asked.meant.kind, partners)]
    return {
        **about_space(person, document.space),
        "document": document,
        "marking": document.marking,
        "asked": asked,
        "tables": [(at, grid, at == asked.table) for at, grid in enumerate(asked.grids)],
        "alike": [(at, asked.grids[at], at in asked.also) for at in sorted(asked.alike)],
        "issues": [(at, asked.grids[at], said) for at, said in sorted(asked.issues.items())],
        "kinds": [(kind, KINDS[kind]) for kind in kinds_in(document.space)],
        "tracker": asked.meant.kind == "tracker",
        "fields": fields,
        "columns": list(_columns(asked)),
        "wholes": wholes(person, document.space, asked.meant.kind),
        "into_new": asked.into == NEW,
        "would": would,
        "rows": [_would(each, asked, partners) for each in would.proposals],
        "faults": [(each, f"{asked.at(each.table)}-{each.row}") for each in would.faults],
        "unfit": [_unfit(name, partners) for name in would.unfit],
        "passed": [
            (each, _place(asked, each.table, each.row), PASSED[each.why], f"{asked.at(each.table)}-{each.row}")
            for each in would.understood.passed
        ],
        "limits": {"rows": MOST_ROWS, "columns": MOST_COLUMNS},
    }


def _columns(asked: Asked) -> Iterator[Column]:
    """The columns, each with its head and what stands in the first rows below it."""
    rows = {row.number: row for row in asked.grid.rows}
    head = rows.get(asked.meant.head)
    below = [row for row in asked.grid.rows if row.number > asked.meant.head][:3]
    for at, chosen in enumerate(asked.meant.columns):
        samples = " · ".join(row.cell(at).text[:40] for row in below if row.cell(at).text)
        yield Column(at, asked.grid.column(at), head.cell(at).text if head else "", samples, chosen)


def _called(name: str, partners: Partners) -> str:
    """What a field is called in the reader's words."""
    if name.startswith(LEAD):
        code = name.removeprefix(LEAD)
        return gettext("Lead: %(name)s") % {"name": partners.names.get(code) or code}
    return str(FIELDS_OF_TABLES.get(name, name))


def _unfit(name: str, partners: Partners) -> str:
    if name == "title":
        return gettext("One column, and only one, has to be the title.")
    if name == "post":
        return gettext("One column, and only one, has to be the post.")
    return gettext("Only one column can be this: %(name)s.") % {"name": _called(name, partners)}


def _place(asked: Asked, table: str, row: int) -> str:
    """Where a row stands: its number, behind its table where several are taken in."""
    return f"{table}: {row}" if asked.also else str(row)


def _would(proposal: Proposal | Tracked, asked: Asked, partners: Partners) -> Would:
    line, number = proposal.line, str(proposal.number or "")
    named = ("title", "number", "printed")
    differs: Sequence[Any] = [each for each in proposal.differs if proposal.entry or each.field not in named]
    rows = [
        (_called(each.field, partners), _value(each.field, each.before), _value(each.field, each.after))
        for each in differs
    ]
    out, place = f"{asked.at(line.sheet)}-{line.row}", _place(asked, line.sheet, line.row)
    return Would(out, place, proposal.kind, str(DOES[proposal.kind]), number, line.title, rows)


def _value(name: str, value: Any) -> str:
    """A value of a field in the reader's words."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return gettext("yes") if value else gettext("no")
    return str(FIXED_WORDS.get(name, {}).get(value, value))
