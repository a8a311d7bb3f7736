"""What tests of instructions share: a second post of Velmora with somebody at it, and an instruction to both."""

from dataclasses import replace
from datetime import UTC, datetime

from collegium.accounts.actions import SeatPlan, give_seat
from collegium.accounts.actions.partnerships import add_post
from collegium.accounts.models import Partner, Person, Post
from collegium.programme.actions.charges import Said
from collegium.programme.actions.instructions import Drafted, draft, issue
from collegium.programme.models import Charge, Instruction
from tests.cast import Cast

ISSUED = datetime(2026, 2, 3, 9, 0, tzinfo=UTC)
DRAFTED = Drafted(
    title="Lamps in the channel",
    text="Vote for the draft on the lamps. Ask the skippers' delegation for its word.",
    initiative="The draft on the lamps",
    line="vote",
    position="in favour",
    fallback="if a vote is called on the tolls: abstain",
    due=datetime(2031, 2, 3, 15, 0, tzinfo=UTC),
)
REVISED = replace(DRAFTED, position="abstain", text="Abstain on the draft on the lamps.")


def quellhaven() -> Post:
    """The post of Velmora at which somebody of the cast sits."""
    return Post.objects.get(partner__code="QM", name="Mission at Quellhaven")


def second_post(cast: Cast, seated: bool = True) -> tuple[Post, Person | None]:
    """Another post of Velmora, and who sits there alone."""
    velmora = Partner.objects.get(code="QM")
    post = add_post(cast.people["keeper"], velmora, "Embassy in Skerry", "Skerry")
    if not seated:
        return post, None
    plan = SeatPlan("skerry_qm@tidewater.example", "skerry_qm", "post", velmora, post=post)
    return post, give_seat(cast.principal_qm, plan).person


def drafted(cast: Cast, said: Drafted = DRAFTED) -> Instruction:
    """A draft of Velmora's desk."""
    return draft(cast.editor_qm, cast.spaces["QM"], said)


def charged(cast: Cast, *posts: Post, said: Drafted = DRAFTED) -> list[Charge]:
    """An instruction that was issued some time ago, to Quellhaven where no posts are said."""
    return issue(cast.editor_qm, drafted(cast, said), posts or (quellhaven(),), ISSUED)


def words(verb: str) -> Said:
    """Enough for a step of any verb."""
    return Said(f"Said with {verb}.", line="line")
