"""Search finds passages by their words and by what is stated in them, in the spaces that a person sees."""

from dataclasses import replace

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
