"""What the rows of a tracker say of instructions, and the one that stands in these words."""

from typing import Any

from collegium.accounts.access import visible_to
from collegium.accounts.models import Marking, Person, Space
from collegium.programme.actions.importing import Line, folded
from collegium.programme.actions.instructions import Drafted
from collegium.programme.models import Action, Instruction
from collegium.programme.rules.tracking import end_of


class Standing:
    """The instructions of a partner's own space, for the rows of a file with a marking."""

    def __init__(self, by: Person, space: Space, marking: Marking | None) -> None:
        self._marking, self._actions = marking, _actions_by_title(by, space)
        rows = Instruction.objects.filter(space=space, withdrawn=False, struck=False, charges__withdrawn=False)
        self._known = {_key_of(each): each for each in rows.select_related("action", "marking").order_by("-id")}

    def joined(self, line: Line) -> Instruction | None:
        """The instruction that stands in the words of a row; None where a new one is made."""
        return self._known.get(_key_of(self.drafted(line)))

    def take_in(self, instruction: Instruction) -> None:
        """Know an instruction that was made."""
        self._known[_key_of(instruction)] = instruction

    def drafted(self, line: Line) -> Drafted:
        """What a row says, on the action of its title where there is one; without a text the title is it."""
        said, action = line.values, self._actions.get(folded(line.title))
        return Drafted(
            title=line.title,
            text=said.get("text") or line.title,
            initiative="" if action else line.title,
            action=action,
            line=said.get("line") or "",
            position=said.get("position") or "",
            fallback=said.get("fallback") or "",
            due=end_of(said.get("due")),
            marking=self._marking,
        )


def _key_of(said: Drafted | Instruction) -> tuple[Any, ...]:
    """What two of them say the same of, where they are one instruction."""
    words = (each.strip() for each in (said.text, said.line, said.position, said.fallback, said.initiative))
    of = (each and each.pk for each in (said.action, said.marking))
    return (folded(said.title), said.due, *words, *of)


def _titles(action: Action) -> set[str]:
    """How a table may name an action: by its title, with or without its number, counted or printed."""
    numbers = (str(action.number), action.known_as)
    return {action.title, *(f"{number}{stop} {action.title}" for number in numbers for stop in (".", ""))}


def _actions_by_title(by: Person, space: Space) -> dict[str, Action]:
    """The actions of one's own space and the joint one by their titles, with and without their numbers; a title that
    several have names none."""
    found: dict[str, Action | None] = {}
    rows = visible_to(by, Action).filter(space__partnership=space.partnership_id, struck=False, withdrawn=False)
    for each in rows.select_related("space").order_by("id"):
        if each.space.open_to_readers_of(space):
            for title in _titles(each):
                known = found.setdefault(folded(title), each)
                found[folded(title)] = each if known == each else None
    return {title: action for title, action in found.items() if action}
