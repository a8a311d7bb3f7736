"""Which candidates are speaker labels: by their words, by who is known to speak, and by coming again."""

from collections.abc import Iterable
from dataclasses import dataclass

import regex

from collegium.reading.cast.names import NAME, same_surname, surname_of
from collegium.reading.cast.persons import OFFICER, Person
from collegium.reading.compose import Composed
from collegium.reading.labels.candidates import AT_START, Candidate
from collegium.reading.vocabulary import Vocabulary
from collegium.reading.words import Words, fold

ENOUGH = 4  # points of evidence; 0 where a label can name nobody
COMPANY = 3  # sure labels beside which less evidence will do
COUNTED = regex.compile(r"\s*(?:№|no\.?)?\s*\d+$")


@dataclass(frozen=True, slots=True)
class Label:
    """A speaker label: its span with what closes it, where its speech begins, and what kind of speaker it names.

    `category` is `question`, `answer`, `chair` or `named`.
    """

    start: int
    body: int
    text: str
    note: str
    category: str


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a document offers for telling its labels."""

    words: Words
    vocabulary: Vocabulary
    cast: tuple[Person, ...]

    def category(self, text: str) -> str:
        """What kind of speaker a label names by its words."""
        language = self.words.language
        if self.vocabulary.is_questioner(text, language):
            return "question"
        if self.vocabulary.is_moderator(text, language):
            return "chair"
        return "answer" if self.vocabulary.is_answer(text, language) else "named"


def accepted(found: list[Candidate], composed: Composed, evidence: Evidence) -> list[Label]:
    """The speaker labels among the candidates, and those that run in within lines, in order."""
    groups: dict[str, list[Candidate]] = {}
    for candidate in found:
        if _is_list_of_officers(candidate, composed):
            continue
        groups.setdefault(_key(candidate.text), []).append(candidate)
    groups = {key: group for key, group in groups.items() if group[0].line > 0 or len(group) > 1}
    kinds = {key: evidence.category(group[0].text) for key, group in groups.items()}
    sure = _sure(groups, kinds, evidence, len(composed.lines))
    labels = [Label(each.span[0], each.body, each.text, each.note, kinds[key]) for key in sure for each in sure[key]]
    labels.extend(_run_in(composed, labels))
    return sorted(labels, key=lambda label: label.start)


def _is_list_of_officers(candidate: Candidate, composed: Composed) -> bool:
    """ "President: Ms. Ann Other (Country)" says who presides; nobody speaks."""
    line = composed.of(composed.lines[candidate.line])
    return candidate.style == "ordinary" and OFFICER.fullmatch(line) is not None and not line.endswith(".")


def _key(text: str) -> str:
    return str(COUNTED.sub("", fold(text).replace(".", " ").strip(' "«»“”„'))).strip()


def _sure(
    groups: dict[str, list[Candidate]], kinds: dict[str, str], evidence: Evidence, lines: int
) -> dict[str, list[Candidate]]:
    """The groups of candidates with enough evidence. A surname that is a label once is one wherever it stands."""
    asked = any(kinds[key] == "question" and len(key) > 1 for key in groups)
    letters = _letters(groups, kinds)
    carried = _carried(groups, lines)
    sure: dict[str, list[Candidate]] = {}
    points: dict[str, int] = {}
    for key, group in groups.items():
        if key in evidence.words.labels["no_label"] or (len(key) == 1 and key not in letters):
            continue
        if kinds[key] != "named":
            sure[key] = group
        else:
            points[key] = _points(group, evidence, asked, carried)
    sure.update({key: groups[key] for key, each in points.items() if each >= ENOUGH})
    if sum(map(len, sure.values())) >= COMPANY:  # in company less will do
        sure.update({key: groups[key] for key, each in points.items() if each == ENOUGH - 1 or _in_bold(groups[key])})
        sure.update({key: groups[key] for key in _asking(groups, sure, points)})
    surnames = [surname_of(key) for key in sure if kinds[key] == "named" and " " in key]
    for key, group in groups.items():
        if (
            key not in sure
            and len(key) > 3
            and any(same_surname(surname_of(key), each) for each in surnames)
            and len(key.split()) < 4
        ):
            sure[key] = group
    return _in_use(sure, kinds)


def _in_bold(group: list[Candidate]) -> bool:
    """Whether a group is set as labels are set, whatever its words: in bold, at the beginning of lines."""
    return all(each.style == "bold" and not each.run_in for each in group)


def _asking(groups: dict[str, list[Candidate]], sure: dict[str, list[Candidate]], points: dict[str, int]) -> list[str]:
    """Groups that could be names and always stand right before the line of a sure label: they ask, it answers."""
    answering = {each.line for group in sure.values() for each in group}
    found: list[str] = []
    waiting = [key for key in groups if points.get(key) and key not in sure]
    while more := [key for key in waiting if _stands_before(groups[key], answering)]:
        found += more
        answering |= {each.line for key in more for each in groups[key]}
        waiting = [key for key in waiting if key not in more]
    return found


def _stands_before(group: list[Candidate], labels: set[int]) -> bool:
    return all(each.line + 1 in labels and each.style != "alone" for each in group)


def _letters(groups: dict[str, list[Candidate]], kinds: dict[str, str]) -> set[str]:
    """Labels of one letter are used where a question's and an answer's both occur, or a question's again and again."""
    single = {key: kinds[key] for key in groups if len(key) == 1}
    asking = [key for key, kind in single.items() if kind == "question"]
    if not asking:
        return set()
    both = "answer" in single.values()
    return (
        {key for key in single if single[key] in ("question", "answer")}
        if both or len(groups[asking[0]]) > 1
        else set()
    )


