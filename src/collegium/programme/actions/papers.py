"""Taking back a paper that was added to a step of a charge, or on what an instruction rests. That stays, and so does
the document."""

from collegium.accounts.errors import NotVisible
from collegium.accounts.journal.change import change
from collegium.accounts.models import Person
from collegium.programme.actions.charges import seat_for_step
from collegium.programme.actions.grounds import take_ground_back
from collegium.programme.actions.writing import check_reason
from collegium.programme.models import Charge, Ground, Instruction, Step


def take_paper_back(by: Person, charge: Charge, paper: Ground, why: str) -> None:
    """Take back a paper: by the side that took the step. A mail that was taken as the report is no paper, and stays.

    Raises NotVisible for what is no paper of the charge, NotAllowed for the other side, Improper without a reason,
    ChangedMeanwhile.
    """
    taken = Step.objects.filter(charge=charge, pk=paper.of, struck=False).first()
    if taken is None or paper.role != "paper" or paper.withdrawn or paper.struck:
        raise NotVisible
    seat = seat_for_step(by, charge, taken.verb)
    check_reason(why)
    with change(by=by, verb="takes a paper back", space=charge.space, why=why, seat=seat):
        paper.withdrawn = True
        paper.save()


def take_rest_back(by: Person, instruction: Instruction, ground: Ground, why: str) -> None:
    """Take back on what an instruction rests.

    Raises NotVisible for a ground of something else, NotAllowed, Improper without a reason, ChangedMeanwhile.
    """
    if ground.of != instruction.pk:
        raise NotVisible
    check_reason(why)
    take_ground_back(by, ground, why)
