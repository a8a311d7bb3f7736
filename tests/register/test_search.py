"""Search finds passages by their words and by what is stated in them, in the spaces that a person sees."""

from dataclasses import replace

import pytest

from collegium.accounts.errors import Improper
from collegium.register import actions
from collegium.register.models import Document
from collegium.register.queries.searching import Asked, search
from tests.cast import Cast, note

TEXT = b"""Words on the Winter Ferry

Velmora, 3 February 2031

We will mend the pier before the first ice.

We call on all skippers to keep their lamps lit in the channel.

We will mend the pier before the first ice, and the lock.
"""


def added(
    cast: Cast, text: bytes = TEXT, name: str = "words.txt", space: str = "QM", by: str = "editor_qm"
) -> Document:
    arrival = replace(note(), data=text, name=name)
    return actions.add(cast.people[by], cast.spaces[space], cast.marking("open"), arrival).document


def found(cast: Cast, words: str = "", who: str = "editor_qm", **asked: str) -> list[str]:
    result = search(cast.people[who], Asked(words, **asked))
    return [hit.wording.text for hit in result.hits]


def test_a_passage_is_found(cast: Cast) -> None:
    added(cast)
    assert found(cast, "mending PIERS") == [
        "We will mend the pier before the first ice.",
        "We will mend the pier before the first ice, and the lock.",
    ]
    assert found(cast, "pier -lock") == ["We will mend the pier before the first ice."]
    assert found(cast, '"the lock"') == ["We will mend the pier before the first ice, and the lock."]
    assert found(cast, '"lock the"') == []
    assert len(found(cast, "lamp OR lock")) == 2
    assert found(cast, act="requests") == ["We call on all skippers to keep their lamps lit in the channel."]
    assert found(cast, "pier", who="editor_qn") == []


@pytest.mark.parametrize("end", ["2031", "2031-02", "2031-02-03", "2031-12", "9999", "9999-12", "9999-12-31"])
def test_a_period_ends_behind_its_last_day(cast: Cast, end: str) -> None:
    added(cast)
    assert len(found(cast, "pier", end=end)) == 2
    assert found(cast, "pier", end="2030-12") == found(cast, "pier", end="2031-02-02") == []


@pytest.mark.parametrize("day", ["2031-W06-1", "20310203", "2031-02-03-04", "2031-13", "2031-02-30", "0000", "٢٠٣١"])
def test_what_is_no_date_is_refused(cast: Cast, day: str) -> None:
    for period in ({"begin": day}, {"end": day}):
        with pytest.raises(Improper, match="no date"):
            found(cast, "pier", **period)
