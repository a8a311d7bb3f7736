"""What led to statements, as a text for the eye and as JSON."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from textwrap import wrap
from typing import Any

from collegium.exchange.named import NOTICE
from collegium.exchange.records import record_of
from collegium.exchange.stated import (
    MEANINGS,
    NOT_KNOWN,
    listed_names,
    names_of,
    period_in_words,
    sure,
    told_by,
)
from collegium.exchange.table import WIDTH, clean
from collegium.exchange.weighed import feature_in_words, how_in_words
from collegium.reading.contract import CONTRACT, Reading, Span
from collegium.reading.statements.actors import REASONS
from collegium.reading.statements.explaining import Explanation
from collegium.reading.vocabulary import Vocabulary

FORMATS = ("text", "json")
SHOWN = 5  # features of either side that the text shows
LEAST = 0.05  # the least difference that is worth a line
KEY = "Without the words in [brackets] the reading no longer finds this act in the passage."
NOT_ENOUGH = "Even without all its words, of which those in [brackets] are most, this act is found in the passage."
NO_SUBJECT = frozenset(("whole", "before", "left out"))  # reasons that no subject gives
ASKED = re.compile("(“[^”]+”) with “([^”]*)”")
ASKING = {"to": "“to” and what is to be done", "that": "a clause that it brings", "do": "an infinitive behind it",
          "self": "a pronoun of its own subject", "agent": "a subject that can have a will"}  # fmt: skip
PLACED = {"~": "“{}” near it", "-": "“{}” at the end of its clause", "=": "“{}” right behind it"}


def write_explanations(
    reading: Reading, found: Sequence[Explanation], format_: str, vocabulary: Vocabulary | None, brief: bool
) -> str:
    """Explanations of statements of a reading in one of FORMATS; `brief` is the text with two lines for each."""
    if format_ == "json":
        return json_of_explanations(reading, found)
    names = names_of(reading, vocabulary)
    blocks = [_brief(reading, each, names) if brief else _whole(reading, each, names) for each in found]
    keys = dict.fromkeys(KEY if each.enough else NOT_ENOUGH for each in found)
    lines = [line for block in blocks for line in [*block, ""]]
    return "\n".join([*lines, *keys, *wrap(NOTICE, WIDTH)]) + "\n"


def _brief(reading: Reading, each: Explanation, names: Mapping[str, str]) -> list[str]:
    """Number, act, actors and marked words; then the rule."""
    who = clean(", ".join(listed_names(each.statement.actors, names))) or NOT_KNOWN
    head = f"{each.number:4} {each.statement.act}: {who}: “{marked(reading, each)}”"
    return [*_wrapped(head, 5), *_wrapped(f"{5 * ' '}{_rule(each)}; {sure(each.statement)}", 7)]


def _whole(reading: Reading, each: Explanation, names: Mapping[str, str]) -> list[str]:
    statement = each.statement
    when = period_in_words(statement.when) if statement.when else "—"
    rows = (
        ("act", f"{statement.act}: the actor {MEANINGS.get(statement.act, '')} ({sure(statement)})"),
        ("actors", _actors(reading, each, names)),
        ("addressees", _called(statement.addressees, names)),
        ("when", when),
        ("condition", statement.condition or "—"),
        ("standing", told_by(statement)),
        ("rule", _rule(each)),
        ("verb", _verb(reading, each)),
        ("weighed", _shares(each)),
    )
    title = f"Statement {each.number} of {len(reading.statements)} · {clean(reading.source.name)}"
    lines = [title, "", *_wrapped(f"  “{marked(reading, each)}”", 3), ""]
    for name, value in rows:
        lines += _wrapped(f"  {name:11} {clean(value)}", 14)
    return lines + [line for row in _weights(each) for line in _wrapped(row, 22)]


def _wrapped(line: str, indent: int) -> list[str]:
    return wrap(line, WIDTH, subsequent_indent=indent * " ", break_on_hyphens=False, drop_whitespace=True)


def marked(reading: Reading, each: Explanation) -> str:
    """The passage in one line, the words that led to the statement in brackets."""
    start, end = each.statement.span
    text, parts, at = reading.text, [], start
    for first, last in _runs(text, each.words):
        parts += [text[at:first], "[", text[first:last], "]"]
        at = last
    return clean("".join([*parts, text[at:end]]))


def _runs(text: str, words: Sequence[Span]) -> list[Span]:
    """Words between which there is only white space are one run."""
    runs: list[Span] = []
    for start, end in words:
        if runs and not text[runs[-1][1] : start].strip():
            runs[-1] = (runs[-1][0], end)
        else:
            runs.append((start, end))
    return runs


def _called(ids: Sequence[str], names: Mapping[str, str]) -> str:
    """Names with their ids where these differ."""
    shown = (f"{names[who]} ({who})" if names.get(who, who) != who else who for who in ids)
    return ", ".join(shown) or "—"


def _actors(reading: Reading, each: Explanation, names: Mapping[str, str]) -> str:
    subject = _subject(reading, each)
    why = [subject] if subject and each.why not in NO_SUBJECT else []
    why += [REASONS.get(each.why, each.why)]
    why += ["which other statements of the text show"] if each.unnamed else []
    return f"{_called(each.statement.actors, names) if each.statement.actors else NOT_KNOWN}: {', '.join(why)}"


def _subject(reading: Reading, each: Explanation) -> str:
    """The subject as it stands in the text, in quotation marks; empty where there is none."""
    span = each.verb.subject if each.verb else None
    return f"“{clean(reading.text[slice(*span)])}”" if span else ""


def _rule(each: Explanation) -> str:
    """The rule in plain words, and what it says where the words outweighed it."""
    if each.rule is None:
        return "no rule applies, the words decide"
    said = ASKED.sub(lambda match: f"{match[1]} with {_asked(match[2])}", each.rule.name)
    if each.verb and (each.verb.mode or (each.verb.negated and "negated" not in said)):
        said += f", {how_in_words(each.verb.mode, each.verb.negated and 'negated' not in said)}"
    if each.rule.act == each.statement.act:
        return f"{said}: {each.rule.act}"
    return f"{said}: {each.rule.act}, which the words outweigh"


def _asked(what: str) -> str:
    """What a rule asks for beside a verb, in plain words."""
    if what in ASKING:
        return ASKING[what]
    return PLACED[what[0]].format(what[1:]) if what[:1] in PLACED else f"“{what}”"


def _verb(reading: Reading, each: Explanation) -> str:
    if each.verb is None:
        return "none that the tables know"
    subject = _subject(reading, each)
    told = f"“{each.verb.word}”, {how_in_words(each.verb.mode, each.verb.negated)}"
    return f"{told}, its subject {subject}" if subject else f"{told}, without a subject of its own"


def _shares(each: Explanation) -> str:
    act, rival = each.shares
    told = f"{act:.2f} for {each.statement.act}, {rival:.2f} for {_act(each.rival)}, the next best"
    return told if act >= rival else f"{told}; the rule counts for more here"


def _act(name: str) -> str:
    return "no statement" if name == "none" else name


def _weights(each: Explanation) -> Iterator[str]:
    """The features that tell most for the act and against it, with what they add for both."""
    verb = each.verb.word if each.verb else None
    telling = [weight for weight in each.weights if abs(weight.act - weight.rival) >= LEAST]
    strong = [weight for weight in telling if weight.act > weight.rival][:SHOWN]
    weak = [weight for weight in telling if weight.act < weight.rival][::-1][:SHOWN]
    for name, found in (("for it", strong), ("against it", weak)):
        for at, weight in enumerate(found):
            figures = f"{_signed(weight.act)} for {each.statement.act}, {_signed(weight.rival)} for {_act(each.rival)}"
            yield f"  {'' if at else name:11} {clean(feature_in_words(weight.feature, verb))}: {figures}"


def _signed(weight: float) -> str:
    return f"{weight:+.1f}" if round(weight, 1) else "0"


def json_of_explanations(reading: Reading, found: Sequence[Explanation]) -> str:
    """The document and the explanations; one line, the same for the same reading."""
    whole = record_of(reading)
    record = {
        "contract": CONTRACT,
        "reader": reading.reader,
        "vocabulary": reading.vocabulary,
        "source": whole["source"],
        "heading": whole["heading"],
        "statements": [_record(reading, whole["statements"][each.number - 1], each) for each in found],
    }
    return json.dumps(record, ensure_ascii=False, separators=(",", ":")) + "\n"


def _record(reading: Reading, statement: dict[str, Any], each: Explanation) -> dict[str, Any]:
    verb, rule = each.verb, each.rule
    word = verb.word if verb else None
    return {
        "number": each.number,
        "quote": reading.text[slice(*each.statement.span)],
        **statement,
        "sentence": list(each.sentence),
        "words": [_place(reading, span) for span in each.words],
        "enough": each.enough,
        "rule": rule and {
            "act": rule.act, "name": _rule(each).rpartition(": ")[0], "words": [_place(reading, w) for w in rule.words],
        },
        "verb": verb and {
            "word": verb.word, "how": verb.mode or None, "negated": verb.negated,
            "subject": _place(reading, verb.subject) if verb.subject else None,
        },
        "why_actors": REASONS.get(each.why, each.why),
        "next_best": None if each.rival == "none" else each.rival,
        "shares": {"act": round(each.shares[0], 4), "next_best": round(each.shares[1], 4)},
        "bias": {"act": each.bias[0], "next_best": each.bias[1]},
        "weights": [
            {"feature": w.feature, "words": feature_in_words(w.feature, word), "act": w.act, "next_best": w.rival}
            for w in each.weights
        ],
    }  # fmt: skip


def _place(reading: Reading, span: Span) -> dict[str, Any]:
    return {"span": list(span), "text": reading.text[slice(*span)]}
