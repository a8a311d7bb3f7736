"""How alike titles are."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from collegium.voting.questions.titles import likeness, words_of

TITLES = st.lists(st.text("abcdefgh ", max_size=20), max_size=6)


def test_words_that_tell_nothing_are_left_out() -> None:
    assert words_of("The Ice-floes of ÉTÉRNAL seas, 12 of them") == {
        "floes",
        "eternal",
        "seas",
        "them",
    }  # not "the", "ice", "of", "12"


def test_a_rare_word_tells_more_than_a_common_one() -> None:
    others = [words_of(each) for each in ("report icebergs", "report reefs", "report tides", "report tides")]
    assert list(likeness(words_of("report icebergs"), others)) == pytest.approx([1.0, 0.0648, 0.0812, 0.0812], abs=1e-4)


@given(st.text("abcdefgh ", max_size=20), TITLES)
def test_likeness_is_between_none_and_all_and_all_for_the_same_title(text: str, others: list[str]) -> None:
    words = words_of(text)
    found = likeness(words, [words_of(each) for each in (*others, text)])
    assert len(found) == len(others) + 1
    assert all(0 <= each <= 1 + 1e-12 for each in found)
    assert found[-1] == (pytest.approx(1) if words else 0)
