"""Questions and answers follow readings; what people say of premises is an entry with its ground."""

from dataclasses import replace

import pytest

from collegium.accounts.errors import Improper, NotAllowed, NotVisible
from collegium.accounts.journal.striking import propose_striking, strike
from collegium.accounts.journal.undo import undo
from collegium.accounts.journal.verify import verify
from collegium.accounts.models import Change, Space
from collegium.register import actions
from collegium.register.actions.merging import Words, link, merge
from collegium.register.actions.premises import say_uptake
from collegium.register.actions.references import add
from collegium.register.derived import make
from collegium.register.models import Document, Exchange, Finding, InExchange, PremiseUptake, Presupposed
from collegium.register.queries import content_of
from collegium.register.queries.exchanges import Asked, exchanges, named_in_exchanges, premises_of
from tests.cast import Cast, note
from tests.web.stage import ASKED


def added(cast: Cast, text: str = ASKED) -> Document:
    arrival = replace(note(), data=text.encode(), name="asked.txt")
    return actions.add(cast.editor_qm, cast.spaces["QM"], cast.marking("open"), arrival).document


def text_of(document: Document) -> str:
    """The text of the newest reading."""
    reading = actions.latest_reading(document)
    content = content_of(reading) if reading else None
    return content.text if content else ""


def premise_of(document: Document) -> Finding:
    return Finding.objects.get(document=document, kind="premise")


def found(cast: Cast, **asked: str) -> list[int]:
    """The numbers of the exchanges that Velmora's editor finds."""
    return [each.number for each in exchanges(cast.editor_qm, cast.spaces["QM"], Asked(**asked))]


def test_each_question_is_kept_with_its_answer_and_their_places(cast: Cast) -> None:
    document = added(cast)
    first, second = Exchange.objects.filter(document=document).order_by("number")
    assert [turn["words"].split()[0] for turn in (*first.asked, *first.answered)] == ["My", "That's"]
    assert (first.asker, first.medium) == ("Ida Quill", "Harbour Times")
    assert [turn["speaker"] for turn in second.answered] == ["Anna Brold"]
    text = text_of(document)
    for turn in (*first.asked, *first.answered, *second.asked, *second.answered):
        assert text[slice(*turn["span"])] == turn["words"]


def test_questions_are_found_by_words_issue_asker_and_answerer(cast: Cast) -> None:
    added(cast)
    assert found(cast) == [1, 2]
    assert found(cast, words="LAMPS channel") == [2]
    assert found(cast, words="lamps bread") == []
    assert found(cast, asker="quill") == [1]
    assert found(cast, asker="harbour") == [1]
    assert found(cast, answerer="Anna Brold") == [1, 2]
    assert found(cast, answerer="Quill") == []
    assert found(cast, issue="ocean") == [2]
    assert named_in_exchanges(cast.editor_qm, cast.spaces["QM"], "answerer") == ["Anna Brold"]


def test_nobody_else_finds_them(cast: Cast) -> None:
    added(cast)
    for who in ("editor_qn", "keeper", "secretariat"):
        assert not exchanges(cast.people[who], cast.spaces["QM"]).exists()
        assert not named_in_exchanges(cast.people[who], cast.spaces["QM"], "issue")


def test_a_document_without_questions_has_none(cast: Cast) -> None:
    document = actions.add(cast.editor_qm, cast.spaces["QM"], cast.marking("open"), note()).document
    assert not Exchange.objects.filter(document=document).exists()


def test_a_rule_proposes_what_became_of_a_premise_and_a_person_says_it(cast: Cast) -> None:
    document = added(cast)
    presupposed = Presupposed.objects.get(document=document)
    assert presupposed.proposed == "confirmed"
    said = say_uptake(cast.editor_qm, premise_of(document), "confirmed", "That's  right")
    assert (said.quote, said.answerer) == ("That's right", "Anna Brold")
    assert text_of(document)[said.start : said.end] == said.quote
    (shown,) = premises_of(cast.editor_qm, [presupposed.exchange])[presupposed.exchange_id]
    assert shown.said == said  # type: ignore[attr-defined]
    assert not list(verify(Space.objects.order_by("id")).faults)


