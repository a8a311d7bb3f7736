"""Verbs about what questions take for granted: say what the answer did with it."""

from typing import Any

from collegium.accounts.access import gate
from collegium.accounts.errors import Improper
from collegium.accounts.journal.change import change
from collegium.accounts.models import Person
from collegium.register.actions.documents import latest_reading
from collegium.register.checks import check_alive
from collegium.register.models import Exchange, Finding, PremiseUptake, Presupposed, Reading, Uptake
from collegium.register.rules.anchoring import Occurrences


def say_uptake(by: Person, finding: Finding, uptake: str, quote: str = "", why: str = "") -> PremiseUptake:
    """Say that an answer confirmed a premise, denied it, or did not take it up; whoever says it anew says otherwise.

    `quote` are the words of the answer that show it; without them its first turn does. Raises NotVisible, NotAllowed,
    and Improper for a document that is gone, what is no premise of a question here, or words that no answer has.
    """
    seat = gate(by, "decide", finding.space)
    check_alive(finding.document)
    reading = latest_reading(finding.document)
    presupposed = Presupposed.objects.filter(finding=finding).select_related("exchange").first()
    if presupposed is None or reading is None or uptake not in Uptake.values:
        raise Improper("This cannot be said of a premise.", f"Say one of: {', '.join(Uptake.values)}.")
    ground = _ground(presupposed.exchange, quote) if uptake != Uptake.NOT_TAKEN_UP else {}
    with change(by=by, verb="says what became of a premise", space=finding.space, why=why, seat=seat):
        said = _said(finding, reading, by)
        said.uptake, said.by, said.reading = uptake, by, reading
        said.start, said.end = ground.get("span", (0, 0))
        said.quote, said.answerer = ground.get("words", ""), ground.get("speaker", "")
        said.save()
    return said


def _said(finding: Finding, reading: Reading, by: Person) -> PremiseUptake:
    """What stands of a premise already, or a new entry."""
    standing = PremiseUptake.objects.filter(document=finding.document, key=finding.key, withdrawn=False, struck=False)
    return standing.first() or PremiseUptake(
        space=finding.space, document=finding.document, reading=reading, by=by, key=finding.key, premise=finding.quote
    )


def _ground(exchange: Exchange, quote: str) -> dict[str, Any]:
    """The passage of an answer that shows it: `span`, `words`, `speaker`. Raises Improper where there is none."""
    for turn in exchange.answered:
        start, end = turn["span"]
        if not quote.strip():
            return {"span": (start, end), "words": turn["words"], "speaker": turn["speaker"]}
        place = Occurrences(turn["words"], [quote]).place(quote, 0)
        if place:
            words = turn["words"][slice(*place)]
            return {"span": (start + place[0], start + place[1]), "words": words, "speaker": turn["speaker"]}
    raise Improper("No answer to this question has these words.", "Copy them from the answer.")
