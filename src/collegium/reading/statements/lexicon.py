"""The words of a language by which a passage does something, each with what it can be, made from its table."""

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from typing import Any, Final

from collegium.reading.words import LANGUAGES, fold

VOWELS: Final = "aeiou"
AUXILIARIES: Final = frozenset(("future", "duty", "possible", "have", "be", "do"))
# Lists of prepositions by what they make of a name.
ROLES: Final = ("with", "to", "place", "against", "on", "about", "for")
UNTAGGED: Final = ("abbreviations", "infinitives", "opening")  # lists of a grammar that are no tags


@dataclass(frozen=True, slots=True)
class Word:
    """What a word can be: `tags` of the grammar, the verb that it is a form of, an act as noun or adjective.

    `shape` says which form: "base", "third", "past", "participle", "gerund", "infinitive", "we", "future". `tone` holds
    "negative" where the word blames, "positive" where it praises, "value" where it names one.
    """

    tags: frozenset[str] = frozenset()
    verb: str = ""
    shape: str = ""
    noun: str = ""
    adjective: str = ""
    tone: tuple[str, ...] = ()


NOTHING: Final = Word()


@dataclass(frozen=True, slots=True, eq=False)
class Lexicon:
    """All words of one language, folded, and the rules of its verbs."""

    language: str
    by_form: bool
    verb_last: bool  # its verbs stand at the end of a clause, but for the finite one
    infinitives: tuple[str, ...]  # what infinitives end with
    words: Mapping[str, Word]
    starting: frozenset[str]  # words with which a verb begins: its forms and auxiliaries
    acts: Mapping[str, str]
    carriers: Mapping[str, str]
    rules: Mapping[str, tuple[tuple[str, str], ...]]
    values: frozenset[str]
    negative: frozenset[str]
    alone: frozenset[str]  # adjectives that undertake without a "to" behind them
    openers: tuple[str, ...]
    opens: frozenset[str]  # the first words of `openers`
    opening: frozenset[str]  # verbs that open a paragraph in a form that could be a noun, too
    abbreviations: frozenset[str]
    times: Mapping[str, tuple[str, ...]]
    homes: Mapping[str, str]
    agreeing: frozenset[str]
    aiding: frozenset[str]
    respecting: frozenset[str]
    towards: Mapping[str, frozenset[str]]
    roles: Mapping[str, str]  # the part that a preposition gives a name behind it, one of ROLES
    tails: Mapping[str, tuple[str, ...]]  # of infinitives, participles and adverbs, in French and Spanish


@cache
def lexicon(language: str) -> Lexicon:
    """The lexicon of a language; that of English for one that has none."""
    code = language if language in LANGUAGES else "en"
    table = tomllib.loads((files(__package__) / "words" / f"{code}.toml").read_text("utf-8"))
    acts = {verb: act for act, verbs in table["acts"].items() for verb in verbs}
    carriers = {verb: act for act, verbs in table["carriers"].items() for verb in verbs}
    rules = {verb: tuple(rows.items()) for verb, rows in table["rules"].items()}
    _apart(rules, (*acts, *carriers))
    words: dict[str, Word] = {}
    _put_verbs(words, table, dict.fromkeys((*rules, *acts, *carriers, *table.get("plain", {}).get("verbs", ()))))
    for kind in ("nouns", "adjectives"):
        for act, group in table[kind].items():
            for word in group:
                _put(words, word, **{kind[:-1]: act})
    for tag, group in _tagged(table):
        for word in group:
            _tag(words, fold(word), tag)
    for tone, key in (("negative", "negative"), ("positive", "positive"), ("value", "values")):
        for word in table["content"].get(key, ()):
            _put(words, word, tone=(*words.get(word, NOTHING).tone, tone))
    return Lexicon(
        language=code,
        by_form="endings" in table,
        verb_last="late" in table["grammar"],
        infinitives=tuple(table["grammar"].get("infinitives", ())),
        words=words,
        starting=frozenset(form for form, word in words.items() if word.verb or word.tags & AUXILIARIES),
        acts=acts,
        carriers=carriers,
        rules=rules,
        values=frozenset(table["content"]["values"]),
        negative=frozenset(table["content"]["negative"]),
        alone=frozenset(table["content"].get("alone", ())),
        openers=tuple(table["conditions"]["open"]),
        opens=frozenset(phrase.split()[0] for phrase in table["conditions"]["open"]),
        opening=frozenset(table["grammar"].get("opening", ())),
        abbreviations=frozenset(table["grammar"]["abbreviations"]),
        times={key: tuple(table["times"].get(key, ())) for key in ("by", "since", "about")},
        homes=dict(sorted(table.get("homes", {}).items(), key=lambda each: -len(each[0]))),  # the longest first
        aiding=frozenset(table["sides"].get("aiding", ())),
        respecting=frozenset(table["sides"].get("respecting", ())),
        towards={key: frozenset(table["sides"].get(key, ())) for key in (*ROLES, "informing", "blamed", "meeting")},
        roles={word: role for role in reversed(ROLES) for word in table["sides"].get(role, ())},
        agreeing=frozenset(table["sides"].get("agreeing", ())),
        tails={key: tuple(words_) for key, words_ in table.get("tails", {}).items()},
    )


