"""Whom an act is directed at where no rule tells it: those who could be meant, weighed by a linear model."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Final

from collegium.reading.statements.actors import Actors
from collegium.reading.statements.clauses import Clause
from collegium.reading.statements.lexicon import Lexicon
from collegium.reading.statements.naming import NAMING, Named, named_in
from collegium.reading.statements.sentences import Sentence
from collegium.reading.statements.voices import Voice

LATELY: Final = 3  # sentences before in which who is named last may be meant
SOON: Final = 2  # words behind the verb among which who is named stands right behind it
LEAN: Final = -0.2  # what "nobody" is weighed less: a figure that the training chose
PRONOUNS: Final = ("plural", "singular")  # tags of words that stand for somebody


@dataclass(slots=True, eq=False)
class Choice:
    """Some who could be meant, and what speaks for or against them."""

    ids: tuple[str, ...]
    features: list[str]


@dataclass(frozen=True, slots=True, eq=False)
class Question:
    """What is weighed of an act: what speaks for "nobody", and each who could be meant."""

    nobody: list[str]
    choices: list[Choice]


@cache
def weights_of(language: str) -> Mapping[str, float] | None:
    """The weights of features, made by tools/training; None for a language that has none."""
    path = files(__package__) / "models" / f"{language}-addressees.json"
    if not path.is_file():
        return None
    weights: dict[str, float] = json.loads(path.read_text("utf-8"))
    return weights


def chosen(question: Question, weights: Mapping[str, float]) -> tuple[str, ...]:
    """Who is meant: the choice that weighs most, where it weighs more than nobody."""
    best: tuple[str, ...] = ()
    if not weights:
        return best
    most = _sum(question.nobody, weights) + LEAN
    for choice in question.choices:
        weight = _sum(choice.features, weights)
        if weight > most:
            best, most = choice.ids, weight
    return best


def _sum(features: Sequence[str], weights: Mapping[str, float]) -> float:
    total = 0.0
    for feature in features:
        total += weights.get(feature, 0.0)
    return total


@dataclass(slots=True, eq=False)
class Heard:
    """What a document said last: its sentences, and whom an act was directed at by a rule."""

    sentences: list[Sentence] = field(default_factory=list)
    directed: tuple[str, ...] = ()

    def add(self, sentence: Sentence) -> None:
        """Keep a sentence that was read: those behind it may mean whom it names."""
        self.sentences = [*self.sentences[1 - LATELY :], sentence]


class Choices:
    """Finds those who could be meant by the acts in one voice."""

    def __init__(self, voice: Voice, actors: Actors, lexicon: Lexicon, heard: Heard) -> None:
        self._voice = voice
        self._actors = actors
        self._lexicon = lexicon
        self._heard = heard

    def question(self, sentence: Sentence, clause: Clause, act: str, by: tuple[str, ...]) -> Question:
        """What is to be weighed of an act that some actors perform."""
        first = clause.head.at + 1 if clause.head else clause.start
        manner = "spoken" if self._voice.spoken else "written"
        standing = (
            f"{act} {manner}",
            f"{act} {_subject(sentence, clause)}",
            f"{act} {_pronoun(sentence, first, clause.end)}",
        )
        choices: dict[tuple[str, ...], list[str]] = {}
        for name in named_in(sentence, 0, len(sentence), self._lexicon):
            if ids := self._others(sentence, name, by):
                _of_name(choices.setdefault(ids, []), sentence, clause, first, name, standing)
        if lately := self.lately(by):
            choices.setdefault(lately, []).extend(_of_memory(act, "lately", standing))
        if last := tuple(who for who in self._heard.directed if who not in by):
            choices.setdefault(last, []).extend(_of_memory(act, "last", standing))
        beside = tuple(who for who in self._voice.together if who != self._voice.party and who not in by)
        if beside:
            choices.setdefault(beside, []).extend(_of_memory(act, "beside", standing))
        verb = f"verb {clause.head.verb if clause.head else ''}"
        nobody = [f"nobody {each}" for each in _of_memory(act, verb, standing)]
        nobody.append(f"nobody {standing[1]} {manner}")
        if len(by) > 1:
            nobody.append(f"nobody {act} several")
        return Question(nobody, [Choice(ids, list(dict.fromkeys(found))) for ids, found in choices.items()])

    def _others(self, sentence: Sentence, name: Named, by: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(who for who in self._actors.ids(sentence, name.start, name.end) if who not in by)

    def lately(self, by: tuple[str, ...]) -> tuple[str, ...]:
        """The party that was named last in the sentences before."""
        for sentence in reversed(self._heard.sentences):
            for at in range(len(sentence) - 1, -1, -1):
                mention = sentence.mentions[at]
                if mention is not None and mention.kind in ("party", "person"):
                    who = self._actors.id_of(mention)
                    if who and who not in by:
                        return (who,)
        return ()


def _of_memory(act: str, source: str, standing: tuple[str, str, str]) -> list[str]:
    """What speaks of somebody who is named elsewhere."""
    return [f"{act} {source}", *(f"{each} {source}" for each in standing)]


def _of_name(
    found: list[str], sentence: Sentence, clause: Clause, first: int, name: Named, standing: tuple[str, str, str]
) -> None:
    """What speaks of somebody whom the sentence names: where, in which part, beside which words."""
    act = standing[0].partition(" ")[0]
    where = f"{_place(clause, first, name)} {'party' if name.party else 'body'}"
    part = f"{where} {name.role}"
    found += [f"{act} {where}", f"{act} {part}", part, *(f"{each} {where}" for each in standing)]
    if first <= name.start <= first + SOON:
        found.append(f"{act} {where} soon")
    if name.start and sentence.mentions[name.start - 1] is None:
        found.append(f"{act} behind {sentence.words[name.start - 1]}")
    if name.end < len(sentence) and sentence.mentions[name.end] is None:
        found.append(f"{act} before {sentence.words[name.end]}")


def _place(clause: Clause, first: int, name: Named) -> str:
    """Where a name stands: behind the verb, as its subject or before it, outside the clause."""
    if name.start >= clause.end:
        return "after"
    if name.start >= first:
        return "object"
    subject = clause.head.subject if clause.head else None
    if subject and subject[0] <= name.start < subject[1]:
        return "subject"
    return "lead" if name.start >= clause.start else "ahead"


def _pronoun(sentence: Sentence, start: int, end: int) -> str:
    """Whether a word behind the verb stands for several or for one: "them", "its"; "" for none."""
    tags = [entry.tags for entry in sentence.entries[start:end]]
    return next((tag for tag in PRONOUNS if any(tag in each for each in tags)), "")


def _subject(sentence: Sentence, clause: Clause) -> str:
    """What kind of subject the verb has."""
    head = clause.head
    if head is None or head.subject is None:
        return "whole" if head is None else "none"
    tags = sentence.entries[head.subject[1] - 1].tags
    if tags & {"we", "i"}:
        return "we"
    if tags & {"they", "it", "relatives"}:
        return "it"
    mentions = sentence.mentions[head.subject[0] : head.subject[1]]
    named = any(mention is not None and mention.kind in NAMING for mention in mentions)
    return "named" if named else "side" if "side" in tags else "thing"
