"""What tests of sharing have in common: a joint action, posts of both partners at Quellhaven, charges of theirs."""

from datetime import UTC, date, datetime

from collegium.accounts.access import seat_for
from collegium.accounts.actions.partnerships import add_post
from collegium.accounts.journal.change import change
from collegium.accounts.models import Partner, Person, Post
from collegium.programme.actions.sharing import refresh
from collegium.programme.models import Action, Charge, Instruction, Programme, Step
from tests.cast import Cast

PLACE = "Quellhaven"
DUE = datetime(2031, 3, 1, 15, 0, tzinfo=UTC)
BEFORE, AFTER = date(2031, 2, 20), date(2031, 3, 2)
SECRET = {
    "title": "titlecanary",
    "text": "textcanary",
    "position": "positioncanary",
    "fallback": "fallbackcanary",
    "report": "reportcanary",
}


def joint_action(cast: Cast, number: int = 1, title: str = "Mend the lamps") -> Action:
    """An action of a joint programme."""
    joint = cast.spaces["joint"]
    with change(by=cast.editor_qm, verb="drafts a programme", space=joint):
        days = {"starts": date(2031, 1, 1), "ends": date(2032, 12, 31)}
        programme = Programme.objects.filter(space=joint).first()
        if programme is None:
            programme = Programme(space=joint, name="Tides", **days)
            programme.save()
        action = Action(space=joint, programme=programme, number=number, title=title)
        action.save()
    return action


def post_of(cast: Cast, code: str, place: str = PLACE) -> Post:
    """A post of a partner at a place, founded where it has none."""
    partner = Partner.objects.get(code=code)
    post = Post.objects.filter(partner=partner, place=place).first()
    return post or add_post(cast.people["keeper"], partner, f"{partner.name} at {place}", place)


def charged(cast: Cast, code: str, place: str = PLACE, **said: object) -> Charge:
    """A charge of one post of a partner, entered by its desk; nothing of it is shared."""
    space, by = cast.spaces[code], editor(cast, code)
    words = {name: SECRET[name] for name in ("title", "text", "position", "fallback")}
    post = post_of(cast, code, place)
    with change(by=by, verb="issues an instruction", space=space, seat=seat_for(by, "instruct", space)):
        values = {"partner": post.partner, "due": DUE, "line": "vote", **words, **said}
        instruction = Instruction(space=space, **values)
        instruction.save()
        charge = Charge(space=space, instruction=instruction, post=post, shared=instruction.shares, wording=1)
        charge.save()
        Step(space=space, charge=charge, verb="issue", at=datetime(2031, 2, 1, 9, 0, tzinfo=UTC)).save()
    return charge


def moved(cast: Cast, charge: Charge, state: str, verb: str = "report", words: str = "") -> Charge:
    """A charge after a step of its partner's desk, and what is shared of it."""
    by, space = editor(cast, charge.instruction.partner.code), charge.space
    seat = seat_for(by, "report", space)
    assert seat
    row = Charge.objects.select_related("instruction", "post", "space").get(pk=charge.pk)
    with change(by=by, verb="reports on an instruction", space=space, seat=seat):
        row.state = state
        row.save()
        Step(space=space, charge=row, verb=verb, at=datetime(2031, 2, 9, 9, 0, tzinfo=UTC), words=words).save()
    refresh(by, seat, row)
    return row


def editor(cast: Cast, code: str) -> Person:
    """Who sits at a partner's desk."""
    return cast.people[f"editor_{code.lower()}"]


def fresh(charge: Charge) -> Charge:
    """A charge as it stands."""
    return Charge.objects.select_related("instruction", "post", "space").get(pk=charge.pk)
