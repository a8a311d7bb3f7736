"""References before everybody: what goes with them and what stays, who consents to what, what is taken back."""

from dataclasses import replace

import pytest
from pytest_django import DjangoCaptureOnCommitCallbacks

from collegium.accounts.errors import ChangedMeanwhile, Improper, NotAllowed, NotVisible
from collegium.accounts.journal.striking import propose_striking, strike
from collegium.accounts.journal.undo import undo, undoable_of
from collegium.accounts.journal.verify import verify
from collegium.accounts.models import Change, Person, Space, Version
from collegium.register import actions
from collegium.register.actions.merging import Words, link, merge
from collegium.register.actions.publishing import publish, say_of_publishing, withdraw_published
from collegium.register.actions.references import Said, add, correct, state, table
from collegium.register.errors import NotConsented
from collegium.register.models import Document, Fact, Link, NamesRead, Reference, ReferenceConsent
from collegium.register.references.carrying import going, seal_to_publish
from collegium.register.rules.references import seal_of, sealed
from collegium.register.untouched import remember_names
from collegium.register.vocabulary import names_for, vocabulary_for
from collegium.register.waiting import read_waiting, unread
from tests.cast import Cast, note

TEXT = "Note on the Tides\n\nVelmora, 3 February 2031\n\nThe toll was rejected. The toll was rejected again."
COUNCIL = {"en": ["Two Shores Council"]}
GROUND = "The toll was rejected"


def faults() -> list[object]:
    return list(verify(Space.objects.order_by("id")).faults)


def joint_council(cast: Cast) -> Reference:
    return add(cast.secretariat, cast.spaces["joint"], "forum", COUNCIL)


def paper(cast: Cast, space: str = "QM") -> Document:
    person = cast.editor_qm if space == "QM" else cast.secretariat
    arrival = replace(note(), data=TEXT.encode(), name="tides.txt")
    return actions.add(person, cast.spaces[space], cast.marking("open"), arrival).document


def seal(cast: Cast, reference: Reference) -> str:
    row = Reference.objects.get(pk=reference.pk)
    return seal_to_publish(row, going(row, cast.spaces["public"])[0])


def agree(cast: Cast, reference: Reference, *heads: Person) -> None:
    for head in heads or (cast.principal_qm, cast.principal_qn):
        say_of_publishing(head, Reference.objects.get(pk=reference.pk), seal(cast, reference))


def published(cast: Cast, reference: Reference) -> Reference:
    agree(cast, reference)
    return publish(cast.secretariat, Reference.objects.get(pk=reference.pk), "Agreed by both")


def in_public(cast: Cast, document: Document) -> Document:
    for head in (cast.principal_qm, cast.principal_qn):
        actions.consent(head, document)
    return actions.publish(cast.secretariat, document)


def test_what_is_published_is_a_copy_with_its_names_and_facts(cast: Cast) -> None:
    person = add(cast.secretariat, cast.spaces["joint"], "person", {"en": ["Idris Calloway"], "fr": ["I. Calloway"]})
    state(cast.secretariat, person, Said("office", "Harbour Master", since="2029", until="2031-02"))
    copy = published(cast, person)
    assert (copy.space, copy.slug, copy.names) == (cast.spaces["public"], person.slug, person.names)
    fact = copy.facts.get()
    assert (fact.value, fact.since, fact.until, fact.by) == ("Harbour Master", "2029", "2031-02", cast.secretariat)
    assert vocabulary_for(cast.spaces["public"]).person_of("Idris Calloway", "en") is not None
    assert not faults()


@pytest.mark.parametrize("said", [[], ["principal_qm"], ["principal_qm", "principal_qn no"]])
def test_without_every_consent_nothing_is_published(cast: Cast, said: list[str]) -> None:
    council = joint_council(cast)
    for each in said:
        who, _, withheld = each.partition(" ")
        say_of_publishing(cast.people[who], council, seal(cast, council), given=not withheld)
    with pytest.raises(NotConsented):
        publish(cast.secretariat, council)
    assert not Reference.objects.filter(space=cast.spaces["public"]).exists()


