"""What would be made of a table as a person says that it is to be read."""

from collections.abc import Sequence
from dataclasses import dataclass

from collegium.accounts.models import Person
from collegium.exchange.tables.meaning import unfit
from collegium.exchange.tables.understanding import Fault, Understood, fault_at, understood_together
from collegium.exchange.tables.values import Unclear
from collegium.programme.actions.importing import Proposal, Whole, digest, known_as, proposed
from collegium.programme.actions.tracking import Tracked, tracked
from collegium.programme.models import Plan
from collegium.register.models import Document
from collegium.web.programme.tables.asked import MODELS, Asked, issued_on, partners_in, span_of

CONFLICTS = {
    "number": Unclear("The number is that of one entry, the title that of another.", "Correct one of the two."),
    "printed": Unclear("Another action of the programme has this printed number.", "Give one of the two another one."),
}


@dataclass(frozen=True, slots=True)
class Shown:
    """What would be made: what the table says, the proposals, all faults, what is wrong with the mapping itself."""

    understood: Understood
    proposals: Sequence[Proposal | Tracked]
    faults: Sequence[Fault]
    unfit: Sequence[str]
    beside: Sequence[str]

    @property
    def seen(self) -> str:
        """What names the proposals."""
        return digest(self.proposals)

    @property
    def counts(self) -> dict[str, int]:
        """How many of each kind."""
        return {kind: sum(each.kind == kind for each in self.proposals) for kind in ("new", "changed", "same")}


def shown(person: Person, document: Document, asked: Asked, whole: Whole | None) -> Shown:
    """What would be made of a table."""
    partners = partners_in(document.space)
    wrong = unfit(asked.meant, partners)
    if wrong or asked.grid.beyond:
        return Shown(Understood(), (), (), wrong, ())
    table = understood_together(asked.taken, span_of(asked, whole), partners)
    proposals: Sequence[Proposal | Tracked]
    if asked.meant.kind in MODELS:
        proposals = proposed(whole, table.lines)
    else:
        proposals = tracked(person, document.space, table.lines, issued_on(asked), document.marking)
    in_the_way = [_fault(asked, each) for each in proposals if each.conflict]
    faults = sorted([*table.faults, *in_the_way], key=lambda each: (asked.at(each.table), each.row))
    made = [each for each in proposals if not each.conflict] if asked.meant.kind not in MODELS else proposals
    return Shown(table, made, faults, (), _beside(whole, proposals))


def _fault(asked: Asked, proposal: Proposal | Tracked) -> Fault:
    """What is wrong with a row that the register cannot take, at its cell."""
    refusal = proposal.refusal if isinstance(proposal, Tracked) else None
    unclear = Unclear(refusal.cause, refusal.remedy) if refusal else CONFLICTS[proposal.conflict]
    at = asked.at(proposal.line.sheet)
    taken = next(each for each in asked.taken if each.grid is asked.grids[at])
    numbered = proposal.conflict == "printed" and "printed" not in taken.meant.columns
    return fault_at(taken.grid, taken.meant, proposal.line.row, "number" if numbered else proposal.conflict, unclear)


def _beside(whole: Whole | None, proposals: Sequence[Proposal | Tracked]) -> list[str]:
    """What stands in the draft and not in the table: it stays as it is."""
    if whole is None:
        return []
    named = {each.entry.pk for each in proposals if each.entry}
    rows = whole.subjects if isinstance(whole, Plan) else whole.actions
    parts = rows.filter(withdrawn=False, struck=False).order_by("number", "id")
    return [f"{known_as(each)}. {each.title}" for each in parts if each.pk not in named]
