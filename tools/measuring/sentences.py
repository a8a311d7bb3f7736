"""Sentences of the Security Council's documents side by side in four languages, each read by itself as one turn.

The real record has them with human labels (`quadclass.csv.gz`, MIT licence; the texts are of the United Nations).
What has no text in a language is left out of that language, and counted.
"""

import csv
import gzip
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from collegium.reading.cast.scene import Scene
from collegium.reading.compose import compose
from collegium.reading.contract import Heading, Statement, Turn
from collegium.reading.mentions import mentions_of
from collegium.reading.source import Block, Run
from collegium.reading.statements import statements_of
from collegium.reading.vocabulary import Vocabulary
from collegium.reading.words import words

LANGUAGES = ("en", "es", "fr", "ru")
HEADING = Heading("speech", None, None, None, None, None, ())


@dataclass(frozen=True, slots=True)
class Row:
    """A sentence: its number, its labels, and in each language that has it its text and its statements."""

    number: str
    labels: frozenset[str]
    texts: dict[str, str]
    statements: dict[str, tuple[Statement, ...]]

    def acts(self, language: str) -> frozenset[str]:
        """The acts of the sentence as it is in a language."""
        return frozenset(each.act for each in self.statements[language])


def rows_of(path: Path) -> Iterator[Row]:
    """The rows of a file of sentences."""
    vocabulary = Vocabulary.shipped()
    with gzip.open(path, "rt", encoding="utf-8", newline="") as lines:
        for line in csv.DictReader(lines):
            texts = {code: line[code] for code in LANGUAGES if line[code].strip()}
            stated = {code: stated_in(text, code, vocabulary) for code, text in texts.items()}
            yield Row(line["task_id"], frozenset(line["label"].split("|")), texts, stated)


def stated_in(sentence: str, language: str, vocabulary: Vocabulary) -> tuple[Statement, ...]:
    """The statements of a sentence that somebody says, of whom nothing is known."""
    scene = Scene(compose([Block((Run(sentence, "sentence", 0),))]), words(language), vocabulary)
    turn = Turn((0, len(scene.composed.text)), "statement", None, None, None)
    mentions = mentions_of(scene, HEADING, (turn,))
    return statements_of(scene, HEADING, (turn,), mentions, 0, None)[0]


def agreement(rows: Sequence[Row], language: str) -> tuple[int, float, float]:
    """Of the sentences that a language has: how many, the share with the acts of English, the mean F1 of the acts."""
    pairs = [(row.acts("en"), row.acts(language)) for row in rows if language in row.texts]
    if not pairs:
        return 0, 0.0, 0.0
    same = sum(one == other for one, other in pairs)
    shared = sum(2 * len(one & other) / (len(one) + len(other)) if one or other else 1.0 for one, other in pairs)
    return len(pairs), same / len(pairs), shared / len(pairs)
