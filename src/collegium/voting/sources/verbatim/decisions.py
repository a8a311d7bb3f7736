"""Sentences in which a verbatim record says what was decided, and with how many votes."""

import re
from dataclasses import dataclass

from collegium.voting.rolls import Totals

_SMALL = ("none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
          "thirteen", "fourteen", "fifteen")  # fmt: skip
_COUNT = rf"(?:\d[\d,]*|{'|'.join(_SMALL)}|no|zero)"
_VERB = r"(?:adopted|rejected|retained|carried|approved|not\s+adopted|not\s+retained|deleted)"
_DECIDED = re.compile(
    rf"(?P<subject>[^.\[\]]*?(?:\.\d[^.\[\]]*?)*?),?\s+(?:was|were|is|are)\s+(?:thus\s+|therefore\s+)?(?P<verb>{_VERB})"
    rf"(?:,)?(?:\s+(?:as\s+a\s+whole|as\s+amended),?)?(?:\s+unanimously|\s+without\s+a\s+vote)?"
    rf"(?:\s+by\s+(?:a\s+(?:recorded\s+)?vote\s+of\s+)?(?P<yes>{_COUNT})(?:\s+votes?)?(?:\s+in\s+favour)?"
    rf"\s+(?:to|against|and)\s+(?P<no>{_COUNT})(?:\s+against)?(?:,?\s+(?:with|and)\s+(?P<abstain>{_COUNT})\s+abstentions?)?)?"
    rf"\s*(?:\((?P<symbol>(?:resolution|decision)\s+[^()]*(?:\([^()]*\))?)\))?\s*\**\s*\.?\s*\**$",
    re.IGNORECASE,
)
_RECEIVED = re.compile(
    r"(?:The\s+(?P<subject>draft\s+resolution|draft\s+decision|amendment|motion|proposal)[^.]*?\s+received|There\s+were)"
    rf"\s+(?P<yes>{_COUNT})\s+votes?\s+in\s+favour(?:,?\s+(?:and\s+)?(?P<no>{_COUNT})\s+(?:votes?\s+)?against)?"
    rf"(?:,?\s+(?:and\s+)?(?P<abstain>{_COUNT})\s+abstentions?)?\.\s*(?P<rest>[^\n]*)",
    re.IGNORECASE,
)
_ADOPTED_AS = re.compile(
    r"has\s+been\s+adopted(?:\s+unanimously)?\s+as\s+(?P<symbol>resolution\s+\d+\s+\(\d{4}\))", re.IGNORECASE
)
_COUNTED = re.compile(
    rf"\bby\s+(?:a\s+(?:recorded\s+)?vote\s+of\s+)?(?P<yes>{_COUNT})(?:\s+votes?)?(?:\s+in\s+favour)?\s+(?:to|against)"
    rf"\s+(?P<no>{_COUNT})(?:\s+against)?(?:,?\s+(?:with|and)\s+(?P<abstain>{_COUNT})\s+abstentions?)?,?\s*",
    re.IGNORECASE,
)
_REFUSED = re.compile(r"reject|\bnot\b|delet|fail", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Decision:
    """What was decided on, in the record's words; whether it was carried; the symbol it got; the totals stated."""

    subject: str
    carried: bool
    symbol: str
    stated: Totals | None

    @property
    def stage(self) -> str:
        """What kind of thing was decided on: one of `rolls.STAGES`."""
        words = self.subject.lower()
        if "amendment" in words:
            return "amendment"
        if re.search(r"paragraph|preambular|subparagraph|phrase|words|section", words):
            return "paragraph"
        if re.search(r"motion|proposal|request", words):
            return "motion"
        if "decision" in words:
            return "decision"
        return "resolution" if self.carried else "draft"


def decision_of(line: str, listed: bool = False) -> Decision | None:
    """What a line says was decided; None where it is no such sentence.

    `listed` says that lists of votes stand before the line: any sentence with the result is then theirs, whatever was
    decided on; without them a speaker may be recalling another vote.
    """
    received = _RECEIVED.search(line)
    if received and (received["subject"] or listed):
        named = _ADOPTED_AS.search(received["rest"])
        carried = not _REFUSED.search(received["rest"])
        subject = received["subject"] or "draft resolution"
        return Decision(subject, carried, named["symbol"] if named else "", _totals(received))
    decided = _DECIDED.fullmatch(line.strip())
    if decided and decided["yes"] and (listed or _is_text(decided["subject"])):
        return _decision(decided, _totals(decided))
    counted = _counted(line.strip()) if listed else None
    if counted or not decided or not _is_text(decided["subject"]):
        return counted
    return _decision(decided, None)


def _decision(decided: re.Match[str], stated: Totals | None) -> Decision:
    carried = not _REFUSED.search(decided["verb"])
    if stated and decided["verb"].lower() == "rejected":  # the votes that rejected it come first
        stated = Totals(stated.no, stated.yes, stated.abstain)
    return Decision(decided["subject"].strip(), carried, decided["symbol"] or "", stated)


def _counted(line: str) -> Decision | None:
    """A result that is worded otherwise, as when the votes come first; None where the line counts none."""
    counted = _COUNTED.search(line)
    if not counted:
        return None
    rest = (line[: counted.start()] + line[counted.end() :]).strip(" ,")
    decided = _DECIDED.fullmatch(rest)
    if decided:
        return _decision(decided, _totals(counted))
    return Decision(rest.rstrip("."), not _REFUSED.search(rest), "", _totals(counted))


def _is_text(subject: str) -> bool:
    """Whether what was decided on is a text or a part of one, rather than an agenda."""
    return bool(
        re.search(
            r"resolution|decision|amendment|paragraph|motion|proposal|preambular|annex|draft", subject, re.IGNORECASE
        )
    )


def _totals(found: re.Match[str]) -> Totals:
    # Records leave out what there was none of: a unanimous vote is told as votes in favour alone.
    return Totals(
        number_of(found["yes"]), *(number_of(found[vote]) if found[vote] else 0 for vote in ("no", "abstain"))
    )


def number_of(written: str) -> int:
    """A count in digits or in English words."""
    word = written.lower()
    if word in ("no", "zero"):
        return 0
    return _SMALL.index(word) if word in _SMALL else int(word.replace(",", ""))
