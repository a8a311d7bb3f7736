"""Verbs of the capital about instructions: draft, word anew, give up, issue, revise. `charges` has the steps."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields, replace
from datetime import datetime

from collegium.accounts.access import Anybody, gate, visible_to
from collegium.accounts.errors import ChangedMeanwhile, Improper, NotVisible
from collegium.accounts.journal.change import change
from collegium.accounts.models import Marking, Person, Post, Space, SpaceKind
from collegium.programme.actions.charges import Said, check_said, moment_of, step_taken
from collegium.programme.actions.grounds import Cited, cite
from collegium.programme.actions.moving import in_turn, tell_moved
from collegium.programme.models import Action, Charge, Instruction, Step, Text
from collegium.programme.models.programmes import LINE
from collegium.programme.queries.instructions import instruction_of
from collegium.programme.queries.wordings import WORDED
from collegium.programme.rules.instructions import CHARGES, ISSUE, LINES, REVISED
from collegium.programme.rules.steps import step
from collegium.register.checks import check_marking
from collegium.register.queries.documents import markings_for

MOST = 50_000
"""Characters of an instruction's text."""


@dataclass(frozen=True, slots=True)
class Drafted:
    """What an instruction says. It is on an action, or on an initiative in words; without a marking it gets the one
    that protects most."""

    title: str
    text: str
    initiative: str = ""
    action: Action | None = None
    statement: Text | None = None
    line: str = ""
    position: str = ""
    fallback: str = ""
    due: datetime | None = None
    parallel: bool = False
    marking: Marking | None = None


def draft(by: Person, space: Space, said: Drafted, grounds: Iterable[Cited] = (), why: str = "") -> Instruction:
    """Draft an instruction in a partner's own space; no post sees it until it is issued.

    Raises NotVisible and NotAllowed at the gate, Improper.
    """
    if space.kind != SpaceKind.OWN:
        raise NotVisible
    seat = gate(by, "instruct", space)
    instruction = worded(by, Instruction(space=space, partner=space.partner), said)
    with change(by=by, verb="drafts an instruction", space=space, why=why, seat=seat):
        instruction.save()
        for cited in grounds:
            cite(by, instruction, cited)
    return instruction


def redraft(by: Person, instruction: Instruction, said: Drafted, grounds: Iterable[Cited] = (), why: str = "") -> None:
    """Word a draft anew, and put further grounds under it.

    Raises NotVisible, NotAllowed, Improper, ChangedMeanwhile where it was written since it was fetched.
    """
    seat = gate(by, "instruct", instruction.space)
    with change(by=by, verb="words an instruction anew", space=instruction.space, why=why, seat=seat):
        _check_draft(instruction)
        worded(by, instruction, said).save()
        for cited in grounds:
            cite(by, instruction, cited)


def give_up_draft(by: Person, instruction: Instruction, why: str = "") -> None:
    """Give up a draft. Raises NotVisible, NotAllowed, Improper for what was issued, ChangedMeanwhile."""
    seat = gate(by, "instruct", instruction.space)
    with change(by=by, verb="gives up an instruction", space=instruction.space, why=why, seat=seat):
        _check_draft(instruction)
        instruction.withdrawn = True
        instruction.save()


def issue(
    by: Person, instruction: Instruction, posts: Sequence[Post], at: datetime | None = None, why: str = ""
) -> list[Charge]:
    """Charge posts with an instruction, each with the words that it has now; further posts may follow later.

    Raises NotVisible, NotAllowed, Improper for a post that is charged already or not the partner's, ChangedMeanwhile.
    """
    seat, space = gate(by, "instruct", instruction.space), instruction.space
    at = moment_of(at)
    with in_turn(space):
        with change(by=by, verb="issues an instruction", space=space, why=why, seat=seat):
            _check_posts(instruction, posts)
            instruction.save()  # first: the journal tells of the change by it, and its history says when it was issued
            charges = [charged(instruction, post, at) for post in posts]
        for charge in charges:
            tell_moved(by, seat, charge)
    return charges


def revise(
    by: Person, instruction: Instruction, said: Drafted, charges: Sequence[Charge], what: Said, why: str = ""
) -> list[Charge]:
    """Give an instruction other words, for some of its charges: they begin anew, the others keep theirs. What it is
    about and its marking stay as they are, for all of its charges.

    `what` says in words what is new. Raises NotVisible, NotAllowed, Improper, OutOfTurn for a charge that was acted,
    ChangedMeanwhile where the instruction was written since it was fetched.
    """
    seat, space = gate(by, "instruct", instruction.space), instruction.space
    if not charges:
        raise Improper("No post is chosen.", "Choose at least one.")
    with in_turn(space):
        with change(by=by, verb=REVISED, space=space, why=why, seat=seat):
            rows = [_held(instruction, charge) for charge in charges]
            for row in rows:
                check_said(row, "revise", what)
            before = [getattr(instruction, name) for name in WORDED]
            words = {name: getattr(said, name) for name in WORDED}
            worded(by, instruction, replace(drafted_as(instruction), **words))
            if [getattr(instruction, name) for name in WORDED] == before:
                raise Improper("Nothing of it is new.", "Change what is to change.")
            instruction.save()
            for row in rows:
                row.wording, row.instruction = instruction.version, instruction
                step_taken(row, "revise", what)
        for row in rows:
            tell_moved(by, seat, row)
    return rows


