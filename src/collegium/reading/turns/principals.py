"""Whose words a document gives, where its heading does not say it."""

from collections import defaultdict
from dataclasses import replace

from collegium.reading.cast.offices import speaks_for_others
from collegium.reading.cast.persons import Person
from collegium.reading.cast.scene import Scene
from collegium.reading.turns.speeches import Speech


def with_principals(
    scene: Scene, people: list[Person | None], speeches: list[Speech], regular: bool
) -> list[Person | None]:
    """The speakers, with principals among them where the heading names none of them.

    Those are the principals who are no spokespersons, but in a regular briefing, and say most at a time.
    """
    if any(person.principal for person in people if person):
        return people
    chosen = _eloquent(scene.composed.text, people, speeches)
    return [
        replace(person, principal=True)
        if person and person.name in chosen and (regular or not speaks_for_others(person.office or "", scene.words))
        else person
        for person in people
    ]


def _eloquent(text: str, people: list[Person | None], speeches: list[Speech]) -> set[str]:
    """The names of those who say in the mean a third of what the most talkative says, or more."""
    said: dict[str, list[int]] = defaultdict(list)
    for person, speech in zip(people, speeches, strict=True):
        if person and speech.category == "named":
            said[person.name].append(len(text[slice(*speech.span)].split()))
    means = {name: sum(counts) / len(counts) for name, counts in said.items()}
    most = max(means.values(), default=0)
    return {name for name, mean in means.items() if mean >= most / 3}
