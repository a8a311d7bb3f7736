"""Who speaks where: the turns of a document."""

from collegium.reading.cast.scene import Scene
from collegium.reading.contract import Turn
from collegium.reading.labels import Label
from collegium.reading.labels.unmarked import bold_questions, dashed
from collegium.reading.turns.editors import asker_of, behind_editors, note_of, with_note
from collegium.reading.turns.roles import with_roles
from collegium.reading.turns.speakers import voiced
from collegium.reading.turns.speeches import Speech, breaks_of, speeches_of

__all__ = ["turns_of"]


def turns_of(scene: Scene, labels: list[Label], begin: int, kind: str) -> tuple[Turn, ...]:
    """The turns of a text of some kind whose words begin at `begin`; none where nobody speaks in it."""
    words_begin = behind_editors(scene, begin)
    note = note_of(scene, labels, words_begin)
    staged = with_note(scene, f"{scene.composed.text[begin:words_begin]}\n{note}")
    speeches = _speeches(staged, labels, words_begin, note, kind)
    return with_roles(staged, voiced(staged, speeches, kind == "briefing"), kind, asker_of(staged, note))


def _speeches(scene: Scene, labels: list[Label], begin: int, note: str, kind: str) -> list[Speech]:
    """The speeches behind the editors' note; in an interview without labels the setting tells them apart."""
    composed = scene.composed
    if labels:
        first = labels[0].start if note else begin
        return speeches_of(composed, labels, first, breaks_of(scene, labels))
    said = begin + len(note)
    unmarked = (bold_questions(composed, said) or dashed(composed, said)) if kind == "interview" else []
    if unmarked:
        return speeches_of(composed, unmarked, unmarked[0].start, [])
    return speeches_of(composed, [], said, breaks_of(scene, []))
