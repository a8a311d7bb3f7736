"""A word of its own in every field of what is private in the programme: nobody else ever meets one."""

import pytest

from tests.cast import Cast
from tests.web.crawling import OTHERS, crawl
from tests.web.stage import signed_in
from tests.web.staged import ROOMS, common


@pytest.fixture
def words(cast: Cast) -> set[str]:
    """The words that Velmora's own entries hold."""
    return {word for room in ROOMS for word in room.nest(cast).values()}


@pytest.mark.parametrize("who", OTHERS)
def test_nobody_else_meets_a_word_of_the_private_programme(cast: Cast, words: set[str], who: str) -> None:
    starts = ["/", *(address for room in ROOMS for address in room.guesses(cast))]
    pages = dict(crawl(signed_in(cast.people.get(who)), starts))
    assert not {(path, word) for path, page in pages.items() for word in words if word in page}


def test_whoever_may_see_them_meets_every_one(cast: Cast, words: set[str]) -> None:
    pages = "".join(page for _, page in crawl(signed_in(cast.editor_qm), ["/"]))
    assert [word for word in words if word not in pages] == []


@pytest.fixture
def common_words(cast: Cast) -> set[str]:
    """The words that entries of the joint space hold."""
    return set(common.nest(cast).values())


@pytest.mark.parametrize("who", ["keeper", "editor_qt", "public"])
def test_who_is_no_partner_meets_no_word_of_what_partners_have_in_common(
    cast: Cast, common_words: set[str], who: str
) -> None:
    pages = dict(crawl(signed_in(cast.people.get(who)), ["/", *common.guesses(cast)]))
    assert not {(path, word) for path, page in pages.items() for word in common_words if word in page}


def test_the_other_partner_meets_every_one(cast: Cast, common_words: set[str]) -> None:
    pages = "".join(page for _, page in crawl(signed_in(cast.editor_qn), ["/"]))
    assert [word for word in common_words if word not in pages] == []
