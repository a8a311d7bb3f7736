"""What a verb does by itself and by what follows it: the rules of the tables, the verbs that only carry, the others."""

from dataclasses import dataclass, replace
from typing import Final

from collegium.reading.statements.carried import carried_by
from collegium.reading.statements.following import behind_adverbs, place_of
from collegium.reading.statements.lexicon import Lexicon
from collegium.reading.statements.sentences import Sentence
from collegium.reading.statements.verbs import DONE, Head

SOON: Final = 5  # words behind "look forward" among which what is to be done stands
LONG: Final = 5  # letters that a word in "-ing" has more than, if it is of a verb


@dataclass(frozen=True, slots=True)
class Found:
    """An act, "" for none, before tense and negation are looked at; the rule in plain words; what it went by."""

    act: str = ""
    rule: str = ""
    grounds: tuple[int, ...] = ()


def found_of(sentence: Sentence, head: Head, end: int, lexicon: Lexicon) -> Found:
    """What the verb of a head does: by the first of its rules that is met, else by the list in which it stands."""
    verb = head.verb
    for asked, act in lexicon.rules.get(verb, ()):
        place = place_of(sentence, head, end, asked, lexicon)
        if place is not None:
            return _by_rule(sentence, head, end, lexicon, (asked, act, place))
    if verb in lexicon.acts:
        act = lexicon.acts[verb]
        if act == "reports" and head.mode == "" and head.shape != "third" and head.shape not in DONE:
            act = ""  # what is done is told in the past, or of somebody else
        return Found(act, f"“{verb}”")
    if verb in lexicon.carriers:
        return _carried(sentence, head, end, lexicon)
    return Found("reports" if head.mode == "perfect" else "", "a verb of doing")


def _by_rule(sentence: Sentence, head: Head, end: int, lexicon: Lexicon, met: tuple[str, str, int]) -> Found:
    """What a rule says that is met: an act, or one of the words that stand for a further look."""
    asked, act, place = met
    if act.startswith("as "):
        return found_of(sentence, replace(head, verb=act[3:]), end, lexicon)
    if act == "content":
        return _carried(sentence, head, end, lexicon)
    if act == "forward":
        return _forward(sentence, place, end)
    if act == "complement":
        return _complement(sentence, place - 1 if asked == "do" else place, end, lexicon)
    if act == "includes":
        return Found()
    rule = f"“{head.verb}” with “{asked}”" if asked else f"“{head.verb}”"
    return Found(act, rule, (place,) if place != head.at else ())


def _carried(sentence: Sentence, head: Head, end: int, lexicon: Lexicon) -> Found:
    """What a verb brings that only says something."""
    act, grounds = carried_by(sentence, head, end, lexicon)
    return Found(act, f"what “{head.verb}” brings", grounds)


def _forward(sentence: Sentence, place: int, end: int) -> Found:
    """ "look forward to": to do something is an undertaking, to an event with a date a schedule, else support."""
    date = next((at for at in range(place, end) if (m := sentence.mentions[at]) and m.kind == "date"), None)
    if date is not None:
        return Found("schedules", "“look forward” to a dated event", (place, date))
    near = sentence.words[place + 1 : min(end, place + SOON)]
    if any(word.endswith("ing") and len(word) > LONG for word in near):
        return Found("commits", "“look forward” to doing something", (place,))
    return Found("supports", "“look forward”", (place,))


def _complement(sentence: Sentence, place: int, end: int, lexicon: Lexicon) -> Found:
    """ "continue to …": what the verb behind it does."""
    at = behind_adverbs(sentence, place, end)
    verb = sentence.entries[at].verb if at < end else ""
    return found_of(sentence, Head(at, at, verb, "base"), end, lexicon) if verb else Found()
