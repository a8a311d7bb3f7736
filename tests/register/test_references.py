"""References: names that documents are read with, facts with their grounds, what is one, what words may mean."""

import csv
from dataclasses import replace

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from collegium.accounts.access import visible_to
from collegium.accounts.errors import Improper, NotAllowed, NotVisible, Refused
from collegium.accounts.journal.striking import propose_striking, strike
from collegium.accounts.journal.undo import undo
from collegium.accounts.journal.verify import verify
from collegium.accounts.models import Change, Space
from collegium.register import actions
from collegium.register.actions.merging import Words, link, merge, part, unlink
from collegium.register.actions.references import Said, add, correct, state, table, take_back, withdraw
from collegium.register.models import Document, Fact, Link, Mentioned, Named, Reading, Reference
from collegium.register.queries.documents import content_of
from collegium.register.queries.references import Called, doubts, groups_in, mentions_of, stated, thing
from collegium.register.references.doubts import Doubt, doubts_in
from collegium.register.rules.references import key_of
from collegium.register.vocabulary import vocabulary_for
from collegium.register.waiting import outdated, read_anew, read_waiting, unread
from tests.cast import Cast, note
from tests.machine import ROOT

CASES = ROOT / "tests" / "register" / "cases"
TEXT = """Words of the Foreign Minister of Velmora, Idris Calloway

Velmora, 3 February 2031

We will mend the pier before the first ice. We call on the Two Shores Council to keep the lamps lit.

The Two Shores Council rejected the toll. We support the Treaty on Salt of 1998. Ostrand promised to send nine boats.
"""
TREATY = "Treaty on Salt of 1998"
COUNCIL = {"en": ["Two Shores Council"]}


def rows(name: str) -> list[dict[str, str]]:
    with (CASES / name).open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


def added(cast: Cast, space: str = "QM", text: str = TEXT) -> Document:
    person = cast.people[f"editor_{space.lower()}"] if space in ("QM", "QN") else cast.secretariat
    arrival = replace(note(), data=text.encode(), name="words.txt")
    return actions.add(person, cast.spaces[space], cast.marking("open"), arrival).document


def council(cast: Cast, space: str = "QM") -> Reference:
    person = cast.people[f"editor_{space.lower()}"] if space in ("QM", "QN") else cast.secretariat
    return add(person, cast.spaces[space], "forum", COUNCIL)


def parties(cast: Cast) -> None:
    for code, name in (("QM", "Velmora"), ("QN", "Ostrand")):
        add(cast.editor_qm, cast.spaces["QM"], "party", {"en": [name]}, code)


def faults() -> list[object]:
    return list(verify(Space.objects.order_by("id")).faults)


def asked_about(space: Space) -> list[Doubt]:
    return [each for each in doubts(space) if each.kind == "instrument"]


def forums_of(document: Document) -> set[str]:
    return set(Mentioned.objects.filter(document=document, kind="forum").values_list("value", flat=True))


@pytest.mark.parametrize("row", rows("keys.csv"), ids=lambda row: row["guards"])
def test_what_stands_for_words(row: dict[str, str]) -> None:
    assert key_of(row["kind"], row["words"]) == row["key"]


def test_names_are_read_with_in_their_own_space_alone(cast: Cast) -> None:
    council(cast)
    assert "two-shores-council" in forums_of(added(cast))
    assert "two-shores-council" not in forums_of(added(cast, "QN"))
    assert "two-shores-council" not in forums_of(added(cast, "joint"))


def test_joint_names_are_read_with_by_every_partner_and_not_by_the_public(cast: Cast) -> None:
    council(cast, "joint")
    for space in ("QM", "QN", "joint"):
        assert "two-shores-council" in forums_of(added(cast, space))
    digests = {name: vocabulary_for(cast.spaces[name]).digest for name in ("joint", "public", "QM", "QT")}
    assert digests["joint"] == digests["QM"] != digests["public"] == digests["QT"]


def test_documents_read_with_other_names_are_outdated_in_that_space_alone(cast: Cast) -> None:
    here, there = added(cast), added(cast, "QN")
    council(cast)
    assert list(outdated()) == [here]
    assert list(read_anew(list(outdated()))) == [here]
    assert "two-shores-council" in forums_of(here)
    assert not outdated().exists()
    assert Reading.objects.filter(document=there).count() == 1


def test_a_copy_on_the_table_tells_nothing_of_a_partners_own_names(cast: Cast) -> None:
    council(cast)
    copy = actions.table(cast.editor_qm, added(cast))
    assert not Reading.objects.filter(document=copy).exists()
    assert list(read_waiting(list(unread()))) == [copy]
    assert "two-shores-council" not in forums_of(copy)
    assert not faults()