def test_who_says_it_anew_says_otherwise_and_undoing_brings_back_what_stood(cast: Cast) -> None:
    premise = premise_of(added(cast))
    say_uptake(cast.editor_qm, premise, "confirmed")
    say_uptake(cast.principal_qm, premise, "not_taken_up", why="It was another toll")
    standing = PremiseUptake.objects.get(key=premise.key)
    assert (standing.uptake, standing.quote, standing.by) == ("not_taken_up", "", cast.principal_qm)
    undo(Change.objects.filter(space=premise.space).latest("number"), cast.editor_qm, "A mistake")
    assert PremiseUptake.objects.get(key=premise.key).uptake == "confirmed"


@pytest.mark.parametrize(
    ("who", "uptake", "quote", "refused"),
    [
        ("reader_qm", "confirmed", "", NotAllowed),
        ("editor_qn", "confirmed", "", NotVisible),
        ("keeper", "confirmed", "", NotVisible),
        ("editor_qm", "perhaps", "", Improper),
        ("editor_qm", "denied", "words that nobody said", Improper),
    ],
)
def test_what_may_not_be_said_is_refused(
    cast: Cast, who: str, uptake: str, quote: str, refused: type[Exception]
) -> None:
    premise = premise_of(added(cast))
    with pytest.raises(refused):
        say_uptake(cast.people[who], premise, uptake, quote)
    assert not PremiseUptake.objects.exists()


def test_a_statement_is_no_premise(cast: Cast) -> None:
    document = added(cast)
    with pytest.raises(Improper):
        say_uptake(cast.editor_qm, Finding.objects.filter(document=document, kind="statement")[0], "confirmed")


def test_it_stands_when_the_document_is_read_again_and_goes_with_it(cast: Cast) -> None:
    document = added(cast)
    say_uptake(cast.editor_qm, premise_of(document), "denied")
    actions.read_again(cast.editor_qm, document)
    make(document)
    (exchange,) = {each.exchange for each in Presupposed.objects.filter(document=document)}
    (shown,) = premises_of(cast.editor_qm, [exchange])[exchange.pk]
    assert shown.said.uptake == "denied"  # type: ignore[attr-defined]
    strike(cast.principal_qm, propose_striking(cast.editor_qm, document, "It was spilled"))
    for model in (Exchange, InExchange, Presupposed):
        assert not model.objects.filter(document=document).exists()
    gone = PremiseUptake.objects.get(document=document)
    assert (gone.struck, gone.quote, gone.premise) == (True, "", "")


def test_an_issue_of_ones_own_is_one_of_a_question_and_follows_what_it_was_merged_into(cast: Cast) -> None:
    space = cast.spaces["QM"]
    lamps = add(cast.editor_qm, space, "issue", {"en": ["lamp*"]}, "channel-lamps")
    added(cast)
    assert named_in_exchanges(cast.editor_qm, space, "issue") == ["channel-lamps", "ocean"]
    assert found(cast, issue="channel-lamps") == found(cast, issue="lamp") == [2]
    add(cast.editor_qm, space, "issue", {"en": ["lighthouse*"]}, "lights")
    merge(cast.editor_qm, lamps, "lights")
    assert named_in_exchanges(cast.editor_qm, space, "issue") == ["lights", "ocean"]
    assert found(cast, issue="lights") == found(cast, issue="lighthouse") == [2]
    undo(Change.objects.filter(space=space).latest("number"), cast.editor_qm, "A mistake")
    assert found(cast, issue="lights") == []
    other = actions.add(
        cast.editor_qn, cast.spaces["QN"], cast.marking("open"), replace(note(), data=ASKED.encode(), name="asked.txt")
    )
    assert not InExchange.objects.filter(document=other.document, value="channel-lamps").exists()


def test_who_asks_and_answers_is_found_by_each_name_of_the_person(cast: Cast) -> None:
    space = cast.spaces["QM"]
    added(cast)
    link(cast.editor_qm, space, Words("person", "Anna Brold", "en"), "a-brold-of-tresk", True, "A. Brold of Tresk")
    assert found(cast, answerer="A. Brold of Tresk") == found(cast, answerer="Anna Brold") == [1, 2]
    assert named_in_exchanges(cast.editor_qm, space, "answerer") == ["A. Brold of Tresk"]
    quill = add(cast.editor_qm, space, "person", {"en": ["Ida Quill"]})
    add(cast.editor_qm, space, "person", {"en": ["Ida Feather"]})
    assert found(cast, asker="feather") == []
    merge(cast.editor_qm, quill, "ida-feather")
    assert found(cast, asker="feather") == found(cast, asker="quill") == [1]
