"""Taking what posts are charged with, out of a partner's own space, as far as a person may see it."""

from datetime import UTC, datetime

from collegium.accounts.access import Anybody, note, visible_to
from collegium.accounts.models import Space
from collegium.exchange.exports.bounds import bounded, check_bound
from collegium.exchange.exports.sheet import Row, Sheet
from collegium.exchange.exports.sources import about_of, called, marking_of
from collegium.exchange.speech import said
from collegium.exchange.tables.columns import INSTRUCTIONS
from collegium.exchange.tables.taking import BY_PAGE
from collegium.programme.models import Charge, Instruction, Step
from collegium.programme.queries.grounds import marking_for
from collegium.programme.queries.instructions import charges, instructions, resting
from collegium.programme.queries.wordings import Wording, worded, wordings_of
from collegium.programme.rules.instructions import ISSUE
from collegium.programme.rules.tracking import leading_to


def take_instructions(person: Anybody, space: Space) -> Sheet:
    """What posts of a partner are charged with, and the drafts: whoever sits at posts alone gets what these are charged
    with, in their words. Raises TooLarge."""
    rows = charges(person, space).order_by("-instruction_id", "post__name", "id")
    about = ("instruction__action", "instruction__statement")
    some: list[Charge] = bounded(rows.select_related("post", "instruction__marking", *about), BY_PAGE)
    drafts = bounded(instructions(person, space).filter(charges__isnull=True), BY_PAGE)
    check_bound(len(some) + len(drafts), BY_PAGE)
    taken: dict[str, list[Step]] = {}
    steps = visible_to(person, Step).filter(charge__in=rows.order_by().values("pk"), struck=False)
    for step in steps.order_by("at", "id"):
        taken.setdefault(step.charge_id, []).append(step)
    worded_for = wordings_of(some)
    told = [_drafted(each) for each in drafts]
    told += [_charged(each, worded_for[each.pk], taken.get(each.pk, [])) for each in some]
    note(person, "export", space)
    own = [each.marking or marking_of(space) for each in (*drafts, *(one.instruction for one in some))]
    marking = marking_for(person, {*resting(some), *(each.pk for each in drafts)}, *own)
    return Sheet(INSTRUCTIONS, told, about_of(said("Instructions"), called(space), [marking]))


def _drafted(instruction: Instruction) -> Row:
    words = _worded(instruction, worded(instruction))
    none = dict.fromkeys(("post", "place", "issued", "on", "followed", "remark"), "")
    return {**words, **none, "state": "draft", "shared": instruction.shares, "entry": instruction.pk}


def _charged(charge: Charge, wording: Wording, steps: list[Step]) -> Row:
    """A post with what it was charged with, and the last step that brought it where it stands."""
    last = next((each for each in reversed(steps) if each.verb in leading_to(charge.state)), None)
    issued = next((each for each in steps if each.verb == ISSUE), None)
    followed = [each.line for each in steps if each.line]
    return {
        **_worded(charge.instruction, wording),
        "post": charge.post.name,
        "place": charge.post.place,
        "issued": _day(issued.at if issued else None),
        "state": charge.state,
        "on": _day(last.at if last else None),
        "followed": next(iter(followed[-1:]), ""),
        "remark": last.words if last else "",
        "shared": charge.shared,
        "entry": charge.pk,
    }


def _worded(instruction: Instruction, wording: Wording) -> dict[str, str]:
    return {
        "title": wording.title,
        "text": wording.text,
        "line": ": ".join(filter(None, (wording.line, wording.position))),
        "fallback": wording.fallback,
        "due": _day(wording.due),
        "about": _about(instruction),
        "handling": instruction.marking.name if instruction.marking else "",
    }


def _about(instruction: Instruction) -> str:
    """What it is about: an action by its number and title, a text by its title, an initiative."""
    if instruction.action:
        return f"{instruction.action.known_as}. {instruction.action.title}"
    return instruction.statement.title if instruction.statement else instruction.initiative


def _day(moment: datetime | None) -> str:
    return moment.astimezone(UTC).date().isoformat() if moment else ""