def test_a_copy_keeps_its_reading_where_the_names_are_the_same(cast: Cast) -> None:
    copy = actions.table(cast.editor_qm, added(cast))
    assert Reading.objects.filter(document=copy).count() == 1


def test_what_a_thing_does_itself_is_told_apart_from_what_others_tell(cast: Cast) -> None:
    parties(cast)
    added(cast)
    ostrand = thing(cast.spaces["QM"], "party", "QN")
    assert not stated(ostrand, True, "own", False).exists()
    assert [each.finding.act for each in stated(ostrand, True, "told", False) if each.finding] == ["commits"]
    velmora = thing(cast.spaces["QM"], "party", "QM")
    assert {each.finding.act for each in stated(velmora, True, "own", False) if each.finding} >= {"commits", "requests"}
    assert not stated(velmora, True, "told", False).exists()


def test_an_instrument_that_no_table_knows_has_what_concerns_it(cast: Cast) -> None:
    parties(cast)
    added(cast)
    treaty = thing(cast.spaces["QM"], "instrument", key_of("instrument", "Treaty on Salt of 1998"))
    assert [each.finding.act for each in stated(treaty, False, "own", False) if each.finding] == ["supports"]
    assert Called(cast.spaces["QM"], "en").name("instrument", "~treaty-on-salt") == "treaty on salt"


@pytest.mark.parametrize(
    ("who", "kind", "names", "slug", "refused"),
    [
        ("reader_qm", "forum", COUNCIL, "", NotAllowed),
        ("editor_qn", "forum", COUNCIL, "", NotVisible),
        ("keeper", "forum", COUNCIL, "", NotVisible),
        ("editor_qm", "ship", COUNCIL, "", Improper),
        ("editor_qm", "forum", {"en": [" "]}, "", Improper),
        ("editor_qm", "forum", {"xx": ["Council"]}, "", Improper),
        ("editor_qm", "forum", {"en": ["x" * 201]}, "", Improper),
        ("editor_qm", "forum", COUNCIL, "two shores", Improper),
    ],
)
def test_what_cannot_be_added_is_refused(
    cast: Cast, who: str, kind: str, names: dict[str, list[str]], slug: str, refused: type[Exception]
) -> None:
    with pytest.raises(refused):
        add(cast.people[who], cast.spaces["QM"], kind, names, slug)
    assert not Reference.objects.exists()


def test_what_stands_already_is_corrected_not_added_again(cast: Cast) -> None:
    reference = council(cast)
    with pytest.raises(Improper):
        council(cast)
    correct(cast.editor_qm, reference, {"en": ["Council of the Two Shores"], "fr": ["Conseil"]}, "Its own name")
    assert Called(cast.spaces["QM"], "fr").name("forum", reference.slug) == "Conseil"
    undo(Change.objects.filter(space=reference.space).latest("number"), cast.editor_qm, "A mistake")
    assert Reference.objects.get().names == COUNCIL
    assert not faults()


def test_a_fact_cites_its_passage_or_who_entered_it(cast: Cast) -> None:
    reference, document = council(cast), added(cast)
    mine = state(cast.editor_qm, reference, Said("founded", "1998-05"))
    cited = state(
        cast.editor_qm, reference, Said("note", "Rejects tolls", document=document, quote="rejected the\ntoll")
    )
    assert (mine.by, mine.document) == (cast.editor_qm, None)
    assert cited.quote == TEXT[TEXT.find("rejected the toll") :][:17]
    take_back(cast.editor_qm, mine)
    with pytest.raises(Improper):
        take_back(cast.editor_qm, mine)
    assert not faults()


@pytest.mark.parametrize(
    ("what", "value", "quote"),
    [
        ("office", "Chair", ""),
        ("founded", "last year", ""),
        ("note", " ", ""),
        ("member", "not an id!", ""),
        ("note", "Keeps lamps", "words that stand nowhere"),
    ],
)
def test_a_fact_that_cannot_be_is_refused(cast: Cast, what: str, value: str, quote: str) -> None:
    reference, document = council(cast), added(cast)
    with pytest.raises(Improper):
        state(cast.editor_qm, reference, Said(what, value, document=document if quote else None, quote=quote))
    assert not Fact.objects.exists()


def test_a_fact_cites_no_document_of_another_space(cast: Cast) -> None:
    joint = council(cast, "joint")
    with pytest.raises(Improper):
        state(cast.editor_qm, joint, Said("note", "Rejects tolls", document=added(cast), quote="rejected the toll"))
    with pytest.raises(NotVisible):
        state(cast.editor_qn, joint, Said("note", "Rejects tolls", document=added(cast), quote="rejected the toll"))


