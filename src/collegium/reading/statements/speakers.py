"""Who speaks in a document, and for which party each of them does."""

from collections.abc import Sequence
from dataclasses import dataclass

from collegium.reading.cast.scene import Scene
from collegium.reading.contract import Turn
from collegium.reading.statements.lexicon import Lexicon
from collegium.reading.statements.voices import Voice, home_of


def signer_of(scene: Scene, known: Lexicon) -> str | None:
    """The party of the person in whose name the document stands."""
    homes = (home_of(person.office, known.homes) for person in scene.cast if person.office)
    return next((home for home in homes if home), None) or next((each.party for each in scene.cast if each.party), None)


@dataclass(frozen=True, slots=True)
class Speakers:
    """What all turns of a document have in common: the parties that speak in it, and those that say something first."""

    parties: frozenset[str | None]
    stating: frozenset[str | None]
    together: tuple[str, ...]

    @classmethod
    def of(cls, turns: Sequence[Turn], known: Lexicon) -> "Speakers":
        """The speakers of some turns; two parties that say something first speak side by side."""
        stated = [turn for turn in turns if turn.role == "statement"]
        homes = {turn.party or home_of(turn.office or "", known.homes) for turn in stated}
        beside = sorted(party for party in homes if party)
        return cls(
            frozenset(turn.party for turn in turns),
            frozenset(turn.party for turn in stated),
            tuple(beside) if len(beside) == 2 else (),
        )


def voice_of(turn: Turn, speakers: Speakers, sides: tuple[str, ...], known: Lexicon) -> Voice:
    """The voice of a turn: the party of its speaker, of the office, or the only side that no other speaker has."""
    home = home_of(turn.office, known.homes) if turn.office else None
    left = [side for side in sides if side not in speakers.parties]
    party = home or turn.party or (left[0] if len(left) == 1 and turn.speaker else None)
    joint = turn.role == "statement" and len(sides) > 1 and party in sides and len(speakers.stating) == 1
    return Voice(turn.speaker, party, sides, True, joint, speakers.together)