def test_a_consent_is_to_what_stood_there_then(cast: Cast) -> None:
    council = joint_council(cast)
    agree(cast, council)
    seen = seal(cast, council)
    state(cast.editor_qn, council, Said("founded", "1998"))
    with pytest.raises(NotConsented):
        publish(cast.secretariat, Reference.objects.get(pk=council.pk))
    with pytest.raises(ChangedMeanwhile):
        say_of_publishing(cast.principal_qm, Reference.objects.get(pk=council.pk), seen)
    assert published(cast, council).facts.get().value == "1998"


@pytest.mark.parametrize(
    ("who", "refused"),
    [("editor_qm", NotAllowed), ("reader_qn", NotAllowed), ("editor_qt", NotVisible), ("keeper", NotVisible)],
)
def test_who_may_not_is_refused(cast: Cast, who: str, refused: type[Exception]) -> None:
    council = joint_council(cast)
    agree(cast, council)
    with pytest.raises(refused):
        say_of_publishing(cast.people[who], council, seal(cast, council))
    with pytest.raises(refused):
        publish(cast.people[who], council)


def test_a_partners_own_is_tabled_first_and_what_was_merged_stays(cast: Cast) -> None:
    own = add(cast.editor_qm, cast.spaces["QM"], "forum", COUNCIL)
    with pytest.raises(Improper):
        publish(cast.principal_qm, own)
    council = joint_council(cast)
    merge(cast.secretariat, council, "unga")
    with pytest.raises(Improper):
        publish(cast.secretariat, Reference.objects.get(pk=council.pk))


def test_names_of_what_is_merged_and_linked_words_stay_behind(cast: Cast) -> None:
    council = joint_council(cast)
    alias = add(cast.secretariat, cast.spaces["joint"], "forum", {"en": ["Secretalias Club"]})
    state(cast.secretariat, alias, Said("note", "secretnote"))
    merge(cast.secretariat, alias, council.slug)
    link(cast.secretariat, cast.spaces["joint"], Words("forum", "Secretlink Board"), council.slug, True)
    copy = published(cast, council)
    assert copy.names == COUNCIL
    assert not copy.facts.exists()
    assert not Link.objects.filter(space=cast.spaces["public"]).exists()
    assert vocabulary_for(cast.spaces["public"]).names_of("forum", council.slug, "en") == ("Two Shores Council",)


def test_a_fact_goes_where_its_paper_is_public_and_cites_it_there(cast: Cast) -> None:
    joint, council = actions.table(cast.editor_qm, paper(cast)), joint_council(cast)
    said = Said("note", "Rejects tolls", document=joint, quote=GROUND)
    state(cast.secretariat, council, said)
    copy = published(cast, council)
    assert not copy.facts.exists()
    public = in_public(cast, joint)
    list(read_waiting(list(unread())))
    again = published(cast, council)
    fact = again.facts.get()
    assert (again, fact.document, fact.quote) == (copy, public, GROUND)
    assert fact.reading is not None
    assert fact.reading.space == cast.spaces["public"]
    assert not faults()


def test_what_changed_is_published_anew_and_nothing_else_is(cast: Cast) -> None:
    council = joint_council(cast)
    fact = state(cast.secretariat, council, Said("founded", "1998"))
    copy = published(cast, council)
    with pytest.raises(Improper):
        publish(cast.secretariat, Reference.objects.get(pk=council.pk))
    undo(Change.objects.filter(versions__entry=fact.pk).get(), cast.secretariat, "Another year")
    correct(cast.secretariat, Reference.objects.get(pk=council.pk), {"en": ["Council of the Two Shores"]})
    again = published(cast, council)
    assert (again.pk, again.names) == (copy.pk, {"en": ["Council of the Two Shores"]})
    assert not again.facts.filter(withdrawn=False).exists()
    assert not faults()


