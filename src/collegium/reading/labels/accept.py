"""Which groups of candidates are speaker labels: by their words, by who is known to speak, and by coming again."""

from collegium.reading.cast.names import same_surname, surname_of
from collegium.reading.cast.scene import Scene
from collegium.reading.labels.evidence import ENOUGH, Group, common_points, points_of

COMPANY = 2  # sure labels beside which less evidence will do


def accepted(groups: list[Group], scene: Scene, within: bool) -> list[Group]:
    """The groups of candidates with enough evidence, in no certain order; `within`: as for `common_points`."""
    letters = _letters(groups)
    possible = [
        group
        for group in groups
        if group.key not in scene.words.labels["no_label"] and (len(group.key) > 1 or group.key in letters)
    ]
    possible = _without_lone_dashes(possible)
    points = _points(possible, common_points(groups, len(scene.composed.lines), within), scene)
    sure = {group.key: group for group in possible if points[group.key] >= ENOUGH}
    if sum(len(group.members) for group in sure.values()) >= COMPANY:
        sure |= {group.key: group for group in possible if points[group.key] == ENOUGH - 1 or group.in_bold}
        sure |= _asking([group for group in possible if points[group.key] and group.key not in sure], sure)
    sure |= _surnames([group for group in groups if group.key not in sure], sure)
    return _in_use(list(sure.values()))


def _without_lone_dashes(groups: list[Group]) -> list[Group]:
    """The groups; names before dashes only where those of another speaker, or questions, come again so too."""
    again = [group for group in groups if group.in_dashes and len(group.members) > 1]
    return (
        groups if len(again) > 1 else [group for group in groups if not (group.in_dashes and group.category == "named")]
    )


def _points(groups: list[Group], common: int, scene: Scene) -> dict[str, int]:
    """The points of each group; words that say "question" or "moderator" are enough alone, those of no name worth 0."""
    points = {group.key: points_of(group, scene) if group.category == "named" else ENOUGH for group in groups}
    return {key: each and each + common for key, each in points.items()}


def _asking(waiting: list[Group], sure: dict[str, Group]) -> dict[str, Group]:
    """Groups that could be names and always stand right before the line of a sure label: they ask, it answers."""
    answering = {each.line for group in sure.values() for each in group.members}
    found: dict[str, Group] = {}
    while more := [group for group in waiting if _stands_before(group, answering)]:
        found |= {group.key: group for group in more}
        answering |= {each.line for group in more for each in group.members}
        waiting = [group for group in waiting if group.key not in found]
    return found


def _stands_before(group: Group, labels: set[int]) -> bool:
    return all(each.line + 1 in labels and each.style != "alone" for each in group.members)


def _surnames(waiting: list[Group], sure: dict[str, Group]) -> dict[str, Group]:
    """Groups of a surname that ends a sure label: what names a speaker once does so wherever it stands."""
    named = [group.key for group in sure.values() if group.category == "named" and " " in group.key]
    surnames = {surname_of(key) for key in named}
    return {
        group.key: group
        for group in waiting
        if len(group.key) > 3
        and len(group.key.split()) < 4
        and any(same_surname(surname_of(group.key), surname) for surname in surnames)
    }


def _letters(groups: list[Group]) -> set[str]:
    """Labels of one letter are used where a question's and an answer's both occur, or a question's again and again."""
    single = [group for group in groups if len(group.key) == 1]
    asking = [group for group in single if group.category == "question"]
    answering = any(group.category == "answer" for group in single)
    if not asking or not (answering or len(asking[0].members) > 1):
        return set()
    return {group.key for group in single if group.category in ("question", "answer")}


def _in_use(sure: list[Group]) -> list[Group]:
    """Lines that are nothing but a label count only where labels with a colon do not carry the text."""
    closed = [
        Group(group.key, tuple(each for each in group.members if each.style != "alone"), group.category)
        for group in sure
    ]
    if sum(len(group.members) for group in closed) <= 1:
        named = [group for group in sure if len(group.members) > 1 or group.category != "named"]
        if any(group.category == "question" for group in named):
            return named
    return [group for group in closed if group.members]