def _in_use(sure: dict[str, list[Candidate]], kinds: dict[str, str]) -> dict[str, list[Candidate]]:
    """Lines that are nothing but a label count only where labels with a colon do not carry the text."""
    closed = {key: [each for each in group if each.style != "alone"] for key, group in sure.items()}
    if sum(map(len, closed.values())) > 1:
        return {key: group for key, group in closed.items() if group}
    named = {key: group for key, group in sure.items() if len(group) > 1 or kinds[key] != "named"}
    return (
        named
        if any(kinds[key] == "question" for key in named)
        else {key: group for key, group in closed.items() if group}
    )


def _carried(groups: dict[str, list[Candidate]], lines: int) -> bool:
    """Whether names that come again carry the text as labels: at the beginning of every third line or more."""
    again = [group for group in groups.values() if len(group) > 1 and NAME.fullmatch(group[0].text.partition(",")[0])]
    return len(again) > 1 and sum(map(len, again)) * 3 >= lines


def _points(group: list[Candidate], evidence: Evidence, asked: bool, carried: bool) -> int:
    """Evidence that a group of equal candidates names a speaker."""
    first = group[0]
    if first.style == "short":
        return 0
    bare = first.text.strip(" .")
    titled = _titled(bare, evidence)
    if not titled and not NAME.fullmatch(bare.partition(",")[0]) and not _single_name(bare, first):
        return 0
    points = min(len(group), 3) + 2 * carried + 2 * titled + asked + bool(first.note)
    points += first.style in ("bold", "capitals")
    points += first.style == "bold" and NAME.fullmatch(bare) is not None and len(group) > 1
    surname = surname_of(bare)
    if any(same_surname(surname, person.surname) for person in evidence.cast) and len(bare.split()) < 7:
        points += ENOUGH
    return points


def _titled(text: str, evidence: Evidence) -> bool:
    """Whether a label begins with a form of address or holds an office."""
    return (
        evidence.vocabulary.is_honorific(text.split()[0])
        or evidence.vocabulary.office_of(text, evidence.words.language) is not None
    )


def _single_name(text: str, candidate: Candidate) -> bool:
    """One word can be a name; what is in capitals can be one of several words."""
    name, comma, _ = text.partition(",")
    return (
        (name.isalpha() and name[:1].isupper())
        or candidate.style == "capitals"
        or (bool(comma) and candidate.style == "bold")
    )


def _run_in(composed: Composed, labels: list[Label]) -> Iterable[Label]:
    """Labels known from elsewhere that stand within a line, after the end of a sentence."""
    kinds = {label.text: label.category for label in labels if len(label.text) > 3}
    if not kinds:
        return
    taken = {label.start for label in labels}
    names = "|".join(sorted(map(regex.escape, kinds), key=len, reverse=True))
    pattern = regex.compile(rf"(?<=[.?!…\"”»’)\]—–-]\s)(?:{names})(?=\s?(?:\([^)\n]{{0,160}}\)\s?)?:)")
    for match in pattern.finditer(composed.text):
        whole = AT_START.match(composed.text, match.start(), match.start() + 400)
        if whole and match.start() not in taken:
            body = whole.end() + (composed.text[whole.end() : whole.end() + 1].isspace())
            yield Label(match.start(), body, match.group(), whole["note"].strip(), kinds[match.group()])
