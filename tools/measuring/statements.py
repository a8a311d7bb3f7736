"""The statements and premises of readings of the example record against its gold.

Where the two annotators gave one place two acts (`also`) or two sets of actors (`actors_also`), either is right; what
else they differ on (`open`) is not asked. Actors, addressees, forums and instruments are asked of the statements whose
place and act are right, as the mean F1 of their sets; the last three where the gold or the reading has any.
"""

from collections.abc import Iterable

from collegium.reading.contract import ACTS
from tools.measuring.passages import Pairs, Placed, Record, Text, anything, pairs, required, unexcused
from tools.measuring.score import Score

SETS = ("addressees", "forums", "instruments")


def add(text: Text, gold: Record, reading: Record, score: Score) -> None:
    """Add the statements and premises of one document to a score."""
    for name in ("statements", "premises"):
        asked = [(text.quoted(row), row) for row in gold[name]]
        found = [(text.words(each["span"]), each) for each in reading[name]]
        must = required(asked)
        for key, same in (("place", anything), ("act", same_act)):
            taken = pairs(must, found, same)
            score.count(f"{name}.{key}", len(taken), len(must), unexcused(asked, found, taken))
        if name == "statements":
            _acts(asked, found, score)
            _details(taken, score)


def same_act(gold: Record, found: Record) -> bool:
    """Whether an act is that of the gold, or the one that the other annotator gave."""
    return found["act"] in (gold["act"], gold.get("also"))


def set_f1(gold: Iterable[str], found: Iterable[str]) -> float:
    """F1 of two sets, letter case apart; 1 of two empty ones."""
    one, other = {each.casefold() for each in gold}, {each.casefold() for each in found}
    return 2 * len(one & other) / (len(one) + len(other)) if one or other else 1.0


def _acts(gold: list[Placed], found: list[Placed], score: Score) -> None:
    """Each act by itself; what is right by the other annotator's act counts for the first one's."""
    must = required(gold)
    meant = {id(got): asked["act"] for asked, got in pairs(must, found, same_act)}
    for act in ACTS:
        asked = [each for each in must if each[1]["act"] == act]
        got = [each for each in found if meant.get(id(each[1]), each[1]["act"]) == act]
        taken = pairs(asked, got)
        score.count(f"statements.{act}", len(taken), len(asked), unexcused(gold, got, taken))


def _details(taken: Pairs, score: Score) -> None:
    for gold, found in taken:
        either = [gold[key] for key in ("actors", "actors_also") if key in gold]
        score.judge("statements.actors", max(set_f1(actors, found["actors"]) for actors in either))
        left_open = gold.get("open", ())
        for key in SETS:
            if key not in left_open and (gold.get(key) or found[key]):
                score.judge(f"statements.{key}", set_f1(gold.get(key, ()), found[key]))
        if gold.get("when"):
            score.judge("statements.when", _days(gold["when"]) == _days(found["when"] or {}))
        if "condition" not in left_open:
            asked, got = bool(gold.get("condition")), bool(found["condition"])
            score.count("statements.condition", asked and got, asked, got)


def _days(when: Record) -> tuple[str, str]:
    return when.get("start") or "", when.get("end") or ""
