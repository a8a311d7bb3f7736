"""Rows of a tracker held against the register: what each would make, or why it cannot be."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime

from django.utils import timezone

from collegium.accounts.errors import Improper, NotAllowed, NotVisible, Refused
from collegium.accounts.models import Marking, Person, Post, Space
from collegium.programme.actions.charges import seat_for_step
from collegium.programme.actions.importing import Differs, Line, folded
from collegium.programme.actions.tracking.joining import Standing
from collegium.programme.actions.tracking.standing import check_said_again
from collegium.programme.errors import InTheWay
from collegium.programme.models import Charge, Step
from collegium.programme.queries.wordings import wording_of, wordings_of
from collegium.programme.rules.instructions import CHARGES, NEEDS_WORDS, needs_line
from collegium.programme.rules.tracking import moment_on, path_to

WORDS = ("text", "line", "position", "fallback")
"""What a row may say of an instruction besides its title and due day."""
OF_A_STEP = ("on", "remark", "followed")
"""What a row may say of the last step that it takes."""


@dataclass(frozen=True, slots=True)
class Tracked:
    """What a row would make: a post charged anew, further steps of a charge, or nothing. `conflict` is the field in
    which it cannot be, and `refusal` why."""

    line: Line
    post: Post | None
    entry: Charge | None
    differs: tuple[Differs, ...] = ()
    steps: tuple[str, ...] = ()
    conflict: str = ""
    refusal: Refused | None = None

    @property
    def kind(self) -> str:
        """New, changed or same."""
        if self.entry is None:
            return "new"
        return "changed" if self.steps else "same"

    @property
    def number(self) -> None:
        """Charges have none."""
        return None


def tracked(
    by: Person, space: Space, lines: Iterable[Line], issued: date | None = None, marking: Marking | None = None
) -> list[Tracked]:
    """What rows would make in a partner's own space; `issued` is when, where a row does not say it, `marking` that of
    their file."""
    reader = _Rows(by, space, issued, Standing(by, space, marking))
    return [reader.meant(line) for line in lines]


class _Rows:
    """What the register knows of posts, actions and charges while rows are held against it: asked for once."""

    def __init__(self, by: Person, space: Space, issued: date | None, standing: Standing) -> None:
        self._by, self._space, self._issued, self._standing = by, space, issued, standing
        self._posts = list(Post.objects.filter(partner=space.partner, withdrawn=False, struck=False).order_by("name"))
        rows = Charge.objects.filter(space=space, withdrawn=False, struck=False).order_by("id")
        some = list(rows.select_related("post", "space", "instruction"))
        worded = wordings_of(some)
        self._charges = {(each.post_id, folded(worded[each.pk].title)): each for each in some}
        self._others = {(each.post_id, folded(each.instruction.title)) for each in some} - self._charges.keys()
        self._taken: dict[str, list[Step]] = {}
        for step in Step.objects.filter(charge__space=space, struck=False).order_by("at", "id"):
            self._taken.setdefault(step.charge_id, []).append(step)
        self._may: dict[tuple[str, str], Refused | None] = {}
        self._first: dict[tuple[str, str], int] = {}

    def meant(self, line: Line) -> Tracked:
        """What one row would make."""
        try:
            post = self._post(line)
            self._check_once(line, post)
            entry = self._charge(line, post)
            steps = self._steps(line, post, entry)
            return Tracked(line, post, entry, tuple(self._differing(line, post, entry, steps)), steps)
        except InTheWay as fault:
            return Tracked(line, None, None, conflict=fault.field, refusal=fault.refusal)

    def _post(self, line: Line) -> Post:
        """The one post that a row names, by its name or its place."""
        said = folded(str(line.values.get("post") or ""))
        if not said:
            raise InTheWay("post", Improper("There is no post here.", "Write one, or leave the row out."))
        named = [each for each in self._posts if folded(each.name) == said]
        found = named or [each for each in self._posts if folded(each.place) == said]
        if len(found) != 1:
            known = ", ".join(each.name for each in self._posts) or "–"
            raise InTheWay(
                "post", Improper("This names no post of yours, or several.", f"Write one of these: {known}.")
            )
        return found[0]

    def _check_once(self, line: Line, post: Post) -> None:
        first = self._first.setdefault((post.pk, folded(line.title)), line.row)
        if first != line.row:
            again = Improper(f"The same stands in row {first}.", "Correct one of the two, or leave one out.")
            raise InTheWay("title", again)

    def _charge(self, line: Line, post: Post) -> Charge | None:
        """The charge that a row is about: by the title that the post was given, not by the one that others have."""
        if (post.pk, folded(line.title)) in self._others:
            other = Improper("The instruction says otherwise in the register.", "Revise it on its page.")
            raise InTheWay("title", other)
        return self._charges.get((post.pk, folded(line.title)))

    def _steps(self, line: Line, post: Post, entry: Charge | None) -> tuple[str, ...]:
        """The steps from where a charge stands to where the row says that it is."""
        day, goal = issued_on(line, self._issued), line.values.get("state") or ""
        if day is None and entry is None:
            unsaid = Improper("Nothing says when this was issued.", "Write the day in a column, or once for the table.")
            raise InTheWay("issued", unsaid)
        _check_day("issued", day)
        if line.values.get("on") and not goal:
            bare = Improper("There is a day here and no status.", "Write the status, or leave the column out.")
            raise InTheWay("on", bare)
        steps = path_to(entry.state if entry else "issued", goal) if goal else ()
        if steps is None:
            far = Improper("It stands further on in the register than here.", "Look at its page, or leave the row out.")
            raise InTheWay("state", far)
        if steps:
            self._check_steps(line, post, entry, steps)
        return steps

    def _check_steps(self, line: Line, post: Post, entry: Charge | None, steps: tuple[str, ...]) -> None:
        """What the rules of steps ask for: who may say it, when it was, words, which line was followed."""
        for verb in steps:
            refusal = self._refused(post, verb)
            if refusal:
                raise InTheWay("state", refusal)
        if not line.values.get("on"):
            unsaid = Improper("There is no day for this status.", "Write the day: 2031-02-03.")
            raise InTheWay(_at("on", line), unsaid)
        _check_day("on", line.values["on"])
        before = last_moment(entry) if entry else moment_on(issued_on(line, self._issued) or date.min)
        if moment_on(line.values["on"], before) < before:
            early = Improper("This day lies before the step that it follows.", "Write when it happened.")
            raise InTheWay("on", early)
        if steps[-1] in NEEDS_WORDS and not line.values.get("remark"):
            raise InTheWay(_at("remark", line), Improper("This step needs words.", "Say what there is to say."))
        state = entry.state if entry else "issued"
        fallback = wording_of(entry).fallback if entry else line.values.get("fallback")
        if _asks_what_was_followed(state, steps) and fallback and not line.values.get("followed"):
            raise InTheWay(
                _at("followed", line), Improper("Say what was followed.", "Choose the line or the fallback.")
            )
        if line.values.get("followed") == "fallback" and not fallback:
            raise InTheWay("followed", Improper("This instruction has no fallback.", "Choose the line."))

    def _refused(self, post: Post, verb: str) -> Refused | None:
        """Why a person may not take a step for a post; asked once of each."""
        if (post.pk, verb) not in self._may:
            try:
                seat_for_step(self._by, Charge(space=self._space, post=post), verb)
                self._may[post.pk, verb] = None
            except (NotAllowed, NotVisible) as refusal:
                self._may[post.pk, verb] = refusal
        return self._may[post.pk, verb]

    def _differing(self, line: Line, post: Post, entry: Charge | None, steps: tuple[str, ...]) -> Iterable[Differs]:
        """What a row says that the register does not; an instruction that stands is worded anew nowhere but there."""
        if entry:
            self._check_words(line, entry)
            check_said_again(line, entry, self._taken.get(entry.pk, []), bool(steps))
            if steps:
                yield Differs("state", entry.state, line.values["state"])
                yield from (Differs(name, None, line.values[name]) for name in OF_A_STEP if line.values.get(name))
            return
        said = {**line.values, "post": post.name, "issued": issued_on(line, self._issued)}
        for name, value in said.items():
            if value not in ("", None):
                yield Differs(name, None, value)
        if joined := self._standing.joined(line):  # a part of what stands is shared as that is
            yield Differs("shared", None, joined.shares)

    def _check_words(self, line: Line, entry: Charge) -> None:
        wording = wording_of(entry)
        for name in (*WORDS, "due"):
            said, stands = line.values.get(name), getattr(wording, name)
            stands = stands.astimezone(UTC).date() if isinstance(stands, datetime) else stands
            if said not in ("", None) and _in_line(said) != _in_line(stands):
                other = Improper("The instruction says otherwise in the register.", "Revise it on its page.")
                raise InTheWay("line" if name == "position" else name, other)


def _in_line(said: object) -> object:
    """Words as a cell has them, which are in one line."""
    return " ".join(said.split()) if isinstance(said, str) else said


def issued_on(line: Line, otherwise: date | None) -> date | None:
    """When a row says that its instruction was issued."""
    own = line.values.get("on") if line.values.get("state") == "issued" else None
    said: date | None = line.values.get("issued") or own or otherwise
    return said


def _at(name: str, line: Line) -> str:
    """Where something is missing: in its own cell; in that of the status where the table has no such column."""
    return name if name in line.values else "state"


def _check_day(name: str, day: date | None) -> None:
    if day and moment_on(day) > timezone.now():
        raise InTheWay(name, Improper("This lies in the future.", "Write when it happened."))


def _asks_what_was_followed(state: str, steps: Iterable[str]) -> bool:
    """Whether one of some steps has to say what was followed."""
    for verb in steps:
        if needs_line(state, verb):
            return True
        state = CHARGES[state][verb]
    return False


def last_moment(charge: Charge) -> datetime:
    """When the last step of a charge was taken."""
    moment: datetime = charge.steps.filter(struck=False).order_by("-at").values_list("at", flat=True)[0]
    return moment
