"""The labels that name a speaker in front of a speech: "NAME:"."""

import re
from collections.abc import Iterator

import regex

from collegium.reading.cast.persons import OFFICER
from collegium.reading.cast.scene import Scene
from collegium.reading.compose import Composed
from collegium.reading.labels.accept import accepted
from collegium.reading.labels.candidates import AT_START, Candidate, candidates
from collegium.reading.labels.evidence import Group, category_of
from collegium.reading.labels.label import Label
from collegium.reading.labels.told import told
from collegium.reading.words import fold

__all__ = ["Label", "labels_of"]

COUNTED = re.compile(r"\s*(?:№|no\.?)?\s*\d+$")
SENTENCE_END = r"(?<=[.?!…\"”»’)\]—–-]\s)"
CLOSED = r"(?=\s?(?:\([^)\n]{0,160}\)\s?)?:)"


def labels_of(scene: Scene) -> list[Label]:
    """The speaker labels of a text, in order; sentences that tell who speaks next only where other labels are."""
    labels = [
        Label(each.span[0], each.body, each.text, each.note, group.category)
        for group in accepted(_groups(scene), scene)
        for each in group.members
    ]
    labels += list(_run_in(scene.composed, labels))
    if labels:
        known = {label.start for label in labels}
        labels += [label for label in told(scene) if label.start not in known]
    return sorted(labels, key=lambda label: label.start)


def _groups(scene: Scene) -> list[Group]:
    """The candidates of a text, those of the same words together; one on the first line alone is its title."""
    found: dict[str, list[Candidate]] = {}
    for candidate in candidates(scene.composed, scene.words):
        if not _lists_officer(candidate, scene.composed):
            found.setdefault(_key(candidate.text), []).append(candidate)
    return [
        Group(key, tuple(members), category_of(members[0].text, scene))
        for key, members in found.items()
        if members[0].line > 0 or len(members) > 1
    ]


def _lists_officer(candidate: Candidate, composed: Composed) -> bool:
    """ "President: Ms. Ann Other (Country)" says who presides; nobody speaks."""
    line = composed.of(composed.lines[candidate.line])
    return candidate.style == "ordinary" and OFFICER.fullmatch(line) is not None and not line.endswith(".")


def _key(text: str) -> str:
    """The words by which labels are the same, without a number behind them."""
    return COUNTED.sub("", fold(text).replace(".", " ").strip(" \"«»“”„'")).strip()


def _run_in(composed: Composed, labels: list[Label]) -> Iterator[Label]:
    """Labels known from elsewhere that stand within a line, after the end of a sentence."""
    categories = {label.text: label.category for label in labels if len(label.text) > 3}
    if not categories:
        return
    taken = {label.start for label in labels}
    known = regex.compile(rf"{SENTENCE_END}\L<labels>{CLOSED}", labels=list(categories))
    for match in known.finditer(composed.text):
        whole = AT_START.match(composed.text, match.start(), match.start() + 400)
        if whole and match.start() not in taken:
            body = whole.end() + composed.text[whole.end() : whole.end() + 1].isspace()
            yield Label(match.start(), body, match.group(), whole["note"].strip(), categories[match.group()])
