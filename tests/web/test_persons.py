"""The page of a person: what the person says, then what others say of the person, marked as such."""

from dataclasses import replace

import pytest

from collegium.register import actions
from collegium.register.actions.deciding import decide
from collegium.register.actions.entering import enter
from collegium.register.actions.holding import FIELDS
from collegium.register.actions.merging import merge
from collegium.register.actions.references import add
from collegium.register.models import Document, Finding
from tests.cast import Cast, note
from tests.web.stage import signed_in

OWN = """Foreign Minister Idris Calloway of Velmora at a Press Conference

3 February 2031

FOREIGN MINISTER CALLOWAY: We will mend the pier before the first ice. We call on all skippers to keep the lamps lit.

QUESTION: When do the masons come?

FOREIGN MINISTER CALLOWAY: They come in the spring.
"""
OTHERS = """Foreign Minister Anna Brold of Ostrand at a Press Conference

5 March 2031

FOREIGN MINISTER BROLD: We support the proposal of Foreign Minister Idris Calloway on the lamps.

We will send nine boats before the first ice.

QUESTION: When do the boats come?

FOREIGN MINISTER BROLD: They come in the spring.
"""
NOT_OWN = "not the person’s own word"


def added(cast: Cast, text: str, space: str = "QM", by: str = "editor_qm") -> Document:
    arrival = replace(note(), data=text.encode(), name="words.txt")
    return actions.add(cast.people[by], cast.spaces[space], cast.marking("open"), arrival).document


def page(cast: Cast, key: str = "idris-calloway", who: str = "editor_qm", space: str = "QM") -> str:
    answer = signed_in(cast.people[who]).get(f"/spaces/{cast.spaces[space].pk}/persons/{key}")
    assert answer.status_code == 200
    return answer.content.decode()


def parts(shown: str) -> tuple[str, str]:
    """What the person says, and what others say of the person."""
    own, others = (shown.partition(f'<section aria-labelledby="{name}"')[2] for name in ("itself", "concerning"))
    return own.partition("</section>")[0], others.partition("</section>")[0]


@pytest.fixture
def told(cast: Cast) -> Finding:
    """What another one says of the person."""
    added(cast, OWN)
    return Finding.objects.get(document=added(cast, OTHERS), quote__contains="Calloway")


def test_what_others_say_of_a_person_stands_after_its_own_words_and_is_marked(cast: Cast, told: Finding) -> None:
    shown = page(cast)
    own, others = parts(shown)
    assert "mend the pier" in own
    assert NOT_OWN not in own
    assert "proposal of Foreign Minister Idris Calloway" in others
    assert NOT_OWN in others
    assert "nobody has decided on it" in others
    assert "mend the pier" not in others
    assert "nine boats" not in others
    assert shown.index('id="itself"') < shown.index('id="concerning"')


def test_what_was_decided_stands_there_as_it_was_decided(cast: Cast, told: Finding) -> None:
    decide(cast.editor_qm, told, "corrected", {"act": "holds"})
    boats = Finding.objects.get(document=told.document, quote__contains="nine boats")
    said = {name: getattr(boats, name) for name in FIELDS}
    start = told.start + told.quote.index("Idris")
    words = {"start": start, "end": start + len("Idris Calloway"), "quote": "Idris Calloway"}
    enter(cast.editor_qm, told.document, {**said, **words})
    for _ in range(2):
        _, others = parts(page(cast))
        assert others.count('<li class="holds">') == 1
        assert others.count('<li class="commits">') == 1
        assert "nobody has decided on it" not in others
        actions.read_again(cast.editor_qm, told.document)


def test_what_was_rejected_is_not_said_of_anybody(cast: Cast, told: Finding) -> None:
    decide(cast.editor_qm, told, "rejected", reason="It is a greeting")
    assert "No statement of others in this space names this person." in page(cast)
    assert "proposal of" not in page(cast)


def test_of_whom_others_say_nothing_the_page_says_so(cast: Cast) -> None:
    added(cast, OWN)
    own, others = parts(page(cast))
    assert "mend the pier" in own
    assert others == ""
    assert "No statement of others in this space names this person." in page(cast)


def test_another_spaces_words_are_not_among_them(cast: Cast) -> None:
    added(cast, OWN)
    added(cast, OTHERS, "QN", "editor_qn")
    assert parts(page(cast))[1] == ""
    assert "mend the pier" not in page(cast, who="editor_qn", space="QN")
    assert "proposal of" in parts(page(cast, who="editor_qn", space="QN"))[1]


def test_who_was_merged_is_spoken_of_on_one_page_and_own_words_are_no_others(cast: Cast, told: Finding) -> None:
    one, other = (
        add(cast.editor_qm, cast.spaces["QM"], "person", {"en": [name]}) for name in ("Idris Calloway", "Anna Brold")
    )
    merge(cast.editor_qm, other, one.slug)
    own, others = parts(page(cast))
    assert "proposal of" in own
    assert others == ""
