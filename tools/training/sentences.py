"""Sentences of the Security Council's documents, in four languages side by side, whose acts were marked in English.

`marks/sentences.csv` holds numbers and acts; the sentences are read from the real record.
"""

import csv
import gzip
from collections.abc import Iterator

from collegium.reading.contract import Mention
from collegium.reading.statements.lexicon import lexicon
from collegium.reading.vocabulary import Vocabulary
from tools.training.labels import Labelled, of_sentence
from tools.training.sources import HERE, RECORD

WEIGHT = 0.6  # of a clause whose place in the sentence is guessed


def clauses(language: str) -> Iterator[Labelled]:
    """The clauses of all marked sentences in a language; none where the real record is not at hand."""
    path = RECORD / "sentences" / "quadclass.csv.gz"
    if not path.is_file():
        return
    with (HERE / "marks" / "sentences.csv").open(encoding="utf-8", newline="") as file:
        acts = {row["sentence"]: row["acts"].split() for row in csv.DictReader(file)}
    known, vocabulary = lexicon(language), Vocabulary.shipped()
    with gzip.open(path, "rt", encoding="utf-8", newline="") as rows:
        for row in csv.DictReader(rows):
            text = row[language]
            if row["task_id"] in acts and text:
                named = [
                    Mention(spot.span, spot.values[0].kind, spot.values[0].id)
                    for spot in vocabulary.spots(text, language)
                    if spot.values[0].kind != "other"
                ]
                yield from of_sentence(f"sentences/{row['doc']}", text, acts[row["task_id"]], named, known, WEIGHT)
