"""What of instructions stands on the stage."""

from dataclasses import replace
from typing import Any

from collegium.accounts.journal.striking import propose_striking
from collegium.accounts.models import Change
from collegium.programme.actions.charges import Said, take
from collegium.programme.actions.grounds import Cited
from collegium.programme.actions.instructions import draft, issue, revise
from collegium.programme.models import Charge, Instruction
from collegium.register import actions
from tests.cast import Cast, note
from tests.programme.instructing import DRAFTED, quellhaven

WRITES: frozenset[str] = frozenset(
    {
        "draft-instruction",
        "word-instruction",
        "issue-instruction",
        "give-up-instruction",
        "overtake-instruction",
        "ground-instruction",
        "take-paper-back",
        "charge",
    }
)
CANARIES = {
    "title": "victorinstruction",
    "text": "whiskeyinstruction",
    "position": "xrayinstruction",
    "fallback": "yankeeinstruction",
    "initiative": "zuluinstruction",
    "why": "amberinstruction",
    "question": "bronzeinstruction",
    "answer": "coralinstruction",
    "new": "deniminstruction",
    "before": "ebonyinstruction",
    "report": "fawninstruction",
    "paper": "goldinstruction",
    "refusal": "hazelinstruction",
    "draft": "ivoryinstruction",
}


def put(cast: Cast) -> dict[str, Any]:
    """An instruction to a post, which has acknowledged it, one that is a draft, and one that was received by nobody."""
    draft_of = draft(cast.editor_qm, cast.spaces["QM"], DRAFTED, why="It was asked for.")
    instruction = draft(cast.editor_qm, cast.spaces["QM"], DRAFTED)
    charge = issue(cast.editor_qm, instruction, [quellhaven()])[0]
    take(cast.post_qm, charge, "acknowledge")
    drafting = Change.objects.get(versions__entry=draft_of.pk)
    why = propose_striking(cast.editor_qm, drafting, "It names a source.")
    stands = {"draft instruction": draft_of, "instruction": instruction, "charge": Charge.objects.get(pk=charge.pk)}
    return {**stands, "drafting": drafting, "proposal on the drafting": why}


def nest(cast: Cast) -> dict[str, str]:
    """Words of their own in every field of what is private to Velmora, by what the field is."""
    said = replace(
        DRAFTED,
        title=f"On the {CANARIES['title']}",
        text=f"Speak of the {CANARIES['before']}.",
        position=CANARIES["position"],
        fallback=CANARIES["fallback"],
        initiative=CANARIES["initiative"],
    )
    editor, post, space = cast.editor_qm, cast.post_qm, cast.spaces["QM"]
    ground = actions.add(editor, space, cast.marking(), note(61)).document
    draft(editor, space, replace(DRAFTED, title=CANARIES["draft"]))
    instruction = draft(editor, space, said, [Cited(ground)], CANARIES["why"])
    charge = issue(editor, instruction, [quellhaven()])[0]
    take(post, charge, "query", Said(f"Is the {CANARIES['question']} meant?"))
    take(editor, charge, "answer", Said(f"The {CANARIES['answer']} is."))
    revised = replace(said, text=f"Speak of the {CANARIES['text']}.")
    revise(editor, Instruction.objects.get(pk=instruction.pk), revised, [charge], Said(CANARIES["new"]))
    take(post, charge, "acknowledge")
    take(post, charge, "not carry out", Said(CANARIES["refusal"]))
    paper = actions.add(post, space, cast.marking(), replace(note(62), name=f"{CANARIES['paper']}.txt")).document
    take(post, charge, "report", Said(CANARIES["report"], line="fallback", papers=(paper,)))
    return CANARIES


def guesses(cast: Cast) -> list[str]:
    """The addresses of what is hidden, as somebody has them who was told the ids."""
    instructions = [f"/instructions/{each.pk}{end}" for each in Instruction.objects.all() for end in ("", "/word")]
    own = cast.spaces["QM"].pk
    drafts = [f"/spaces/{own}/instructions/draft?from={each.pk}" for each in Instruction.objects.all()]
    charges = [f"/charges/{each.pk}" for each in Charge.objects.all()]
    theirs = [f"/spaces/{cast.spaces['QN'].pk}/instructions/draft?from={each.pk}" for each in Instruction.objects.all()]
    return [*instructions, *drafts, *charges, *theirs, *(f"/spaces/{own}/{end}" for end in ("instructions", "inbox"))]
