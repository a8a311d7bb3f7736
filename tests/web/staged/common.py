"""Words of their own in what the partners of Tidewater have in common: who is no partner meets none of them."""

from datetime import date

from collegium.programme.actions import drafting, plans
from collegium.programme.actions.appeals import Appealed, issue_appeal, join, report_on
from collegium.programme.actions.concerted import ActionSaid, add_action
from collegium.programme.actions.drafting import Drafted, Seen
from collegium.programme.actions.mandates import MandateSaid, enter_mandate, trace
from collegium.programme.actions.plans import Period, Planned
from collegium.programme.actions.proceedings import break_silence, reopen
from collegium.programme.actions.programmes import ProgrammeSaid, draft_programme
from collegium.programme.actions.sharing import share
from collegium.programme.models import Appeal, Charge, Plan, Programme, Subject, Text
from collegium.programme.queries.drafting import standing_of
from collegium.register.actions.publishing import say_of_publishing
from collegium.register.actions.references import add
from tests.cast import Cast
from tests.programme.proceedings import silent, standing
from tests.programme.sharing import SECRET, charged, joint_action, moved, post_of
from tests.register.test_publishing_references import seal

DAYS = (date(2031, 1, 1), date(2031, 12, 31))
WORDS = {
    name: f"{name}commoncanary"
    for name in (
        *("title", "paragraph", "bracket", "because", "broken", "reopened"),
        *("appeal", "body", "report", "council", "mandate", "cited", "note"),
        *("plan", "subject", "place", "programme", "action", "reference", "publishing"),
    )
}


def nest(cast: Cast) -> dict[str, str]:
    """Put them there."""
    _text(cast)
    _proceedings(cast)
    _appeal(cast)
    _programme(cast)
    charge = moved(cast, charged(cast, "QM", action=joint_action(cast)), "reported", words=SECRET["report"])
    share(cast.editor_qm, charge, "text", "Agreed")
    board = add(cast.secretariat, cast.spaces["joint"], "forum", {"en": [WORDS["reference"]]})
    say_of_publishing(cast.principal_qm, board, seal(cast, board), why=WORDS["publishing"])
    return {**WORDS, "shared text": SECRET["text"], "shared report": SECRET["report"]}


def _text(cast: Cast) -> None:
    """A text that partners negotiate, with a bracket and its reason."""
    text = drafting.draft_text(cast.editor_qm, cast.spaces["joint"], Drafted(WORDS["title"]), WORDS["paragraph"])
    drafting.open_text(cast.editor_qm, text)
    at = standing_of(text).paragraphs[0]
    drafting.bracket(cast.editor_qn, at.paragraph, {"en": WORDS["bracket"]}, Seen(at.hash), WORDS["because"])


def _proceedings(cast: Cast) -> None:
    """A silence that was broken, and a text that was taken up again, each with its reason."""
    text, edition = silent(cast)
    break_silence(cast.principal_qn, text, edition, WORDS["broken"])
    text, _ = standing(cast)
    reopen(cast.editor_qm, text, WORDS["reopened"])


def _appeal(cast: Cast) -> None:
    """A standing appeal and a report on it."""
    post_of(cast, "QN")
    said = Appealed(WORDS["appeal"], WORDS["body"], date(2025, 1, 31), 3)
    appeal = issue_appeal(cast.principal_qm, cast.spaces["joint"], said)
    join(cast.principal_qn, appeal, said.starts)
    report_on(cast.editor_qm, appeal, "Quellhaven", "2025-01-31", WORDS["report"])


def _programme(cast: Cast) -> None:
    """A programme with an action that rests on a mandate, and a plan."""
    joint, by = cast.spaces["joint"], cast.editor_qm
    programme = draft_programme(by, joint, ProgrammeSaid(WORDS["programme"], *DAYS))
    action = add_action(by, programme, ActionSaid(WORDS["action"]))
    mandate = enter_mandate(by, joint, MandateSaid(WORDS["council"], WORDS["mandate"], "7", WORDS["cited"]))
    trace(by, mandate, action, WORDS["note"])
    planned = Planned(WORDS["subject"], planned="2031-05", place=WORDS["place"])
    plans.draft_plan(by, joint, Period(WORDS["plan"], *DAYS), [planned])


def guesses(cast: Cast) -> list[str]:
    """The addresses of what partners have in common, as somebody has them who was told the ids."""
    joint = cast.spaces["joint"]
    lists = ("programmes", "mandates", "plans", "texts", "silence", "appeals", "grid", "coverage", "forums", "journal")
    rows = {"programmes": Programme, "plans": Plan, "subjects": Subject, "texts": Text, "appeals": Appeal}
    pages = [f"/{name}/{each.pk}" for name, kind in rows.items() for each in kind.objects.filter(space=joint)]
    texts = [f"/texts/{each.pk}/{end}" for each in Text.objects.all() for end in ("proceedings", "history", "details")]
    charges = [f"/charges/{each.pk}" for each in Charge.objects.all()]
    return [*(f"/spaces/{joint.pk}/{name}" for name in lists), *pages, *texts, *charges]
