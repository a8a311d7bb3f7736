"""What of tables stands on the stage."""

from datetime import date
from typing import Any

from collegium.accounts.journal.change import change
from collegium.programme.actions.importing import Begun, Line, digest, import_lines, proposed
from collegium.programme.actions.tracking import import_tracker, tracked
from collegium.programme.models import Plan, Programme
from collegium.register.actions import add
from collegium.register.models import Document
from tests.cast import Cast, note

WRITES = frozenset({"tables", "import-table", "template", "hand-over"})


def put(cast: Cast) -> dict[str, Any]:
    """Put it there."""
    days = {"starts": date(2031, 1, 1), "ends": date(2031, 12, 31)}
    joint = cast.spaces["joint"]
    with change(by=cast.editor_qm, verb="drafts a plan", space=joint):
        plan, programme = Plan(space=joint, name="Table", **days), Programme(space=joint, name="Tables", **days)
        for each in (plan, programme):
            each.save()
    return {"exported plan": plan, "exported programme": programme}


def nest(cast: Cast) -> dict[str, str]:
    """Words of their own in every field of what is private to Velmora, by what the field is."""
    space, words = cast.spaces["QM"], {name: f"{name}tablescanary" for name in ("plan", "title", "place", "unit")}
    into = Begun("plan", words["plan"], date(2031, 1, 1), date(2031, 12, 31))
    lines = [Line(1, words["title"], 1, {"place": words["place"]}, {"QM": words["unit"]})]
    document = add(cast.editor_qm, space, cast.marking(), note(31)).document
    import_lines(cast.editor_qm, document, into, lines, digest(proposed(None, lines)))
    return words | _tracker(cast, document)


def _tracker(cast: Cast, document: Document) -> dict[str, str]:
    """The same of instructions that came in from a table."""
    words = {name: f"{name}trackercanary" for name in ("title", "text", "position", "fallback", "remark", "sheet")}
    said = {name: words[name] for name in ("text", "position", "fallback", "remark")}
    values = {"post": "Quellhaven", "issued": date(2026, 2, 3), **said}
    lines = [Line(2, words["title"], None, values, {}, words["sheet"])]
    seen = digest(tracked(cast.editor_qm, document.space, lines))
    import_tracker(cast.editor_qm, document, lines, seen)
    return {f"tracked {name}": word for name, word in words.items()}


def guesses(cast: Cast) -> list[str]:
    """The addresses of what is hidden, as somebody has them who was told the ids."""
    space = cast.spaces["QM"].pk
    plans = [f"/plans/{each.pk}/file?file=plan.{shape}" for each in Plan.objects.all() for shape in ("csv", "json")]
    documents = [f"/documents/{each.pk}/import" for each in Document.objects.filter(space=space)]
    return [
        *plans,
        *documents,
        f"/spaces/{space}/programme/tables",
        f"/spaces/{space}/programme/grid/file?file=grid.csv",
        *(f"/spaces/{space}/instructions/file?file=instructions.{shape}" for shape in ("csv", "json")),
    ]