def _put_verbs(words: dict[str, Word], table: Mapping[str, Any], verbs: Iterable[str]) -> None:
    """Put in every form of some verbs; "base we" is one that shows its subject, unless it may be another word."""
    unsure = {*table["grammar"]["doubtful"], *(noun for nouns in table["nouns"].values() for noun in nouns)}
    for verb in verbs:
        for form, kind in forms(verb, table):
            shape, _, person = kind.partition(" ")
            _put(words, form, verb=verb, shape=shape)
            if person and form not in unsure:
                _tag(words, form, person)
            elif shape == "participle" and "tails" in table:
                _tag(words, form, shape)  # "dit" and "fait" are finite too


def _tagged(table: Mapping[str, Any]) -> Iterator[tuple[str, Iterable[str]]]:
    """Each tag with the words that have it."""
    yield from ((tag, group) for tag, group in table["grammar"].items() if tag not in UNTAGGED)
    sides = table["sides"]
    yield from (("side", sides["all"]), ("side", sides["own"]), ("all", sides["all"]), ("event", sides["event"]))


def _put(words: dict[str, Word], form: str, **known: Any) -> None:
    """Say more of what a word can be; the first verb, and the first shape of it, stays."""
    there = words.get(form, NOTHING)
    if known.get("verb") and there.verb:
        return
    words[form] = replace(there, **known)


def _tag(words: dict[str, Word], word: str, tag: str) -> None:
    """Add a tag to those that a word has."""
    there = words.get(word, NOTHING)
    words[word] = replace(there, tags=there.tags | {tag})


def forms(verb: str, table: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Every form of a verb with its shape."""
    if "endings" in table:
        yield from _inflected(verb, table["endings"])
        return
    yield verb, "base"
    yield _third(verb), "third"
    odd = table["irregular"].get(verb)
    if odd:
        yield odd[0], "past"
        yield odd[1], "participle"
        yield from ((form, "gerund") for form in odd[2:])
        return
    stem = verb[:-1] if verb.endswith("e") else verb
    yield (verb[:-1] + "ied" if _y(verb) else stem + "ed"), "past"
    yield (verb if verb.endswith("ee") else stem) + "ing", "gerund"


def _inflected(verb: str, endings: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """The forms of a verb written as stem and class: "exprim/er"; "ge-t" also has something before the root."""
    stem, _, kind = verb.partition("/")
    first, _, root = stem.rpartition("|")
    for shape, tails in endings[kind or "whole"].items():
        for tail in tails:
            front, _, back = tail.rpartition("-")
            yield first + front + root + back, shape


def _apart(rules: dict[str, tuple[tuple[str, str], ...]], verbs: Iterable[str]) -> None:
    """Rules for verbs written "vor|leg/en", whose first part stands at the end of a main clause."""
    for verb in dict.fromkeys((*rules, *verbs)):
        first, _, root = verb.rpartition("|")
        if first:
            rules[root] = ((f"-{first}", f"as {verb}"), *rules.get(root, ()))


def _third(verb: str) -> str:
    """The third person of an English verb: "plays", "carries", "passes"."""
    if verb == "have":
        return "has"
    if _y(verb):
        return verb[:-1] + "ies"
    return verb + ("es" if verb.endswith(("s", "x", "z", "ch", "sh", "o")) else "s")


def _y(verb: str) -> bool:
    """Whether an English verb ends with a "y" that its forms make an "i": "carry", not "play"."""
    return verb.endswith("y") and verb[-2] not in VOWELS