def test_a_fact_goes_with_the_document_whose_words_it_holds(cast: Cast) -> None:
    reference, document = council(cast), added(cast)
    state(cast.editor_qm, reference, Said("note", "Rejects tolls", document=document, quote="rejected the toll"))
    strike(cast.principal_qm, propose_striking(cast.editor_qm, document, "It was spilled"))
    gone = Fact.objects.get()
    assert (gone.struck, gone.quote, gone.value) == (True, "", "")
    assert not Mentioned.objects.filter(document=document).exists()
    assert not faults()


def test_the_office_and_party_of_a_person_are_read_with(cast: Cast) -> None:
    parties(cast)
    person = add(cast.editor_qm, cast.spaces["QM"], "person", {"en": ["Idris Calloway"]})
    state(cast.editor_qm, person, Said("party", "QM", since="2029"))
    state(cast.editor_qm, person, Said("office", "Harbour Master", since="2020", until="2029"))
    state(cast.editor_qm, person, Said("office", "Foreign Minister", since="2029"))
    known = vocabulary_for(cast.spaces["QM"]).person_of("Mr. Calloway", "en")
    assert known is not None
    assert (known.name, known.party, known.office["en"]) == ("Idris Calloway", "QM", ("Foreign Minister",))


def test_a_party_that_no_table_knows_keeps_nobody_from_reading(cast: Cast) -> None:
    reference = council(cast)
    state(cast.editor_qm, reference, Said("member", "QZ"))
    assert "two-shores-council" in forums_of(added(cast))


def test_two_that_are_one_share_names_links_and_mentions(cast: Cast) -> None:
    first = council(cast)
    other = add(cast.editor_qm, cast.spaces["QM"], "forum", {"en": ["Lantern Club"]})
    added(cast)
    merge(cast.editor_qm, first, other.slug, "It changed its name")
    both = thing(cast.spaces["QM"], "forum", first.slug)
    assert both.key == other.slug
    assert mentions_of(both).count() == 1
    names = vocabulary_for(cast.spaces["QM"]).names_of("forum", other.slug, "en")
    assert {"Lantern Club", "Two Shores Council"} <= set(names)
    with pytest.raises(Improper):
        merge(cast.editor_qm, other, first.slug)
    part(cast.editor_qm, Reference.objects.get(pk=first.pk))
    assert thing(cast.spaces["QM"], "forum", first.slug).key == first.slug
    assert not mentions_of(thing(cast.spaces["QM"], "forum", other.slug)).exists()
    assert not faults()


def test_what_the_tables_know_becomes_an_entry_when_something_is_merged_into_it(cast: Cast) -> None:
    reference = council(cast)
    merge(cast.editor_qm, reference, "unga")
    assert thing(cast.spaces["QM"], "forum", reference.slug).key == "unga"
    undo(Change.objects.filter(space=reference.space).latest("number"), cast.editor_qm, "A mistake")
    assert thing(cast.spaces["QM"], "forum", reference.slug).key == reference.slug
    assert not Reference.objects.filter(slug="unga", withdrawn=False).exists()


def test_an_undone_undoing_makes_no_circle(cast: Cast) -> None:
    one, other = council(cast), add(cast.editor_qm, cast.spaces["QM"], "forum", {"en": ["Lantern Club"]})
    merge(cast.editor_qm, one, other.slug)
    undo(Change.objects.filter(space=one.space).latest("number"), cast.editor_qm, "A mistake")
    undone = Change.objects.filter(space=one.space).latest("number")
    merge(cast.editor_qm, Reference.objects.get(pk=other.pk), one.slug)
    with pytest.raises(Improper):
        undo(undone, cast.editor_qm, "Not a mistake")
    assert thing(cast.spaces["QM"], "forum", other.slug).key == one.slug
    assert not faults()


def test_what_others_stand_on_is_not_withdrawn(cast: Cast) -> None:
    one, other = council(cast), add(cast.editor_qm, cast.spaces["QM"], "forum", {"en": ["Lantern Club"]})
    made = Change.objects.filter(space=one.space).latest("number")
    merge(cast.editor_qm, one, other.slug)
    with pytest.raises(Improper):
        withdraw(cast.editor_qm, Reference.objects.get(pk=other.pk))
    with pytest.raises(Improper):
        undo(made, cast.editor_qm, "A mistake")
    part(cast.editor_qm, Reference.objects.get(pk=one.pk))
    withdraw(cast.editor_qm, Reference.objects.get(pk=other.pk))
    assert list(visible_to(cast.editor_qm, Reference)) == [one]


