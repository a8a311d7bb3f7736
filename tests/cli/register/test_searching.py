"""`collegium search`: what a person may see is found, and nothing else."""

import json

import pytest

from tests.cli.register.house import HEAD, House

OTHER = "head@ostrand.example"


def test_passages_are_found_in_the_words_of_a_person(house: House) -> None:
    found = house.done("search", "guidelines", "--as", HEAD)
    assert "[Guidelines]" in found.stdout
    assert "passages" in found.stderr
    told = json.loads(house.done("search", "guidelines", "--as", HEAD, "--format", "json", "--most", "1").stdout)
    told = [each for each in told if each["kind"] == "passage"]
    assert len(told) == 1
    start, end = told[0]["span"]
    assert "uidelines" in told[0]["text"]
    assert end - start == len(told[0]["text"])


def test_entries_are_found_too_or_alone(house: House) -> None:
    added = house.done("search", "--kind", "document", "--as", HEAD, "--format", "json", "--most", "1")
    told = json.loads(added.stdout)
    assert [each["kind"] for each in told] == ["document"]
    assert "0 passages" in added.stderr
    title = told[0]["parts"][0]["text"].split()[0]
    assert f"[{title}" in house.done("search", title, "--kind", "entry", "--as", HEAD).stdout
    assert house.run("search", title, "--kind", "entry", "--as", OTHER).returncode == 1


def test_what_a_statement_does_narrows_it(house: House) -> None:
    told = json.loads(house.done("search", "--act", "adopts", "--as", HEAD, "--format", "json").stdout)
    assert told
    assert all("adopts" in {each["act"] for each in hit["statements"]} for hit in told)


def test_nothing_found_ends_with_one_and_writes_nothing(house: House) -> None:
    ended = house.run("search", "penguins", "--as", HEAD)
    assert (ended.returncode, ended.stdout) == (1, "")
    assert "0 passages" in ended.stderr


def test_another_partner_finds_nothing_of_it(house: House) -> None:
    ended = house.run("search", "guidelines", "--as", OTHER)
    assert (ended.returncode, ended.stdout) == (1, "")


@pytest.mark.parametrize(
    ("words", "status", "said"),
    [
        ((), 1, "Nothing is looked for"),
        (('"the ferry',), 1, "A quotation mark is open"),
        (("ferry", "--from", "spring"), 1, "This is no date"),
        (("ferry", "--space", "QN"), 1, "You see no space of this name"),
        (("ferry", "--act", "sings"), 2, "sings"),
        (("ferry", "--most", "0"), 2, "--most"),
    ],
)
def test_what_cannot_be_asked_is_said(house: House, words: tuple[str, ...], status: int, said: str) -> None:
    ended = house.run("search", *words, "--as", HEAD)
    assert ended.returncode == status
    assert said in ended.stderr
