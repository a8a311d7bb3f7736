"""What stands around a decision in a record: the report that is dealt with, and the titles of its drafts."""

import re
from dataclasses import dataclass, field

from collegium.voting.sources.verbatim.decisions import Decision

_TITLE = re.compile(
    r"(?P<label>draft (?:resolution|decision)(?: [IVXLC]+\b| [AS]/[\w./-]*\w| [A-Z]\b)?)"
    r"[^.“]*?\bentitled\s+“(?P<title>[^”]+)”",
    re.IGNORECASE,
)
_DOCUMENT = re.compile(r"\b[AS]/(?:(?:ES-|S-)?\d+|C\.\d)/[\w./-]*\w\b")
_REPORT = re.compile(r"Reports? of the .*\((?P<symbol>[AS]/[^() ]+)(?: and [^()]*)?\)\s*")
_LABEL = re.compile(r"draft (?:resolution|decision)(?: [IVXLC]+\b| [AS]/[\w./-]*\w| [A-Z]\b)?", re.IGNORECASE)
_NUMBERED = re.compile(r"(?P<kind>resolution|decision)\s+(?P<number>.+)", re.IGNORECASE)


@dataclass(slots=True)
class Context:
    """Reads along, line by line; a new report makes it forget the drafts of the one before."""

    report: str = ""
    titles: dict[str, str] = field(default_factory=dict)
    last: str = ""
    last_label: str = ""

    def read(self, line: str) -> None:
        """Take note of a line."""
        report = _REPORT.fullmatch(line.strip())
        if report or line.startswith("Agenda item"):
            self.report = report["symbol"] if report else ""
            self.titles.clear()
            self.last = self.last_label = ""
        for found in _TITLE.finditer(line):
            self.last_label = found["label"].lower()
            self.last = self.titles[self.last_label] = found["title"]

    def title_of(self, decision: Decision) -> str:
        """The title of the text that a decision was on, or the words of the record where it gives none."""
        label = _LABEL.search(decision.subject)
        title = self.titles.get(label[0].lower(), "") if label else ""
        if decision.stage in ("amendment", "paragraph", "motion"):
            about = title or self.last
            return f"{decision.subject} ({about})" if about else decision.subject
        return title or (self.last if label and label[0].lower() == self.last_label else "") or decision.subject

    def symbol_of(self, decision: Decision, council: bool) -> str:
        """The symbol of what was adopted; else of the document, or of its place in the report."""
        numbered = _NUMBERED.fullmatch(decision.symbol)
        if numbered:
            kind = "RES" if numbered["kind"].lower() == "resolution" else "DEC"
            return f"{'S' if council else 'A'}/{kind}/{numbered['number'].replace(' (', '(')}"
        document = _DOCUMENT.search(decision.subject)
        if document:
            return document[0]
        label = _LABEL.search(decision.subject)
        return f"{self.report}, {label[0].lower()}" if self.report and label else ""