STEPS = st.lists(
    st.tuples(st.sampled_from(["merge", "part", "undo"]), st.integers(0, 3), st.integers(0, 3)), max_size=9
)


@settings(max_examples=8, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(steps=STEPS)
def test_any_sequence_of_merging_and_undoing_verifies_and_goes_in_no_circle(
    cast: Cast, steps: list[tuple[str, int, int]]
) -> None:
    with transaction.atomic():
        space = cast.spaces["QM"]
        made = [add(cast.editor_qm, space, "forum", {"en": [f"Body {letter}"]}).pk for letter in "ABCD"]
        begin = Change.objects.filter(space=space).latest("number").number
        for step in steps:
            _take(cast, made, begin, step)
            heads = {thing(space, "forum", each.slug).key for each in Reference.objects.filter(pk__in=made)}
            assert heads
            grouped = [each.pk for _, members in groups_in(space) for each in members]
            assert sorted(grouped) == sorted(made)
        for each in Reference.objects.filter(pk__in=made).exclude(merged_into=None):
            part(cast.editor_qm, each)
        assert {thing(space, "forum", each.slug).key for each in Reference.objects.filter(pk__in=made)} == {
            each.slug for each in Reference.objects.filter(pk__in=made)
        }
        assert all(each.merged_into is None for each in Reference.objects.filter(pk__in=made))
        assert not list(verify(Space.objects.filter(pk=space.pk)).faults)
        transaction.set_rollback(True)


def _take(cast: Cast, made: list[str], begin: int, step: tuple[str, int, int]) -> None:
    """One step; what is refused changes nothing."""
    deed, one, other = step
    reference = Reference.objects.get(pk=made[one])
    try:
        with transaction.atomic():
            if deed == "merge":
                merge(cast.editor_qm, reference, Reference.objects.get(pk=made[other]).slug)
            elif deed == "part":
                part(cast.editor_qm, reference)
            else:
                changes = Change.objects.filter(space=reference.space, number__gt=begin).order_by("-number")
                for change in changes[one + other : one + other + 1]:
                    undo(change, cast.editor_qm, "A mistake")
    except Refused:
        return


@pytest.mark.parametrize("row", rows("likenesses.csv"), ids=lambda row: row["guards"])
def test_words_written_nearly_like_a_name_are_asked_about(cast: Cast, row: dict[str, str]) -> None:
    space = cast.spaces["QM"]
    add(cast.editor_qm, space, row["kind"], {"en": [row["name"]]})
    document = added(cast)
    key = key_of(row["kind"], row["words"])
    Mentioned.objects.filter(document=document, kind=row["kind"]).delete()
    Mentioned.objects.create(
        space=space, document=document, kind=row["kind"], value=key, known=False, words=row["words"], first=0, count=1
    )
    asked = [each.name for each in doubts_in(space, row["kind"], groups_in(space), set())]
    assert (row["name"] in asked) == (row["asked"] == "yes")


def test_what_was_said_of_words_stands_when_documents_are_read_again(cast: Cast) -> None:
    space = cast.spaces["QM"]
    reference = add(cast.editor_qm, space, "instrument", {"en": ["Treaty of Salt of 1998"]})
    document = added(cast)
    asked = asked_about(space)
    assert [(each.words, each.slug) for each in asked] == [(TREATY, reference.slug)]
    said = link(cast.editor_qm, space, Words("instrument", asked[0].words, "en"), reference.slug, True)
    assert mentions_of(thing(space, "instrument", reference.slug)).count() == 1
    assert not asked_about(space)
    actions.read_again(cast.editor_qm, document)
    assert Mentioned.objects.filter(document=document, value=reference.slug, known=True).exists()
    unlink(cast.editor_qm, said)
    actions.read_again(cast.editor_qm, document)
    assert not Mentioned.objects.filter(document=document, value=reference.slug).exists()
    assert [each.slug for each in asked_about(space)] == [reference.slug]
    assert not faults()


def test_words_that_do_not_mean_it_are_not_asked_about_again(cast: Cast) -> None:
    space = cast.spaces["QM"]
    reference = add(cast.editor_qm, space, "instrument", {"en": ["Treaty of Salt of 1998"]})
    document = added(cast)
    link(cast.editor_qm, space, Words("instrument", TREATY), reference.slug, False, reason="An earlier one")
    assert not asked_about(space)
    actions.read_again(cast.editor_qm, document)
    assert not asked_about(space)
    assert not mentions_of(thing(space, "instrument", reference.slug)).exists()
    with pytest.raises(Improper):
        link(cast.editor_qm, space, Words("instrument", TREATY), reference.slug, True)


def test_words_name_one_thing(cast: Cast) -> None:
    space, words = cast.spaces["QM"], Words("forum", "Lamp Board")
    link(cast.editor_qm, space, words, council(cast).slug, True)
    with pytest.raises(Improper):
        link(cast.editor_qm, space, words, "unga", True)
    for who, refused in (("reader_qm", NotAllowed), ("editor_qn", NotVisible)):
        with pytest.raises(refused):
            link(cast.people[who], space, Words("forum", "Lamp Table"), "unga", True)
    assert Link.objects.count() == 1


def test_a_person_spelled_in_two_ways_becomes_one(cast: Cast) -> None:
    space = cast.spaces["QM"]
    added(cast)
    added(cast, text=TEXT.replace("Idris Calloway", "Idriss Caloway"))
    asked = [each for each in doubts(space) if each.kind == "person"]
    assert [{each.key, each.slug} for each in asked] == [{"idris-calloway", "idriss-caloway"}]
    link(cast.editor_qm, space, Words("person", asked[0].words, "en"), asked[0].slug, True, asked[0].name)
    assert mentions_of(thing(space, "person", "idris-calloway")).count() == 2
    assert mentions_of(thing(space, "person", "idriss-caloway")).count() == 2


def test_a_reference_is_tabled_with_what_cites_no_paper_of_ones_own(cast: Cast) -> None:
    reference, document = council(cast), added(cast)
    state(cast.editor_qm, reference, Said("founded", "1998"))
    state(cast.editor_qm, reference, Said("note", "Rejects tolls", document=document, quote="rejected the toll"))
    copy = table(cast.editor_qm, reference, "For the spring meeting")
    assert (copy.space, copy.names) == (cast.spaces["joint"], COUNCIL)
    assert [(each.what, each.value) for each in visible_to(cast.editor_qn, Fact)] == [("founded", "1998")]
    assert set(visible_to(cast.editor_qn, Reference)) == {copy}
    with pytest.raises(Improper):
        table(cast.editor_qm, Reference.objects.get(pk=reference.pk))
    assert thing(cast.spaces["QM"], "forum", reference.slug).own == reference
    assert not faults()


def test_a_reference_without_facts_is_tabled_onto_what_stands_there(cast: Cast) -> None:
    there = add(cast.secretariat, cast.spaces["joint"], "forum", {"en": ["The Council"]}, "two-shores-council")
    copy = table(cast.editor_qm, council(cast))
    assert copy == there
    assert copy.names == {"en": ["The Council", "Two Shores Council"]}


@pytest.mark.parametrize(
    ("who", "refused"), [("reader_qm", NotAllowed), ("post_qm", NotAllowed), ("editor_qn", NotVisible)]
)
def test_who_may_not_table_a_reference_is_refused(cast: Cast, who: str, refused: type[Exception]) -> None:
    reference = council(cast)
    with pytest.raises(refused):
        table(cast.people[who], reference)
    assert not Reference.objects.filter(space=cast.spaces["joint"]).exists()


def test_a_joint_reference_or_one_that_was_merged_is_not_tabled(cast: Cast) -> None:
    with pytest.raises(Improper):
        table(cast.secretariat, council(cast, "joint"))
    own = council(cast)
    merge(cast.editor_qm, own, "unga")
    with pytest.raises(Improper):
        table(cast.editor_qm, Reference.objects.get(pk=own.pk))


def test_what_is_named_is_counted_once_a_document_with_its_spellings(cast: Cast) -> None:
    council(cast)
    document = added(cast, text=TEXT + "\nThe TWO SHORES COUNCIL answered.\n")
    row = Mentioned.objects.get(document=document, kind="forum")
    assert row.count >= 2
    content = content_of(Reading.objects.get(document=document))
    assert content is not None
    assert content.text[row.first :].startswith(row.words)
    assert row.date == "2031-02-03"
    assert Named.objects.filter(document=document).exclude(date="2031-02-03").count() == 0


@pytest.mark.parametrize(("language", "name"), [("en", "x" * 201), ("zz", "Ida Quill"), ("", "Ida Quill")])
def test_a_name_that_comes_with_words_is_looked_at_like_any_other(cast: Cast, language: str, name: str) -> None:
    words = Words("person", "Ida Quil", language)
    if len(name) > 200:
        with pytest.raises(Improper, match="cannot be kept"):
            link(cast.editor_qn, cast.spaces["joint"], words, "ida-quill", True, name)
        assert not Reference.objects.exists()
    else:
        assert link(cast.editor_qn, cast.spaces["joint"], words, "ida-quill", True, name).reference.names == {
            "en": [name]
        }
