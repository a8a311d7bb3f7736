"""What of programmes stands on the stage."""

from datetime import date
from typing import Any

from collegium.programme.actions.adjustments import propose
from collegium.programme.actions.assents import say_to_programme, seal_of_programme
from collegium.programme.actions.concerted import ActionSaid, add_action
from collegium.programme.actions.mandates import MandateSaid, enter_mandate, trace
from collegium.programme.actions.programmes import ProgrammeSaid, adopt_programme, draft_programme, set_up_series
from collegium.programme.models import Action, Programme
from tests.cast import Cast

WRITES = frozenset(
    {"programmes", "mandates", "one-programme", "add-action", "action", "adjustment", "mandate", "words-by-mail"}
)
CANARIES = {
    "programme": "programcanary",
    "series": "seriescanary",
    "why": "programwhycanary",
    "action": "actioncanary",
    "text": "actiontextcanary",
    "issue": "actionissuecanary",
    "forum": "actionforumcanary",
    "measure": "measurecanary",
    "lead": "leadcanary",
    "mandate": "mandatecanary",
    "body": "bodycanary",
    "number": "numbercanary",
    "words": "mandatewordscanary",
    "note": "tracecanary",
}


def put(cast: Cast) -> dict[str, Any]:
    """A programme of Velmora's own with an action and a mandate; joint ones, one a draft and one in force that somebody
    proposes to amend."""
    own, mine, wanted = _drafted(cast, "QM", "Velmora’s tides")
    joint, action, mandate = _drafted(cast, "joint", "Tides")
    forced, acting, _ = _drafted(cast, "joint", "Ebbs")
    for head in (cast.principal_qm, cast.principal_qn):
        say_to_programme(head, forced, "adoption", seal_of_programme(forced))
    adopt_programme(cast.secretariat, forced)
    return {
        "programme of QM": own,
        "action of QM": mine,
        "mandate of QM": wanted,
        "joint programme": joint,
        "joint action": action,
        "joint mandate": mandate,
        "programme in force": forced,
        "action in force": acting,
        "amendment": propose(cast.editor_qm, forced, "The late spring"),
    }


def _drafted(cast: Cast, space: str, name: str) -> tuple[Programme, Action, Any]:
    place = cast.spaces[space]
    said = ProgrammeSaid(name, date(2031, 1, 1), date(2032, 12, 31))
    programme = draft_programme(cast.editor_qm, place, said)
    action = add_action(cast.editor_qm, programme, ActionSaid("Light the channel", due=date(2031, 6, 1)))
    return programme, action, enter_mandate(cast.editor_qm, place, MandateSaid("Harbour Council", "Keep lamps lit"))


def nest(cast: Cast) -> dict[str, str]:
    """Words of their own in every field of what is private to Velmora, by what the field is."""
    place, by, word = cast.spaces["QM"], cast.editor_qm, CANARIES
    series = set_up_series(by, place, word["series"])
    said = ProgrammeSaid(word["programme"], date(2031, 1, 1), date(2032, 12, 31), series)
    programme = draft_programme(by, place, said, word["why"])
    said_of = ActionSaid(
        word["action"],
        word["text"],
        word["issue"],
        word["forum"],
        measure=word["measure"],
        leads={"QM": word["lead"]},
    )
    action = add_action(by, programme, said_of)
    mandate = enter_mandate(by, place, MandateSaid(word["body"], word["mandate"], word["number"], word["words"]))
    trace(by, mandate, action, word["note"])
    return dict(CANARIES)


def guesses(cast: Cast) -> list[str]:
    """The addresses of what is hidden, as somebody has them who was told the ids."""
    own = cast.spaces["QM"].pk
    rows = [("programmes", Programme), ("actions", Action)]
    pages = [f"/{name}/{each.pk}" for name, kind in rows for each in kind.objects.filter(space=own)]
    return [f"/spaces/{own}/programmes", f"/spaces/{own}/mandates", *pages]
