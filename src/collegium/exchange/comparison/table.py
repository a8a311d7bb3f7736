"""A comparison for the eye, in a terminal: what was said before on the left, what is said now on the right."""

from collections.abc import Mapping
from itertools import zip_longest
from textwrap import wrap

from collegium.exchange.comparison.words import ASKS, CALLED, EMPTY, GIVEN_UP, MEANING, NEAR, SILENT
from collegium.exchange.named import NOTICE
from collegium.exchange.stated import NOT_KNOWN, listed_names, names_of, period_in_words, quote_of
from collegium.exchange.table import WIDTH, clean
from collegium.reading.compare import KINDS, Change, Comparison, Pair, asked_first, changes, worth_asking
from collegium.reading.contract import Reading, Statement
from collegium.reading.vocabulary import Vocabulary

COLUMN = 47  # columns of either side
HANDS = {"old": ("[-", "-]"), "new": ("{+", "+}")}
KEY = "[-words-] are gone, {+words+} are new."


def table_of_comparison(comparison: Comparison, vocabulary: Vocabulary | None = None) -> str:
    """The two documents, the counts, and every statement of both, side by side."""
    names = names_of(comparison.old, vocabulary) | names_of(comparison.new, vocabulary)
    counts = ", ".join(f"{len(comparison.of_kind(kind))} {CALLED[kind].lower()}" for kind in KINDS)
    lines = [_document("earlier", comparison.old), _document("later", comparison.new)]
    lines += [f"  {'statements':11} {counts if comparison.pairs else EMPTY}"]
    for kind in KINDS:
        pairs = asked_first(comparison, kind)
        if pairs:
            lines += ["", f"{CALLED[kind]} ({len(pairs)}). {MEANING[kind]}"]
            lines += [line for pair in pairs for line in ["", *_pair(comparison, pair, names)]]
    lines += ["", KEY, *wrap(NOTICE, WIDTH)] if comparison.pairs else []
    return "\n".join(lines) + "\n"


def _document(which: str, reading: Reading) -> str:
    heading = reading.heading
    told = (heading.date or "no date", clean(heading.title), clean(reading.source.name))
    return f"  {which:11} {' · '.join(each for each in told if each)}"


def _pair(comparison: Comparison, pair: Pair, names: Mapping[str, str]) -> list[str]:
    """What was said on the left, what is said on the right."""
    old, new = comparison.old_statement(pair), comparison.new_statement(pair)
    left = quote_of(comparison.old, old) if old else ""
    right = quote_of(comparison.new, new) if new else ""
    if old and new:
        words = changes(left, right)
        left, right = _marked(words, "old"), _marked(words, "new")
    before = _side(old, pair.old, left, names) if old else []
    after = _side(new, pair.new, right, names) if new else []
    if pair.kind == "not_repeated":
        after = _beside(comparison, pair, names)
    return [f"  {one:{COLUMN}}  {other}".rstrip() for one, other in zip_longest(before, after, fillvalue="")]


def _marked(changed: tuple[Change, ...], side: str) -> str:
    parts = []
    for change in changed:
        words = change.old if side == "old" else change.new
        before, after = HANDS[side] if change.kind == side else ("", "")
        space = " " * (len(words) - len(words.lstrip()))
        parts.append(f"{space}{before}{words.lstrip()}{after}")
    return "".join(parts)


def _beside(comparison: Comparison, pair: Pair, names: Mapping[str, str]) -> list[str]:
    given_up = comparison.beside(pair)
    if pair.near:
        told = (NEAR, f"“{clean(comparison.new.text[slice(*pair.near)])}”")
        return [line for each in told for line in wrap(each, COLUMN, break_on_hyphens=False)]
    if given_up is None:
        return [SILENT, *([ASKS] if worth_asking(comparison, pair) else [])]
    said = _side(given_up, pair.beside, quote_of(comparison.new, given_up), names)
    return [GIVEN_UP[given_up.act], *said]


def _side(statement: Statement, number: int | None, quote: str, names: Mapping[str, str]) -> list[str]:
    """The number of a statement with its act and actors, its words, when and on what condition."""
    who = clean(", ".join(listed_names(statement.actors, names))) or NOT_KNOWN
    told = [f"{(number or 0) + 1} {statement.act}: {who}", f"“{clean(quote)}”"]
    told += [f"when: {clean(period_in_words(statement.when))}"] if statement.when else []
    told += [f"condition: {clean(statement.condition)}"] if statement.condition else []
    return [line for each in told for line in wrap(each, COLUMN, break_on_hyphens=False)]
