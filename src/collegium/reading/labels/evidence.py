"""How much speaks for it that a group of equal candidates names a speaker."""

from dataclasses import dataclass

from collegium.reading.cast.names import NAME, same_surname, surname_of
from collegium.reading.cast.scene import Scene
from collegium.reading.labels.candidates import Candidate

ENOUGH = 4  # points of evidence; 0 where a label can name nobody
LONGEST = 6  # words of a label that may name a person of the cast


@dataclass(frozen=True, slots=True)
class Group:
    """Candidates of the same words; `category` is what kind of speaker the words name."""

    key: str
    members: tuple[Candidate, ...]
    category: str

    @property
    def first(self) -> Candidate:
        """The first of the candidates."""
        return self.members[0]

    @property
    def in_bold(self) -> bool:
        """Whether all are set as labels are set, whatever the words: in bold, at the beginning of lines."""
        return all(each.style == "bold" and not each.run_in for each in self.members)

    @property
    def in_dashes(self) -> bool:
        """Whether a dash closes them all, as it parts words anywhere else too."""
        return all(each.style == "dashed" for each in self.members)


def category_of(text: str, scene: Scene) -> str:
    """What kind of speaker a label names by its words: `question`, `chair`, `answer` or `named`."""
    language = scene.words.language
    if scene.vocabulary.is_questioner(text, language):
        return "question"
    if scene.vocabulary.is_moderator(text, language):
        return "chair"
    return "answer" if scene.vocabulary.is_answer(text, language) else "named"


def common_points(groups: list[Group], lines: int, within: bool) -> int:
    """Evidence for all groups of a text of so many lines: names carry it as labels, and questions are marked in it.

    `within`: questions are marked within its lines.
    """
    asked = within or any(each.category == "question" and len(each.key) > 1 for each in groups)
    return asked + 2 * _carried(groups, lines)


def points_of(group: Group, scene: Scene) -> int:
    """Evidence that a group names a speaker: how often it stands there, how it is set, what its words say."""
    label = group.first.text.strip(" .")
    titled = _is_titled(label, scene)
    if group.first.style == "short" or not (titled or _is_name(label, group.first)):
        return 0
    if group.in_dashes and not (len(group.members) > 1 and (titled or _in_cast(label, scene))):
        return 0
    points = min(len(group.members), 3) + 2 * titled + bool(group.first.note)
    points += group.first.style in ("bold", "capitals")
    points += group.first.style == "bold" and NAME.fullmatch(label) is not None and len(group.members) > 1
    return points + ENOUGH * _in_cast(label, scene)


def _in_cast(label: str, scene: Scene) -> bool:
    """Whether a label ends in the surname of somebody whom the heading names."""
    surname = surname_of(label)
    return len(label.split()) <= LONGEST and any(same_surname(surname, person.surname) for person in scene.cast)


def _is_titled(label: str, scene: Scene) -> bool:
    """Whether a label begins with a form of address or holds an office."""
    return scene.vocabulary.is_honorific(label.split()[0]) or scene.holds_office(label)


def _is_name(label: str, candidate: Candidate) -> bool:
    """Whether a label can be a name: by its form, as one word, as several in capitals, or in bold with an outlet."""
    name, comma, _ = label.partition(",")
    if NAME.fullmatch(name) or (name.isalpha() and name[:1].isupper()):
        return True
    return candidate.style == "capitals" or (bool(comma) and candidate.style == "bold")


def _carried(groups: list[Group], lines: int) -> bool:
    """Whether names that come again carry the text as labels: at the beginning of every third line or more."""
    again = [each for each in groups if len(each.members) > 1 and NAME.fullmatch(each.first.text.partition(",")[0])]
    return len(again) > 1 and sum(len(each.members) for each in again) * 3 >= lines