def test_what_is_public_is_withdrawn_for_a_reason_and_asked_for_anew(cast: Cast) -> None:
    council = joint_council(cast)
    copy = published(cast, council)
    with pytest.raises(Improper):
        withdraw_published(cast.secretariat, copy, " ")
    with pytest.raises(NotAllowed):
        withdraw_published(cast.editor_qm, copy, "It was renamed")
    withdraw_published(cast.principal_qn, copy, "It was renamed")
    assert not vocabulary_for(cast.spaces["public"]).names_of("forum", council.slug, "en")
    with pytest.raises(NotConsented):
        publish(cast.secretariat, Reference.objects.get(pk=council.pk))
    assert published(cast, council).pk != copy.pk
    assert not faults()


def test_what_is_public_is_struck_out_by_two(cast: Cast) -> None:
    council = joint_council(cast)
    state(cast.secretariat, council, Said("note", "Keeps lamps"))
    copy = published(cast, council)
    strike(cast.principal_qn, propose_striking(cast.principal_qm, copy, "It was a mistake"))
    gone = Reference.objects.get(pk=copy.pk)
    assert (gone.struck, gone.names, gone.facts.get().value) == (True, {}, "")
    with pytest.raises(NotConsented):
        publish(cast.secretariat, Reference.objects.get(pk=council.pk))
    assert not faults()


def test_no_names_that_documents_were_read_with_outlast_the_striking(cast: Cast) -> None:
    council = joint_council(cast)
    paper(cast, "joint")
    paper(cast)
    assert NamesRead.objects.filter(tables__contains="Two Shores").count() == 2
    strike(cast.principal_qn, propose_striking(cast.principal_qm, council, "It was a mistake"))
    assert not NamesRead.objects.filter(tables__contains="Two Shores").exists()


@pytest.mark.parametrize("part", ["fact", "link"])
def test_nor_what_was_said_of_one(cast: Cast, part: str) -> None:
    joint = cast.spaces["joint"]
    keeper = add(cast.secretariat, joint, "person", {"en": ["Ada Ferrier"]})
    of_it: Fact | Link
    if part == "fact":
        of_it = state(cast.secretariat, keeper, Said("office", "Keeper of Tides"))
    else:
        of_it = link(cast.secretariat, joint, Words("person", "Keeper of Tides"), keeper.slug, True)
    paper(cast)
    assert NamesRead.objects.filter(tables__contains="Keeper of Tides").exists()
    strike(cast.principal_qn, propose_striking(cast.principal_qm, of_it, "It was a mistake"))
    assert not NamesRead.objects.exists()


def test_a_reading_that_ends_after_the_striking_does_not_bring_them_back(cast: Cast) -> None:
    council = joint_council(cast)
    joint = cast.spaces["joint"]
    names, digest = names_for(joint), vocabulary_for(joint).digest
    strike(cast.principal_qn, propose_striking(cast.principal_qm, council, "It was a mistake"))
    remember_names(joint, digest, names)
    assert not NamesRead.objects.exists()


