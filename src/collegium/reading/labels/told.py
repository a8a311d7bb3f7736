"""Lines that tell who speaks next: "Then Minister Other took the floor:"."""

from collections.abc import Iterator

from collegium.reading.cast.scene import Scene
from collegium.reading.labels.label import Label
from collegium.reading.words import fold

LONGEST = 16  # words


def told(scene: Scene) -> Iterator[Label]:
    """The labels that are sentences: short lines that end in a colon, say that somebody speaks, and name who."""
    for line in scene.composed.lines:
        text = scene.composed.of(line)
        if not text.endswith(":") or len(text.split()) > LONGEST:
            continue
        if any(cue in fold(text) for cue in scene.words.giving["took"]):
            who = _who(text, scene)
            if who:
                yield Label(line.start, line.end, who, "", "named")


def _who(text: str, scene: Scene) -> str | None:
    """The surname of the cast that a line names, else the office in it."""
    named = next((person.name for person in scene.cast if person.surname in fold(text)), None)
    office = scene.vocabulary.office_of(text, scene.words.language)
    return named or (text[slice(*office[1])] if office else None)
