"""What is asked for means what its name means in a space: what was merged or linked there is one, elsewhere nothing."""

import json
from pathlib import Path

import pytest
from pytest_django import Settings

from collegium.accounts.journal.undo import undo
from collegium.accounts.models import Change
from collegium.register.actions.deciding import decide
from collegium.register.actions.merging import Words, link, merge
from collegium.register.actions.references import add
from collegium.register.models import Document, Finding, Reference
from collegium.register.naming import Understood
from collegium.register.queries.asking import Asked
from collegium.register.queries.findings import Sought, counts, findings
from collegium.register.queries.searching import search
from collegium.register.queries.stating import Narrowed, statements
from tests.cast import Cast
from tests.register.asking import forget_names
from tests.register.naming import TEXT, added

COUNCIL, CLUB = "two-shores-council", "lantern-club"


def named(cast: Cast, forum: str, space: str = "QM", text: str = TEXT) -> Document:
    """A document with a statement of the register in a forum."""
    document = added(cast, space, text)
    person = cast.people[f"editor_{space.lower()}"] if space != "joint" else cast.secretariat
    finding = Finding.objects.get(document=document, quote__contains="mend the pier")
    decide(person, finding, "corrected", {"forums": [forum]})
    return document


@pytest.fixture
def shores(cast: Cast) -> dict[str, Document]:
    """Two forums of Velmora's own, each in a document of it; one of them, as an id alone, with Ostrand and jointly."""
    add(cast.editor_qm, cast.spaces["QM"], "forum", {"en": ["Two Shores Council"], "fr": ["Conseil des Deux Rives"]})
    add(cast.editor_qm, cast.spaces["QM"], "forum", {"en": ["Lantern Club"]})
    return {
        "council": named(cast, COUNCIL),
        "club": named(cast, CLUB, text=TEXT.replace("Two Shores Council", "Lantern Club")),
        "QN": named(cast, COUNCIL, "QN"),
        "joint": named(cast, COUNCIL, "joint"),
    }


def found(cast: Cast, shores: dict[str, Document], who: str = "editor_qm", **asked: str) -> list[str]:
    held = {hit.wording.document_id for hit in search(cast.people[who], Asked(**asked)).hits}
    return [name for name, document in shores.items() if document.pk in held]


def undone(cast: Cast) -> None:
    undo(Change.objects.filter(space=cast.spaces["QM"]).latest("number"), cast.editor_qm, "A mistake")


def merged(cast: Cast) -> None:
    merge(cast.editor_qm, Reference.objects.get(slug=COUNCIL), CLUB)


def test_search_finds_by_the_names_of_each_space_alone(cast: Cast, shores: dict[str, Document]) -> None:
    for name in ("Two Shores Council", "conseil des deux RIVES"):
        assert found(cast, shores, forum=name) == ["council"]
        assert found(cast, shores, party=name) == ["council"]
        for who in ("editor_qn", "secretariat", "principal_qn"):
            assert found(cast, shores, who, forum=name) == []
    assert found(cast, shores, forum=COUNCIL) == ["council", "joint"]
    assert found(cast, shores, "editor_qn", forum=COUNCIL) == ["QN", "joint"]


def test_search_finds_what_was_merged_until_it_is_undone(cast: Cast, shores: dict[str, Document]) -> None:
    merged(cast)
    for name in ("Two Shores Council", "Lantern Club", CLUB):
        assert found(cast, shores, forum=name) == found(cast, shores, party=name) == ["council", "club"]
    assert found(cast, shores, forum=COUNCIL) == ["council", "club", "joint"]
    assert found(cast, shores, "editor_qn", forum=COUNCIL) == ["QN", "joint"]
    undone(cast)
    assert found(cast, shores, forum="Lantern Club") == ["club"]


def test_words_that_were_linked_are_a_name(cast: Cast, shores: dict[str, Document]) -> None:
    assert found(cast, shores, forum="Council of the Shores") == []
    link(cast.editor_qm, cast.spaces["QM"], Words("forum", "Council of the Shores", "en"), COUNCIL, confirmed=True)
    assert found(cast, shores, forum="Council of the Shores") == ["council"]
    assert found(cast, shores, "editor_qn", forum="Council of the Shores") == []


@pytest.mark.parametrize("actor", ["Two Shores Council", "Conseil des Deux Rives", COUNCIL, CLUB, "lantern club"])
def test_the_queue_takes_a_name_and_what_was_merged(cast: Cast, shores: dict[str, Document], actor: str) -> None:
    sought, place = Sought(actor=actor), cast.spaces["QM"]
    apart = list(findings(cast.editor_qm, place, sought).values_list("document_id", flat=True))
    assert apart == [shores["club" if "lantern" in actor.lower() else "council"].pk]
    merged(cast)
    assert counts(cast.editor_qm, place, sought)["proposed"] == 2
    assert not findings(cast.editor_qn, place, sought).exists()
    undone(cast)
    assert counts(cast.editor_qm, place, sought)["proposed"] == 1


def test_statements_take_a_name_and_what_was_merged(cast: Cast, shores: dict[str, Document]) -> None:
    def stated(of: Document | None, forum: str) -> set[str]:
        rows = statements(cast.editor_qm, of or cast.spaces["QM"], Narrowed(forum=forum))
        return set(rows.values_list("document_id", flat=True))

    assert stated(None, "Lantern Club") == {shores["club"].pk}
    merged(cast)
    assert stated(None, "Lantern Club") == {shores["club"].pk, shores["council"].pk}
    assert stated(shores["council"], "Lantern Club") == {shores["council"].pk}
    assert stated(None, "No forum of any name\0") == set()


def test_an_issue_of_ones_own_is_found_by_its_words(cast: Cast) -> None:
    add(cast.editor_qm, cast.spaces["QM"], "issue", {"en": ["toll*", "bread duties"]}, "tolls")
    document = added(cast)
    asked = {each.document_id for each in findings(cast.editor_qm, cast.spaces["QM"], Sought(issue="bread duties"))}
    hits = search(cast.editor_qm, Asked(issue="bread duties")).hits
    assert asked == {hit.wording.document_id for hit in hits} == {document.pk}
    other = added(cast, "QN", f"{TEXT}\nWe ask for higher bread duties and for tolls.\n")
    assert [hit.wording.document_id for hit in search(cast.editor_qn, Asked("bread duties")).hits] == [other.pk]
    for issue in ("bread duties", "tolls"):
        assert not search(cast.editor_qn, Asked(issue=issue)).hits, "it is found there as words alone"


def test_an_id_of_an_installations_own_that_is_no_slug_is_understood(
    cast: Cast, settings: Settings, tmp_path: Path
) -> None:
    settings.VOCABULARY = tmp_path / "own.json"
    own = {"id": "G7.1", "names": {"en": ["Seven Harbours"]}, "members": []}
    settings.VOCABULARY.write_text(json.dumps({"forums": [own]}), "utf-8")
    forget_names()
    try:
        understood = Understood(cast.spaces["QM"])
        assert understood.values("forum", "seven harbours") == understood.values("forum", "g7.1") == ("G7.1",)
        assert understood.values("forum", "no name\0 of any") == ("no name of any",)
    finally:
        forget_names()
