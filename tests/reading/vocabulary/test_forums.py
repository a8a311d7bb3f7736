"""The shipped table of forums: what each is called, where it belongs, and who belongs to it."""

import csv
import re
from collections import Counter, defaultdict
from itertools import pairwise

import pytest

from collegium.reading.vocabulary import Forum, Vocabulary
from collegium.reading.vocabulary.cells import TABLES
from collegium.reading.vocabulary.forums import named_forms
from collegium.reading.vocabulary.tables import LANGUAGES, Membership
from collegium.reading.vocabulary.words import Phrasebook, demand, keys_of
from tests.reading.vocabulary.rows import CASES

SHIPPED = Vocabulary.shipped()
FORUMS = {forum.id: forum for forum in SHIPPED.forums}
PARTIES = {party.id for party in SHIPPED.parties}
BOOKS = {language: Phrasebook(language, named_forms(language, SHIPPED.forums)) for language in LANGUAGES}
SENTENCES = list(csv.DictReader((CASES / "forums.csv").read_text(encoding="utf-8").splitlines()))
SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
POINT = re.compile(r"\d{4}(-\d\d-\d\d)?")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sentence_names_its_forum_and_no_other(language: str) -> None:
    wrong = [
        (row["sentence"], found)
        for row in SENTENCES
        if row["language"] == language
        and (found := {match.values for match in BOOKS[language].matches(row["sentence"])}) != {(row["id"],)}
    ]
    assert not wrong


def test_every_forum_has_a_sentence_in_english_and_many_in_each_language() -> None:
    told = defaultdict(set)
    for row in SENTENCES:
        assert row["guards"]
        told[row["language"]].add(row["id"])
    assert told["en"] == FORUMS.keys()
    assert all(len(told[language]) >= 60 for language in LANGUAGES)


def test_no_sentence_stands_twice() -> None:
    counted = Counter(row["sentence"] for row in SENTENCES)
    assert max(counted.values()) == 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_form_names_two_forums(language: str) -> None:
    named: dict[tuple[tuple[str, ...], int], set[str]] = defaultdict(set)
    for form, forum in named_forms(language, SHIPPED.forums):
        named[keys_of(form, language), demand(form)].add(forum)
    assert not [(keys, forums) for keys, forums in named.items() if len(forums) > 1]


def test_ids_are_slugs_and_stand_once() -> None:
    assert len(FORUMS) == len(SHIPPED.forums)
    assert all(SLUG.fullmatch(forum) for forum in FORUMS)
    assert not FORUMS.keys() & PARTIES


def test_every_forum_has_a_name_in_english_and_a_source() -> None:
    for row in csv.DictReader((TABLES / "forums.csv").read_text(encoding="utf-8").splitlines()):
        assert row["en"]
        assert row["source"]
        assert None not in row
        assert None not in row.values()


def test_every_parent_is_a_forum_and_none_belongs_to_itself() -> None:
    for forum in SHIPPED.forums:
        line = [forum.id]
        while parent := FORUMS[line[-1]].parent:
            assert parent not in line, line
            line.append(parent)


@pytest.mark.parametrize("forum", SHIPPED.forums, ids=lambda forum: forum.id)
def test_years_are_iso_8601_and_in_order(forum: Forum) -> None:
    points = [forum.founded, forum.ended]
    assert all(point is None or POINT.fullmatch(point) for point in points)
    assert not (forum.founded and forum.ended) or forum.founded <= forum.ended


def test_memberships_name_known_parties_in_order_of_time() -> None:
    for forum in SHIPPED.forums:
        spells: dict[str, list[Membership]] = defaultdict(list)
        for held in forum.memberships:
            assert held.party in PARTIES, (forum.id, held)
            assert all(point is None or POINT.fullmatch(point) for point in (held.since, held.until)), (forum.id, held)
            assert not (held.since and held.until) or held.since <= held.until, (forum.id, held)
            spells[held.party].append(held)
        for party, line in spells.items():
            for before, after in pairwise(line):
                assert (before.until or "9999") <= (after.since or ""), (forum.id, party)


def test_every_membership_row_names_a_known_forum_and_its_source() -> None:
    rows = list(csv.DictReader((TABLES / "members.csv").read_text(encoding="utf-8").splitlines()))
    assert {row["forum"] for row in rows} <= FORUMS.keys()
    assert len({row["forum"] for row in rows}) >= 60
    assert all(row["source"] for row in rows)


def test_members_are_those_whose_membership_has_no_end() -> None:
    for forum in SHIPPED.forums:
        assert forum.members == tuple(held.party for held in forum.memberships if held.until is None)


@pytest.mark.parametrize(
    ("forum", "party", "since", "until"),
    [
        ("nato", "FI", "2023-04-04", None),
        ("nato", "US", "1949", None),
        ("coe", "RU", "1996", "2022-03-16"),
        ("au", "MA", "2017-01-31", None),
        ("g7", "eu", "1977", None),
    ],
)
def test_accessions_and_exits_are_known_by_their_dates(
    forum: str, party: str, since: str | None, until: str | None
) -> None:
    assert Membership(party, since, until) in FORUMS[forum].memberships
    assert (party in FORUMS[forum].members) == (until is None)
