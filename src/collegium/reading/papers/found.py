"""Every paper that a reading tells of, once each: made before named, and who is not heard."""

from collections.abc import Iterable
from dataclasses import dataclass

from collegium.reading.contract import Reading, Span
from collegium.reading.papers.absent import absent_in
from collegium.reading.papers.held import answers, stems_of
from collegium.reading.papers.made import made_in
from collegium.reading.papers.named import named_in
from collegium.reading.papers.shapes import SORTS, Told
from collegium.reading.papers.surroundings import sentence_around
from collegium.reading.vocabulary import Vocabulary

__all__ = ["SORTS", "Paper", "papers_of"]


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper that a text tells of: `span` its words, `passage` the sentence around them.

    `sort` is one of SORTS, `id` a slug of the tables where they know it. `own` says that no other text can mean the
    same one by these words ("a letter"), `distinct` that the name says whose it is. `holders` are the parties and
    forums named beside it, who are likely to have it.
    """

    span: Span
    passage: Span
    sort: str
    name: str
    id: str | None
    own: bool
    distinct: bool
    holders: tuple[str, ...]

    @property
    def identity(self) -> str:
        """What all mentions of one paper have in common, in whatever text; empty where no other text can mean it."""
        if self.own:
            return ""
        between = () if self.distinct else sorted(self.holders)
        return self.id or " ".join([self.sort, *sorted(stems_of(self.name)), *between])


def papers_of(reading: Reading, vocabulary: Vocabulary) -> tuple[Paper, ...]:
    """The papers that a reading tells of, in the order of its text, each once; never the text itself."""
    told = [*made_in(reading), *named_in(reading, vocabulary), *absent_in(reading)]
    papers = {each.key: _paper(reading, each) for each in _longest(told) if not _is_itself(reading, each)}
    return tuple(sorted(papers.values(), key=lambda paper: paper.span))


def _longest(told: Iterable[Told]) -> list[Told]:
    """Of what overlaps and of what has one key only the first: made ones come before named ones."""
    kept: list[Told] = []
    keys: set[str] = set()
    for each in told:
        overlaps = any(each.span[0] < other.span[1] and other.span[0] < each.span[1] for other in kept)
        if not overlaps and each.key not in keys:
            kept.append(each)
            keys.add(each.key)
    return kept


def _is_itself(reading: Reading, told: Told) -> bool:
    """Whether the text is the paper that it tells of."""
    heading = reading.heading
    stems = stems_of(told.name)
    return answers(told.sort, stems, heading.title or "", heading.kind) if told.sort != "words" else False


def _paper(reading: Reading, told: Told) -> Paper:
    passage = sentence_around(reading.text, told.span)
    inside = [
        each
        for each in reading.mentions
        if each.kind in ("party", "forum") and each.id and passage[0] <= each.span[0] < passage[1]
    ]
    holders = told.holders or tuple(dict.fromkeys(each.id for each in inside if each.id))
    distinct = any(told.span[0] <= each.span[0] < told.span[1] for each in inside)
    return Paper(told.span, passage, told.sort, told.name, told.id, told.own, distinct, holders)
