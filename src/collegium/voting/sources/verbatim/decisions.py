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
    rf"\s*(?:\((?P<symbol>(?:resolution|decision)\s+[^()]*(?:\([^()]*\))?)\))?\s*\.?$",
    re.IGNORECASE,
)
_RECEIVED = re.compile(
    rf"The\s+(?P<subject>draft\s+resolution|draft\s+decision|amendment|motion)[^.]*?\s+received\s+(?P<yes>{_COUNT})\s+votes?\s+in\s+favour,"
    rf"\s+(?P<no>{_COUNT})\s+(?:votes?\s+)?against\s+and\s+(?P<abstain>{_COUNT})\s+abstentions?\.\s*(?P<rest>[^\n]*)",
    re.IGNORECASE,
)
_ADOPTED_AS = re.compile(r"has\s+been\s+adopted\s+as\s+(?P<symbol>resolution\s+\d+\s+\(\d{4}\))", re.IGNORECASE)


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


def decision_of(line: str) -> Decision | None:
    """What a line says was decided; None where it is no such sentence."""
    found = _RECEIVED.search(line)
    if found:
        named = _ADOPTED_AS.search(found["rest"])
        return Decision(
            found["subject"], "not been adopted" not in found["rest"], named["symbol"] if named else "", _totals(found)
        )
    decided = _DECIDED.fullmatch(line.strip())
    if not decided or not _is_text(decided["subject"]):
        return None
    carried = not re.search(r"reject|not|delet", decided["verb"], re.IGNORECASE)
    stated = _totals(decided) if decided["yes"] else None
    if stated and decided["verb"].lower() == "rejected":  # the votes that rejected it come first
        stated = Totals(stated.no, stated.yes, stated.abstain)
    return Decision(decided["subject"].strip(), carried, decided["symbol"] or "", stated)


def _is_text(subject: str) -> bool:
    """Whether what was decided on is a text or a part of one, rather than an agenda."""
    return bool(
        re.search(
            r"resolution|decision|amendment|paragraph|motion|proposal|preambular|annex|draft", subject, re.IGNORECASE
        )
    )


def _totals(found: re.Match[str]) -> Totals:
    # Records leave out abstentions where there were none.
    return Totals(
        number_of(found["yes"]), number_of(found["no"]), number_of(found["abstain"]) if found["abstain"] else 0
    )


def number_of(written: str) -> int:
    """A count in digits or in English words."""
    word = written.lower()
    if word in ("no", "zero"):
        return 0
    return _SMALL.index(word) if word in _SMALL else int(word.replace(",", ""))
