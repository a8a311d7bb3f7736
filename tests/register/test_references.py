"""References: names that documents are read with, facts with their grounds, what is one, what words may mean."""

from functools import partial

import pytest

from collegium.accounts.errors import Improper, NotAllowed, NotVisible
from collegium.accounts.journal.striking import propose_striking, strike
from collegium.accounts.journal.undo import undo
from collegium.accounts.models import Change
from collegium.register import actions
from collegium.register.actions.merging import Words, link
from collegium.register.actions.references import Said, add, correct, state, take_back
from collegium.register.models import Fact, Link, Mentioned, Named, Reading, Reference
from collegium.register.queries.documents import content_of
from collegium.register.queries.references import Called, doubts, mentions_of, stated, thing
from collegium.register.rules.references import key_of
from collegium.register.vocabulary import vocabulary_for
from collegium.register.waiting import outdated, read_anew, read_waiting, unread
from tests.cast import Cast
from tests.register.naming import COUNCIL, TEXT, added, council, faults, forums_of, parties, rows


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
    for day, office in (("2031-02-03", "Foreign Minister"), (None, "Foreign Minister"), ("2021-05", "Harbour Master")):
        known = vocabulary_for(cast.spaces["QM"]).on_day(day).person_of("Mr. Calloway", "en")
        assert known is not None
        party = "QM" if day != "2021-05" else None
        assert (known.name, known.party, known.office["en"]) == ("Idris Calloway", party, (office,))


INTERVIEW = """Interview with Idris Calloway

3 February {year}

QUESTION: Who mends the lamps in the channel, and who pays the masons for it?

IDRIS CALLOWAY: The harbour office does, and it has masons for it.

QUESTION: What comes next?

IDRIS CALLOWAY: We shall speak about it in the spring, when the ice is gone.
"""
ENTRETIEN = """Entretien avec Idris Calloway

3 février {year}

QUESTION : Qui répare les lampes du chenal, et qui paie les maçons pour ce travail ?

IDRIS CALLOWAY : Le bureau du port les répare, et il a des maçons pour cela.

QUESTION : Que se passera-t-il ensuite ?

IDRIS CALLOWAY : Nous en parlerons au printemps, quand la glace sera partie.
"""


def offices(cast: Cast, text: str, year: int) -> set[str | None]:
    """The offices in which a document of a year has Idris Calloway speak."""
    reading = actions.latest_reading(added(cast, text=text.format(year=year)))
    content = content_of(reading) if reading else None
    assert content is not None
    return {turn.office for turn in content.turns if turn.speaker == "Idris Calloway"}


def test_a_document_is_read_with_the_office_of_its_day_in_its_language(cast: Cast) -> None:
    person = add(cast.editor_qm, cast.spaces["QM"], "person", {"en": ["Idris Calloway"]})
    state(cast.editor_qm, person, Said("office", "Harbour Master", "2020", "2029-06", language="en"))
    state(cast.editor_qm, person, Said("office", "Foreign Minister", "2029-07", language="en"))
    state(cast.editor_qm, person, Said("office", "Ministre des affaires étrangères", "2029-07", language="fr"))
    assert offices(cast, INTERVIEW, 2031) == {"Foreign Minister"}
    assert offices(cast, INTERVIEW, 2025) == {"Harbour Master"}
    assert offices(cast, INTERVIEW, 2019) == {None}
    assert offices(cast, ENTRETIEN, 2031) == {"Ministre des affaires étrangères"}
    assert offices(cast, ENTRETIEN, 2025) == {None}


def test_an_office_has_the_language_of_its_passage_where_none_is_said(cast: Cast) -> None:
    person = add(cast.editor_qm, cast.spaces["QM"], "person", {"en": ["Idris Calloway"]})
    document = added(cast, text=ENTRETIEN.format(year=2031))
    cited = partial(Said, document=document, quote="bureau du port")
    assert state(cast.editor_qm, person, cited("office", "Bureau du port")).language == "fr"
    assert state(cast.editor_qm, person, cited("office", "Harbour office", language="en")).language == "en"
    assert state(cast.editor_qm, person, cited("party", "QM")).language == ""
    with pytest.raises(Improper):
        state(cast.editor_qm, person, Said("office", "Harbour office", language="xx"))
    old = state(cast.editor_qm, person, Said("office", "Harbour Master", until="2020"))
    assert old.language == ""
    known = vocabulary_for(cast.spaces["QM"]).on_day("2031").person_of("Idris Calloway", "fr")
    assert known is not None
    assert known.office == {"fr": ("Bureau du port",), "en": ("Harbour office",)}
    assert not faults()


def test_a_party_that_no_table_knows_keeps_nobody_from_reading(cast: Cast) -> None:
    reference = council(cast)
    state(cast.editor_qm, reference, Said("member", "QZ"))
    assert "two-shores-council" in forums_of(added(cast))


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
