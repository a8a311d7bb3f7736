"""The beginnings by which forms are chosen: as many characters as are asked for, and none that is not told."""

import re

import pytest

from collegium.reading.dates.starts import starts, tree


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("abcdef", {"abc"}),
        ("a(?:b|cd)?e", {"abe", "acd", "ae"}),
        ("ab?", {"a", "ab"}),
        ("x {1,3}y", {"x y", "x  "}),
        ("v {0,2}w", {"vw", "v w", "v  "}),
        ("[ab]c", {"ac", "bc"}),
        (r"(?P<day>[12][0-9])\b m", {"1", "2"}),
        (r"no(?!w)t\w+", {"not"}),
    ],
)
def test_the_first_three_characters_are_told_up_to_a_figure(pattern: str, expected: set[str]) -> None:
    assert starts(pattern, 3) == expected


@pytest.mark.parametrize("pattern", [r"a\w", "a[^b]c", "ab+c", "[a-c]*d"])
def test_what_cannot_be_told_is_no_beginning(pattern: str) -> None:
    with pytest.raises(ValueError, match="no characters can be told"):
        starts(pattern, 3)


@pytest.mark.parametrize(
    ("text", "expected"),
    [("tomb", "tom"), ("to be", "to"), ("tod.", "tod"), ("t-r", None), ("a.b", "a."), ("ab", None)],
)
def test_the_longest_start_is_read(text: str, expected: str | None) -> None:
    found = re.match(tree({"to", "tom", "tod", "a."}), text)
    assert (found[0] if found else None) == expected
