"""Which parties a document is of: those that its title names, or that begin it; and the party that it is about."""

import re
from collections.abc import Iterable, Iterator, Sequence

from collegium.reading.contract import Heading, Mention
from collegium.reading.statements.voices import ISSUED

ACTING = ("party", "forum")
ASKED = ("briefing", "press_conference", "interview")  # kinds in which one side answers for itself
ABOUT = re.compile(r"\s(?:on(?! behalf)|sur|sobre|zu|zur|zum|по|о|об)\s", re.IGNORECASE)  # before what a title is about
JOINT = re.compile(
    r"\b(?:joint (?:readout|press|media|text)|communiqué conjoint|comunicado conjunto|gemeinsame|совместн)",
    re.IGNORECASE,
)
BETWEEN = re.compile(r"\s(?:between|entre|zwischen|между)\s", re.IGNORECASE)  # before who met, in a title
JOINING = re.compile(r"\s*(?:[,;/&–-]|\)?,?\s*(?:and|as well as|et|y|e|und|sowie|и)\s)", re.IGNORECASE)
APART = re.compile(r"\b(?:by|at|in|on|under|during|with|who|which|par|por|dans|en|lors|durante|von|auf|bei|в|на)\b")
LONG_GAP = 9  # words between two names of one list: ", and the Minister of Foreign Affairs of"
OFFICE = 6  # words between a party and the person who holds an office of it
OPENING = 450  # characters in which a text names the parties that issue it
FIRST = 300  # the same where the title names a body that issues it, or where one of them is a body


def sides_of(heading: Heading, text: str, mentions: Sequence[Mention], begin: int) -> tuple[str, ...]:
    """The parties whose document it is: those of its title, else those who begin it, else the body of its title."""
    titled = _titled(heading, text, mentions)
    issuing = _ids(_before_topic(heading, titled, text))
    parties = [who for who in issuing if who.isupper() or who in _ids(titled, "party")]
    named = _ids(titled, "party")
    if not issued(heading):
        found = tuple(parties) if len(parties) >= 2 else named
        return found or (_listed(text, mentions, begin, FIRST) if titled and heading.kind not in ASKED else ())
    if len(parties) >= 2 or (parties and len(issuing) == 2):
        return tuple(parties) if len(parties) >= 2 else issuing
    listed = _listed(text, mentions, begin, FIRST if issuing else OPENING)
    if listed and not any(each.islower() for each in issuing if each in listed):
        return listed
    if len(named) >= 2 and BETWEEN.search(heading.title or ""):
        return named
    if parties or len(named) == 1:
        return tuple(parties) or named
    return _first_body(mentions, begin) or issuing[:1]


def issued(heading: Heading) -> bool:
    """Whether a document is one that its parties issue together, by its kind or by its title: "Joint Readout"."""
    return heading.kind in ISSUED or JOINT.search(heading.title or "") is not None


def topic_of(heading: Heading, text: str, mentions: Sequence[Mention], own: Sequence[str | None]) -> str | None:
    """The party that a document is about: the only one of its title whose document it is not."""
    titled = [who for who in _ids(_titled(heading, text, mentions), "party") if who not in own]
    return titled[0] if len(titled) == 1 else None


def _titled(heading: Heading, text: str, mentions: Sequence[Mention]) -> list[Mention]:
    """What the title names."""
    title = heading.title or ""
    at = text.find(title) if title else -1
    return [m for m in mentions if at >= 0 and at <= m.span[0] and m.span[1] <= at + len(title)]


def _before_topic(heading: Heading, titled: Sequence[Mention], text: str) -> list[Mention]:
    """What the title names before what it is about; a lone name before a colon is what it is about."""
    title = heading.title or ""
    at = text.find(title)
    stop = ABOUT.search(title)
    found = [m for m in titled if stop is None or m.span[1] <= at + stop.start()]
    if len(found) > 1 and text[found[0].span[1]] == ":":
        return found[1:]
    return found


def _first_body(mentions: Sequence[Mention], begin: int) -> tuple[str, ...]:
    """The body that a text names before any party: "The Council, …"."""
    first = next((m for m in mentions if m.span[0] >= begin and m.kind in ACTING), None)
    near = first is not None and first.kind == "forum" and first.span[0] < begin + FIRST
    return (first.id,) if near and first and first.id else ()


def _listed(text: str, mentions: Sequence[Mention], begin: int, within: int) -> tuple[str, ...]:
    """The first list of at least two parties, or of a party and a body, that the text begins with."""
    for run in _runs(text, mentions, begin):
        if run[0].span[0] > begin + within:
            return ()
        ids, parties = _ids(run), _ids(run, "party")
        if len(parties) >= 2 or (parties and len(ids) >= 2 and run[0].span[0] < begin + FIRST):
            return ids
    return ()


def _runs(text: str, mentions: Sequence[Mention], begin: int) -> Iterator[list[Mention]]:
    """The lists of names with which a text begins; a person's name stands behind the party of the office."""
    run: list[Mention] = []
    last: Mention | None = None
    for mention in mentions:
        if mention.span[0] < begin or mention.kind not in (*ACTING, "person"):
            continue
        between = text[last.span[1] : mention.span[0]] if last else ""
        if mention.kind == "person":
            last = mention if run and len(between.split()) <= OFFICE else last
            continue
        if run and not _joined(between):
            yield run
            run = []
        run, last = [*run, mention], mention
    if run:
        yield run


def _joined(between: str) -> bool:
    """Whether some words join two names of one list: a comma or "and", and no more than an office."""
    joins = JOINING.match(between) is not None
    return joins and len(between.split()) <= LONG_GAP and APART.search(between) is None


def _ids(mentions: Iterable[Mention], kind: str | None = None) -> tuple[str, ...]:
    return tuple(dict.fromkeys(m.id for m in mentions if m.id and kind in (None, m.kind)))
