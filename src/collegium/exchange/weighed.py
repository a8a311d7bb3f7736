"""The features that the model of acts weighs, in plain words."""

from collections.abc import Callable

from collegium.reading.contract import ACTS

KINDS = {"date": "a date", "party": "a party", "forum": "a forum", "instrument": "an instrument", "person": "a person",
         "place": "a place", "quantity": "a quantity", "number": "a number", "name": "a name"}  # fmt: skip
SUBJECTS = KINDS | {
    "we": "“we”", "i": "“I”", "they": "“they”", "you": "“you”", "it": "“it”", "side": "a word for the sides",
    "event": "a meeting or the like", "relatives": "“which” or “who”", "that": "“that”", "our": "something of ours",
    "other": "another word", "none": "none",
}  # fmt: skip
MODES = {
    "": "by itself", "future": "in the future", "duty": "as a duty", "possible": "as a possibility",
    "perfect": "in the perfect", "did": "with “did”", "progressive": "as going on", "passive": "in the passive",
    "copula": "as what something is", "noun": "as a noun",
}  # fmt: skip
SHAPES = {
    "base": "in its plain form", "third": "in the third person", "past": "in the past", "we": "in the first person",
    "participle": "as a participle", "gerund": "as a gerund", "infinitive": "in the infinitive",
}  # fmt: skip
SIDES = {"after": "behind the verb", "before": "before the verb"}
LENGTHS = {
    "long": "the clause is long",
    "short": "the clause is short",
    "middling": "the clause is neither long nor short",
}


def how_in_words(mode: str, negated: bool) -> str:
    """`with “will”, in the passive, negated`: how a verb stands."""
    parts = [MODES.get(part, part) for part in mode.split()] or [MODES[""]]
    return ", ".join([*parts, *(["negated"] if negated else [])])


def feature_in_words(feature: str, verb: str | None) -> str:
    """A feature of features.py in plain words; `verb` is the verb of the clause as it stands in the text."""
    kind, _, rest = feature.partition(" ")
    if kind == "verb":
        name, _, how = rest.partition(" ")
        stands = f", its subject {SUBJECTS[how]}" if how in SUBJECTS else f" {_stands(how)}" if " " in rest else ""
        return f"the verb “{verb or name}”{stands}"
    if kind in LENGTHS:
        return LENGTHS[kind]
    made = MADE.get(kind)
    return made(rest) if made else f"the mark “{feature}”"


def _stands(rest: str) -> str:
    """How a verb stands, and with what subject or rule, where a feature has that too."""
    parts = rest.split(" ")
    last = parts[-1]
    further = f"its subject {SUBJECTS[last]}" if last in SUBJECTS else _rule(last) if last in (*ACTS, "-") else ""
    parts = parts[:-1] if further else parts
    said = how_in_words(" ".join(part for part in parts if part != "not"), "not" in parts)
    return f"{said}, {further}" if further else said


def _rule(rest: str) -> str:
    """What the rules say, and whether somebody speaks."""
    act, _, spoken = rest.partition(" ")
    said = f"the rules say {act}" if act in ACTS else "no rule applies"
    return f"{said}{_spoken(spoken)}"


def _spoken(rest: str) -> str:
    return f", in {'speech' if rest == 'spoken' else 'a written text'}" if rest else ""


def _word(rest: str) -> str:
    """A word as it is weighed: names and numbers stand for their kind."""
    return KINDS.get(rest[1:-1], f"the word “{rest}”") if rest.startswith("<") else f"the word “{rest}”"


def _subject(rest: str) -> str:
    who, _, told = rest.partition(" ")
    return f"the subject is {SUBJECTS.get(who, who)}{f', and {_rule(told)}' if told else ''}"


def _voice(rest: str) -> str:
    """Whose the verb is in talk or in writing, and how it stands where a feature has that too."""
    manner, who, *how = rest.split(" ", 2)
    stands = f", the verb stands {_stands(how[0])}" if how and how[0] else ""
    return f"the subject is {SUBJECTS.get(who, who)}{stands}{_spoken(manner)}"


def _pair(rest: str) -> str:
    one, _, other = rest.partition(" ")
    if "<" in (one[:1], other[:1]):
        return f"{_word(one)} and then {_word(other)}"
    return f"the words “{one} {other}”"


def _sided(what: str) -> Callable[[str], str]:
    def told(rest: str) -> str:
        act, _, side = rest.rpartition(" ")
        return f"{what.format(act)} {SIDES.get(side, side)}"

    return told


def _ruled(what: str) -> Callable[[str], str]:
    return lambda rest: f"{what}, and {_rule(rest)}" if rest else what


def _act(rest: str) -> str:
    act, _, shape = rest.partition(" ")
    return f"a further verb for “{act}” {SHAPES.get(shape, shape)}".rstrip()


MADE: dict[str, Callable[[str], str]] = {
    "rule": _rule,
    "later": lambda rest: f"a later clause of its sentence, and {_rule(rest)}",
    "whole": lambda rest: f"no verb is known in the sentence{_spoken(rest)}",
    "subject": _subject,
    "voice": _voice,
    "how": lambda rest: f"the verb stands {_stands(rest)}",
    "relative": _ruled("a relative clause"),
    "participle": lambda _: "a verb in “-ing” that goes with another",
    "joined": lambda _: "the verb shares a subject with the one before",
    "behind": lambda rest: f"the subject stands behind {_word(f'<{rest}>' if rest == 'name' else rest)}",
    "noun": _sided("a noun for “{}”"),
    "adjective": _sided("an adjective for “{}”"),
    "act": _act,
    "negative": _ruled("a word of blame or harm"),
    "positive": _ruled("a word of praise or good"),
    "value": _ruled("a word for a value"),
    "to": lambda rest: f"“to {rest}” behind the verb",
    "date": lambda rest: f"a date anywhere {SIDES.get(rest, rest)}",
    "forum": lambda rest: f"a forum anywhere {SIDES.get(rest, rest)}",
    "instrument": lambda rest: f"an instrument anywhere {SIDES.get(rest, rest)}",
    "party": lambda rest: f"a party anywhere {SIDES.get(rest, rest)}",
    "w": _word,
    "after": lambda rest: f"{_word(rest)} behind the verb",
    "2": _pair,
}
"""How each kind of feature is said, by its first word."""
