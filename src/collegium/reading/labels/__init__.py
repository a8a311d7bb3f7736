"""The labels that name a speaker in front of a speech: "NAME:"."""

import re
from functools import lru_cache

from collegium.reading.cast.persons import OFFICER
from collegium.reading.cast.scene import Scene
from collegium.reading.compose import Composed
from collegium.reading.labels.accept import accepted
from collegium.reading.labels.candidates import Candidate, candidates
from collegium.reading.labels.evidence import Group, category_of
from collegium.reading.labels.label import Label
from collegium.reading.labels.run_in import run_in, said_within
from collegium.reading.labels.told import told
from collegium.reading.words import fold

__all__ = ["Label", "labels_of"]

COUNTED = re.compile(r"\s*(?:№|no\.?)?\s*\d+$")
ASKED = ("press_conference", "interview", "briefing")  # the kinds of documents in which one question is one
HEADING = 6  # lines in which a document says of what kind it is


def labels_of(scene: Scene) -> list[Label]:
    """The speaker labels of a text, in order; sentences that tell who speaks next only where other labels are."""
    within = list(said_within(scene))
    asked = any(category == "question" for _, _, category in within)
    labels = [
        Label(each.span[0], each.body, each.text, each.note, group.category)
        for group in accepted(_groups(scene), scene, asked)
        for each in group.members
    ]
    if _is_rhetorical(labels, scene):
        return []
    labels += list(run_in(scene, labels, within))
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


@lru_cache(maxsize=256)  # the labels of a document come again
def _key(text: str) -> str:
    """The words by which labels are the same, without a number behind them."""
    return COUNTED.sub("", fold(text).replace(".", " ").strip(" \"«»“”„'")).strip()


def _is_rhetorical(labels: list[Label], scene: Scene) -> bool:
    """Whether the only label of one person's speech says "Question": the speaker asks, and nobody else."""
    if len(labels) != 1 or labels[0].category != "question" or sum(person.principal for person in scene.cast) != 1:
        return False
    heading = fold("\n".join(scene.composed.of(line) for line in scene.composed.lines[:HEADING]))
    return not any(phrase in heading for kind in ASKED for phrase in scene.words.kinds[kind])
