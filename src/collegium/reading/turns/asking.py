"""Who asks where nobody is called "Question"."""

from collegium.reading.cast.scene import Scene
from collegium.reading.turns.speeches import Speech
from collegium.reading.turns.voices import Voice

FEWEST = 3  # turns of a document in which somebody may ask without being called "Question"


def with_questions(scene: Scene, speeches: list[Speech]) -> list[Speech]:
    """The speeches, those of who asks labelled as questions.

    Where no label says "Question", those ask whose turns mostly end in one, and who are named with an outlet.
    """
    marked = any(speech.category == "question" for speech in speeches)
    if len(speeches) < FEWEST or (marked and not any(_with_outlet(speech) for speech in speeches)):
        return speeches
    voices = {id(speech.voice): speech.voice for speech in speeches if speech.voice}
    outlets = {id(speech.voice) for speech in speeches if _with_outlet(speech)}
    asking = {key for key, voice in voices.items() if _asks(scene, voice, key in outlets)}
    return speeches if len(asking) == len(voices) else [_asked(speech, asking) for speech in speeches]


def _with_outlet(speech: Speech) -> bool:
    """Whether a label may give somebody's paper behind the name."""
    return speech.label is not None and "," in speech.label.text


def _asks(scene: Scene, voice: Voice, outlet: bool) -> bool:
    return not voice.answers and (voice.asks or (outlet and not scene.holds_office(voice.person.office or "")))


def _asked(speech: Speech, asking: set[int]) -> Speech:
    if speech.label is None or id(speech.voice) not in asking:
        return speech
    return speech._replace(label=speech.label._replace(category="question"))
