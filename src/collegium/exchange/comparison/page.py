"""A comparison as one page: the earlier words on the left, the later ones on the right."""

from dataclasses import dataclass

from collegium.exchange.comparison.words import ASKS, CALLED, EMPTY, GIVEN_UP, MEANING, NEAR, SILENT
from collegium.exchange.dates import date_in_words
from collegium.exchange.named import NOTICE
from collegium.exchange.page.frame import head
from collegium.exchange.page.markup import escaped, language_mark
from collegium.exchange.page.masthead import title_of
from collegium.exchange.page.provenance import CREED
from collegium.exchange.page.telling import Teller
from collegium.exchange.page.words import time_element
from collegium.exchange.speech import counted
from collegium.exchange.stated import names_of, quote_of, sure
from collegium.reading.compare import KINDS, Change, Comparison, Pair, asked_first, changes, worth_asking
from collegium.reading.contract import Reading, Statement
from collegium.reading.vocabulary import Vocabulary

STYLES = ("style.css", "statements.css", "comparison.css")
TAGS = {"old": "del", "new": "ins"}


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two documents: which it is, its reading, and what tells of its statements."""

    name: str
    reading: Reading
    teller: Teller

    @property
    def language(self) -> str:
        """The attribute that names the language of its words."""
        return language_mark(self.reading.source.language)


def page_of_comparison(comparison: Comparison, vocabulary: Vocabulary | None = None) -> str:
    """A comparison as one HTML page that needs nothing beside itself."""
    old, new = (
        Side(name, reading, Teller(names_of(reading, vocabulary), reading.source.language))
        for name, reading in (("Earlier", comparison.old), ("Later", comparison.new))
    )
    title = f"{title_of(comparison.old)} / {title_of(comparison.new)}"
    sections = "".join(_section(comparison, kind, old, new) for kind in KINDS)
    body = sections or f'<p class="sum">{EMPTY}</p>\n'
    return (
        f'<!DOCTYPE html>\n<html lang="en">\n{head(title, STYLES)}<body class="compared read">\n'
        '<a class="skip" href="#pairs">Skip to the statements</a>\n'
        f'<header class="masthead">\n<p class="kind">Comparison</p>\n<h1>What became of what was said</h1>\n'
        f'<div class="sides">\n{_document(old)}{_document(new)}</div>\n{_counts(comparison)}</header>\n'
        f'<main id="pairs" tabindex="-1">\n{body}</main>\n{_foot(comparison)}</body>\n</html>\n'
    )


def _document(side: Side) -> str:
    heading = side.reading.heading
    date = time_element(date_in_words(heading.date), heading.date) if heading.date else "date not found"
    many = counted("%(count)s statement", "%(count)s statements", len(side.reading.statements))
    return (
        f'<div class="document">\n<p class="which">{side.name}, {date}</p>\n'
        f'<p class="titled"><bdi{side.language}>{escaped(title_of(side.reading))}</bdi></p>\n'
        f'<p class="counted">{many}</p>\n</div>\n'
    )


def _counts(comparison: Comparison) -> str:
    """How many statements there are of each kind, as links to them."""
    found = {kind: len(comparison.of_kind(kind)) for kind in KINDS}
    items = "".join(
        f'<li><a href="#{kind}">{CALLED[kind]}</a> <b>{count:,}</b></li>\n' for kind, count in found.items() if count
    )
    if not items:
        return ""
    return (
        f'<nav aria-label="Kinds">\n<ul class="tally">\n{items}</ul>\n</nav>\n'
        f'<p class="meaning">Words that the later text no longer has are marked <del>so</del>, words that it adds '
        "<ins>so</ins>.</p>\n"
    )


def _section(comparison: Comparison, kind: str, old: Side, new: Side) -> str:
    pairs = asked_first(comparison, kind)
    if not pairs:
        return ""
    items = "".join(_pair(comparison, pair, old, new) for pair in pairs)
    return (
        f'<section id="{kind}" aria-labelledby="of-{kind}">\n<h2 id="of-{kind}">{CALLED[kind]} '
        f'<span class="count">{len(pairs):,}</span></h2>\n<p class="meaning">{MEANING[kind]}</p>\n'
        f'<ol class="pairs">\n{items}</ol>\n</section>\n'
    )


def _pair(comparison: Comparison, pair: Pair, old: Side, new: Side) -> str:
    before, after = comparison.old_statement(pair), comparison.new_statement(pair)
    words = changes(quote_of(old.reading, before), quote_of(new.reading, after)) if before and after else ()
    left = _said(old, before, pair.old, words) if before else _none("Earlier", "No counterpart.")
    right = _said(new, after, pair.new, words) if after else _given_up(comparison, pair, new)
    return f'<li class="pair {pair.kind}">\n<div class="sides">\n{left}{right}</div>\n</li>\n'


def _given_up(comparison: Comparison, pair: Pair, new: Side) -> str:
    """What stands on the right where nothing repeats the left."""
    found = comparison.beside(pair)
    if pair.near:
        near = escaped(" ".join(new.reading.text[slice(*pair.near)].split()))
        return _none("Later", NEAR, f'<blockquote dir="auto"{new.language}>{near}</blockquote>\n')
    if found is None:
        return _none("Later", f"{SILENT} <b>{ASKS}</b>" if worth_asking(comparison, pair) else SILENT)
    return _said(new, found, pair.beside, (), GIVEN_UP[found.act])


def _none(side: str, words: str, quote: str = "") -> str:
    return f'<div class="said none"><p><span class="side">{side}</span> {words}</p>{quote}</div>\n'


def _said(side: Side, statement: Statement, number: int | None, words: tuple[Change, ...], before: str = "") -> str:
    """A statement: its act and actors, its words with what changed in them, what else is known."""
    quote = _changed(words, "old" if side.name == "Earlier" else "new") or escaped(quote_of(side.reading, statement))
    lead = f'<p class="lead">{before}</p>\n' if before else ""
    return (
        f'<div class="said act-{statement.act}">\n{lead}<p class="did"><span class="side">{side.name}</span> '
        f'<span class="no">{(number or 0) + 1}</span> <b class="act">{statement.act.capitalize()}</b> '
        f'<span class="sure">{escaped(sure(statement))}</span></p>\n'
        f'<p class="whom">{side.teller.whom(statement)}</p>\n'
        f'<blockquote dir="auto"{side.language}>{quote}</blockquote>\n'
        f'<p class="besides">{side.teller.besides(statement)}</p>\n</div>\n'
    )


def _changed(changed: tuple[Change, ...], side: str) -> str:
    """The words of one side; those that the other does not have are marked as gone or as new."""
    parts = []
    for change in changed:
        words = change.old if side == "old" else change.new
        space, shown = " " * words[:1].isspace(), escaped(words.lstrip())
        parts.append(f"{space}<{TAGS[side]}>{shown}</{TAGS[side]}>" if change.kind == side else f"{space}{shown}")
    return "".join(parts)


def _foot(comparison: Comparison) -> str:
    rows = "".join(
        f"<div><dt>{name}</dt><dd><bdi>{escaped(reading.source.name or 'no name')}</bdi><br>"
        f"<code>{escaped(reading.source.sha256)}</code></dd></div>\n"
        for name, reading in (("Earlier", comparison.old), ("Later", comparison.new))
    )
    new = comparison.new
    return (
        f'<footer>\n<p class="creed">{CREED} {NOTICE}</p>\n<h2>Where these words come from</h2>\n'
        f'<dl class="provenance">\n{rows}<div><dt>Reader</dt><dd>Collegium {escaped(new.reader)}</dd></div>\n'
        f"<div><dt>Vocabulary</dt><dd><code>{escaped(new.vocabulary)}</code></dd></div>\n</dl>\n"
        "<p>Words are compared without capitals. Which statements belong together is the program’s judgement by "
        "their acts, actors and words; a statement has one counterpart at most.</p>\n</footer>\n"
    )