def test_nor_does_one_that_ends_while_they_are_struck_out(
    cast: Cast, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    council = joint_council(cast)
    joint = cast.spaces["joint"]
    names, digest = names_for(joint), vocabulary_for(joint).digest
    with django_capture_on_commit_callbacks(execute=True):
        remember_names(joint, digest, names)
        kept = NamesRead.objects.get(digest=digest)
        strike(cast.principal_qn, propose_striking(cast.principal_qm, council, "It was a mistake"))
        NamesRead.objects.bulk_create([kept], ignore_conflicts=True)  # the striking did not see it yet
        assert NamesRead.objects.exists()
    assert not NamesRead.objects.exists()


@pytest.mark.parametrize("who", ["secretariat", "editor_qn"])
def test_publishing_is_not_undone_in_the_joint_space_while_the_public_copy_stands(cast: Cast, who: str) -> None:
    council, person = joint_council(cast), cast.people[who]
    copy = published(cast, council)
    done = Change.objects.filter(space=council.space).latest("number")
    assert not undoable_of(person, [done])
    with pytest.raises(Improper, match="not undone"):
        undo(done, person, "Too early")
    assert Reference.objects.get(pk=council.pk).published_as == copy
    assert ReferenceConsent.objects.filter(withdrawn=False).count() == 2


def test_the_publishing_of_a_document_is_not_undone_either(cast: Cast) -> None:
    document = paper(cast, "joint")
    copy = in_public(cast, document)
    done = Change.objects.filter(space=document.space, verb="publishes").get()
    assert not undoable_of(cast.editor_qm, [done])
    with pytest.raises(Improper, match="not undone"):
        undo(done, cast.editor_qm, "Too early")
    assert Document.objects.get(pk=document.pk).published_as == copy


def test_what_is_struck_out_is_not_proved_to_who_guesses_it(cast: Cast) -> None:
    council = joint_council(cast)
    agree(cast, council)
    guessed = seal(cast, council)
    assert Version.objects.filter(content__contains=guessed).exists()
    strike(cast.principal_qn, propose_striking(cast.principal_qm, council, "It was a mistake"))
    assert not ReferenceConsent.objects.exclude(seal="").exists()
    assert not Version.objects.filter(content__contains=guessed).exists()
    assert not faults()


def test_a_fact_that_is_struck_out_alone_is_not_proved_to_who_guesses_it(cast: Cast) -> None:
    council = joint_council(cast)
    fact = state(cast.secretariat, council, Said("note", "Rejects tolls"))
    agree(cast, council)
    said = ["note", "Rejects tolls", "", "", "", ""]
    strike(cast.principal_qn, propose_striking(cast.principal_qm, fact, "It was a mistake"))
    guessed = seal_of("forum", council.slug, COUNCIL, [said], "")
    kept = set(ReferenceConsent.objects.values_list("seal", flat=True))
    assert kept
    assert guessed not in kept
    assert Fact.objects.get().salt == ""
    assert not Version.objects.filter(content__contains=fact.salt).exists()
    assert seal_of("forum", council.slug, COUNCIL, [sealed(said, fact.salt)], "") in kept, "the salt alone proves it"
    assert not faults()


def test_what_was_consented_to_before_facts_had_salts_is_consented_to(cast: Cast) -> None:
    council = joint_council(cast)
    fact = state(cast.secretariat, council, Said("note", "Rejects tolls"))
    fact.salt = ""
    fact.save(update_fields=["salt"])
    assert seal(cast, council) == seal_of(
        "forum", council.slug, COUNCIL, [["note", "Rejects tolls", "", "", "", ""]], ""
    )
    assert published(cast, council).facts.get().value == "Rejects tolls"
    assert not faults()


def test_a_tabled_fact_cites_the_tabled_paper(cast: Cast) -> None:
    document = paper(cast)
    own = add(cast.editor_qm, cast.spaces["QM"], "forum", COUNCIL)
    cited = state(cast.editor_qm, own, Said("note", "Rejects tolls", document=document, quote=f"{GROUND} again"))
    copy = table(cast.editor_qm, own)
    assert not copy.facts.exists(), "its paper is not on the table"
    joint = actions.table(cast.editor_qm, document)
    list(read_waiting(list(unread())))
    assert table(cast.editor_qm, Reference.objects.get(pk=own.pk)) == copy
    fact = Fact.objects.get(space=cast.spaces["joint"])
    assert (fact.document, fact.start, fact.quote) == (joint, cited.start, f"{GROUND} again")
    with pytest.raises(Improper):
        table(cast.editor_qm, Reference.objects.get(pk=own.pk))
    assert not faults()
