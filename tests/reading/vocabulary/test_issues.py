"""The issues of the thesaurus are found by their words in five languages, and nothing is found where none is."""

import re
from collections import defaultdict

import pytest
from hypothesis import given
from hypothesis import strategies as st

from collegium.reading.vocabulary import Issue, Vocabulary, VocabularyError
from collegium.reading.vocabulary.tables import LANGUAGES
from tests.reading.vocabulary.sheets import Case, sheet, twice

SHIPPED = Vocabulary.shipped()
CASES = sheet("issues")
BY_ID = {issue.id: issue for issue in SHIPPED.issues}
OWN = Vocabulary(
    issues=(
        Issue("harbours", {"en": ("harbo*", "deep harbour rule*", "DHR")}, "sea"),
        Issue("sea", {"en": ("sea", "harbour rule*"), "de": ("Seerecht*", "See*")}),
        Issue("tides", {"en": ("tide", "harbour rule*")}, "sea"),
    )
)


def of(language: str) -> list[Case]:
    return [case for case in CASES if case["language"] == language]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_sentence_on_an_issue_has_it_first(language: str) -> None:
    found = {case["sentence"]: SHIPPED.issues_in(case["sentence"], language) for case in of(language) if case["id"]}
    wrong = {case["id"]: found[case["sentence"]] for case in of(language) if case["id"]}
    assert not {own: issues for own, issues in wrong.items() if issues[:1] != (own,)}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_sentence_on_none_has_none(language: str) -> None:
    none = [case for case in of(language) if not case["id"]]
    assert len(none) >= 3
    for case in none:
        assert SHIPPED.issues_in(case["sentence"], language) == (), case["guards"]


def test_every_issue_has_a_sentence_in_every_language() -> None:
    written = defaultdict(list)
    for case in CASES:
        if case["id"]:
            written[case["language"]].append(case["id"])
    for language in LANGUAGES:
        assert sorted(written[language]) == sorted(BY_ID)
    assert all(case["guards"] for case in CASES)


def test_every_issue_has_words_in_every_language_and_none_twice() -> None:
    for issue in SHIPPED.issues:
        assert {language: 3 <= len(issue.words[language]) <= 12 for language in LANGUAGES} == dict.fromkeys(
            LANGUAGES, True
        ), issue.id
        assert not twice(issue.words), issue.id


def test_the_table_holds_at_least_a_hundred_issues_once_each_under_a_slug() -> None:
    ids = [issue.id for issue in SHIPPED.issues]
    assert ids == sorted(set(ids))
    assert len(ids) >= 100
    assert all(re.fullmatch(r"[a-z]+(?:-[a-z]+)*", own) for own in ids)


def test_wider_issues_are_in_the_table_and_lead_to_the_top() -> None:
    for issue in SHIPPED.issues:
        passed, at = {issue.id}, issue
        while at.parent:
            at = BY_ID[at.parent]
            assert at.id not in passed, issue.id
            passed.add(at.id)


def test_most_hits_come_first_and_of_as_many_the_earlier() -> None:
    assert OWN.issues_in("A sea, a tide and another sea.", "en") == ("sea", "tides")
    assert OWN.issues_in("A tide and the sea.", "en") == ("tides", "sea")


def test_the_longest_phrase_counts_and_may_tell_of_two_issues() -> None:
    assert OWN.issues_in("the deep harbour rules", "en") == ("harbours",)
    assert OWN.issues_in("the harbour rules", "en") == ("sea", "tides")


def test_of_two_words_that_take_any_ending_the_longer_beginning_counts() -> None:
    own = Vocabulary(issues=(Issue("any", {"de": ("Wirt*",)}), Issue("sanctions", {"de": ("Wirtssank*",)})))
    assert own.issues_in("Die Wirtssanktionen", "de") == ("sanctions",)
    assert own.issues_in("Der Wirt", "de") == ("any",)


def test_a_word_without_a_star_takes_no_ending() -> None:
    assert OWN.issues_in("seas and tides", "en") == ()


def test_an_abbreviation_is_found_only_in_capitals() -> None:
    assert OWN.issues_in("the DHR", "en") == ("harbours",)
    assert OWN.issues_in("the dhr", "en") == ()


@pytest.mark.parametrize("text", ["deep, harbour rules", "deep; harbour rules", "deep. Harbour rules"])
def test_no_phrase_goes_over_a_sign(text: str) -> None:
    assert OWN.issues_in(text, "en") == ("sea", "tides")


def test_a_phrase_may_be_hyphenated_or_broken_over_a_line() -> None:
    assert OWN.issues_in("deep-harbour\nrules", "en") == ("harbours",)


def test_a_language_without_words_has_no_issues() -> None:
    assert OWN.issues_in("the sea", "fr") == ()


@given(st.text(max_size=80), st.sampled_from(LANGUAGES))
def test_any_text_can_be_asked_for_issues_of_the_table(text: str, language: str) -> None:
    found = SHIPPED.issues_in(text, language)
    assert len(found) == len(set(found))
    assert set(found) <= set(BY_ID)


@given(st.lists(st.sampled_from(["deep", "harbour", "rules", "sea", "DHR", "tide", "oak"]), max_size=8))
def test_case_changes_no_issue_but_those_of_abbreviations(words: list[str]) -> None:
    text = " ".join(word for word in words if word != "DHR")
    assert OWN.issues_in(text, "en") == OWN.issues_in(text.title(), "en")


def test_a_partnership_adds_issues_and_words_to_those_that_are_there() -> None:
    own = OWN.extend(
        {
            "issues": [
                {"id": "lamps", "words": {"en": ["lamp*"], "fr": "lampe*"}, "parent": "sea"},
                {"id": "sea", "words": {"fr": ["mer"]}},
            ]
        }
    )
    assert own.issues_in("lamps by the sea", "en") == ("lamps", "sea")
    assert own.issues_in("une lampe en mer", "fr") == ("lamps", "sea")
    assert own.digest != OWN.digest


def test_an_issue_under_one_that_no_table_knows_is_refused() -> None:
    with pytest.raises(VocabularyError) as caught:
        OWN.extend({"issues": [{"id": "lamps", "parent": "light"}]})
    assert caught.value.where == "issues, row 1, parent"
    assert "'light'" in caught.value.cause


def test_the_date_of_an_instrument_of_ones_own_is_checked() -> None:
    kept = OWN.extend({"instruments": [{"id": "tresk-accord", "kind": "accord", "date": "2019-07"}]})
    assert (kept.instruments[0].kind, kept.instruments[0].date) == ("accord", "2019-07")
    with pytest.raises(VocabularyError) as caught:
        OWN.extend({"instruments": [{"id": "tresk-accord", "date": "July 2019"}]})
    assert caught.value.where == "instruments, row 1, date"


def test_a_row_of_ones_own_fills_an_empty_cell_of_a_known_instrument() -> None:
    once = OWN.extend({"instruments": [{"id": "tresk-accord", "names": {"en": "Tresk Accord"}}]})
    twice_given = once.extend({"instruments": [{"id": "tresk-accord", "date": "2019", "forum": "tarn-forum"}]})
    assert twice_given.instruments[0].names == {"en": ("Tresk Accord",)}
    assert (twice_given.instruments[0].date, twice_given.instruments[0].forum) == ("2019", "tarn-forum")