def drafted_as(instruction: Instruction) -> Drafted:
    """What an instruction says: for a revision, or a further one like it."""
    return Drafted(**{field.name: getattr(instruction, field.name) for field in fields(Drafted)})


def worded(by: Anybody, instruction: Instruction, said: Drafted) -> Instruction:
    """An instruction with what is said of it, not kept yet. Raises Improper, NotVisible."""
    for name in ("title", "text", "initiative", "position", "fallback"):
        setattr(instruction, name, getattr(said, name).strip())
    _check_lengths(instruction)
    if said.line and said.line not in LINES:
        raise Improper("There is no such line.", "Go back and choose one of the list.")
    instruction.line, instruction.due, instruction.parallel = said.line, said.due, said.parallel
    instruction.action, instruction.statement = said.action, said.statement
    _check_subject(by, instruction)
    instruction.marking = said.marking or instruction.marking or markings_for(instruction.space).last()
    if instruction.marking:
        check_marking(instruction.space, instruction.marking)
    return instruction


def _check_lengths(instruction: Instruction) -> None:
    """Raises Improper where the title or the text is missing, or something is too long."""
    for name in ("title", "initiative", "position", "fallback"):
        if len(getattr(instruction, name)) > LINE:
            raise Improper("This says nothing, or too much.", f"At most {LINE} characters.")
    if not instruction.title or not 0 < len(instruction.text) <= MOST:
        raise Improper("An instruction has a title and a text.", f"The text has at most {MOST} characters.")


def _check_subject(by: Anybody, instruction: Instruction) -> None:
    """Raises Improper for an instruction on nothing, or on what not all its readers see; NotVisible for the hidden."""
    if not instruction.action and not instruction.initiative:
        raise Improper("An instruction is on an action, or on an initiative.", "Choose one, or say it in words.")
    for each, kind in ((instruction.action, Action), (instruction.statement, Text)):
        if each is None:
            continue
        if not visible_to(by, kind).filter(pk=each.pk, struck=False).exists():
            raise NotVisible
        if not each.space.open_to_readers_of(instruction.space):
            raise Improper("Not everybody who reads this may read that.", "Choose one of the joint space or your own.")


def _is_draft(instruction: Instruction) -> bool:
    return not instruction.charges.filter(withdrawn=False).exists()


def _check_draft(instruction: Instruction) -> None:
    """Raises Improper for what was issued, or is gone."""
    _check_there(instruction)
    if not _is_draft(instruction):
        raise Improper("This was issued already.", "Revise it, so that its posts learn of it.")


def _check_there(instruction: Instruction) -> None:
    """Raises Improper for an instruction that was given up, ChangedMeanwhile where it was written meanwhile."""
    kept = Instruction.objects.get(pk=instruction.pk)
    if kept.withdrawn or kept.struck:
        raise Improper("This instruction was given up.", "Draft it anew.")
    if kept.version != instruction.version:
        raise ChangedMeanwhile("Somebody else changed this entry meanwhile.", "Look at it anew, then change it.")


def _check_posts(instruction: Instruction, posts: Sequence[Post]) -> None:
    """Raises Improper for no post, one of another partner, and one that is charged already."""
    _check_there(instruction)
    if not posts or len({post.pk for post in posts}) < len(posts):
        raise Improper("No post is chosen.", "Choose at least one.")
    if any(post.partner_id != instruction.partner_id or post.withdrawn for post in posts):
        raise Improper("This is no post of the partner.", "Go back and choose one of the list.")
    charged = instruction.charges.filter(withdrawn=False, post__in=[post.pk for post in posts])
    names = ", ".join(sorted(each.post.name for each in charged.select_related("post")))
    if names:
        raise Improper(f"Charged with this already: {names}.", "Choose the others.")


def charged(instruction: Instruction, post: Post, at: datetime, words: str = "") -> Charge:
    """A post charged with an instruction as it is worded now, as a part of the open change."""
    charge = Charge(space=instruction.space, instruction=instruction, post=post)
    charge.shared, charge.wording = instruction.shares, instruction.version
    charge.save()
    Step(space=instruction.space, charge=charge, verb=ISSUE, at=at, words=words).save()
    return charge


def _held(instruction: Instruction, charge: Charge) -> Charge:
    """A charge of an instruction as it stands now, if it can be revised. Raises NotVisible, OutOfTurn."""
    row = Charge.objects.select_related("post", "space", "instruction").filter(pk=charge.pk, withdrawn=False).first()
    if row is None or row.instruction_id != instruction.pk:
        raise NotVisible
    step(CHARGES, row.state, "revise")
    return row


def instruction_to_write(by: Anybody, entry: str) -> Instruction:
    """An instruction for whoever may instruct. Raises NotVisible, NotAllowed."""
    instruction = instruction_of(by, entry)
    gate(by, "instruct", instruction.space)
    return instruction
