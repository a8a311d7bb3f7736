"""Several findings of a queue decided at once, and taken back as one."""

import re
from dataclasses import replace

import pytest
from django.test import Client

from collegium.accounts.journal.verify import verify
from collegium.accounts.models import Change, Space
from collegium.register import actions
from collegium.register.actions.deciding import decide
from collegium.register.models import Decision, Document, Finding, Named, Statement
from tests.cast import Cast, note
from tests.web.stage import WORDS, signed_in
from tests.web.test_people import words

CHOSEN = re.compile(r'name="chosen" value="([^"]+)"( aria-labelledby="f\d+" checked)?')


@pytest.fixture
def document(cast: Cast) -> Document:
    """A document of Velmora's own that states something, once of an issue."""
    text = WORDS.replace("lamps lit in the channel", "lamps lit for the fisheries")
    arrival = replace(note(), data=text.encode(), name="words.txt")
    return actions.add(cast.editor_qm, cast.spaces["QM"], cast.marking(), arrival).document


def states(document: Document) -> list[str]:
    """How far its findings are decided, in order."""
    return list(Finding.objects.filter(document=document).order_by("id").values_list("state", flat=True))


def chosen(client: Client, document: Document) -> list[str]:
    """What the list offers to be chosen."""
    page = client.get(f"/spaces/{document.space_id}/findings").content.decode()
    return [value for value, _ in CHOSEN.findall(page)]


def say(client: Client, document: Document, some: list[str], verdict: str, **more: str) -> tuple[int, str]:
    """The status and the page after deciding some at once."""
    sent = {"chosen": some, "verdict": verdict, "query": "state=proposed", **more}
    answer = client.post(f"/spaces/{document.space_id}/findings/decide", sent, follow=True)
    return answer.status_code, answer.content.decode()


def take_back(client: Client, document: Document, decision: str) -> tuple[int, str]:
    """The status and the words of the page after taking back what was decided at once."""
    sent = {"decision": decision, "query": "state=proposed"}
    answer = client.post(f"/spaces/{document.space_id}/findings/take-back", sent, follow=True)
    return answer.status_code, words(answer.content)


def offered(client: Client, document: Document) -> str:
    """The decision by which the list offers to take back what was decided last."""
    page = client.get(f"/spaces/{document.space_id}/findings").content.decode()
    return "".join(re.findall(r'name="decision" value="([^"]+)"', page))


@pytest.mark.parametrize(
    ("verdict", "more", "told", "state", "entered"),
    [
        ("confirmed", {}, "Confirmed: 2.", "confirmed", 2),
        ("rejected", {"reason": "Sayings"}, "Rejected: 2.", "rejected", 0),
        ("confirmed", {"asks": "1"}, "Decided, and a second person is asked: 2.", "awaiting", 0),
        ("rejected", {"asks": "1", "reason": "Sayings"}, "Decided, and a second person is asked: 2.", "awaiting", 0),
    ],
)
def test_several_are_decided_by_one_change_and_taken_back_by_one(
    cast: Cast, document: Document, verdict: str, more: dict[str, str], told: str, state: str, entered: int
) -> None:
    client = signed_in(cast.editor_qm)
    begun, before = states(document), Change.objects.count()
    status, page = say(client, document, chosen(client, document)[:2], verdict, **more)
    assert (status, told in words(page.encode())) == (200, True)
    assert "Decided last, at once: 2 findings." in words(page.encode())
    assert (states(document)[:2], states(document)[2:]) == ([state, state], begun[2:])
    assert Statement.objects.filter(withdrawn=False).count() == entered
    rows = Named.objects.filter(finding__document=document).values_list("finding__state", "state")
    assert {each for each in rows if state in each} == {(state, state)}, "what is kept of its names has the state too"
    status, page = take_back(client, document, offered(client, document))
    assert (status, "Taken back: 2." in page) == (200, True)
    assert states(document) == begun
    assert not Statement.objects.filter(withdrawn=False).exists()
    assert Change.objects.count() == before + 2
    assert not list(verify(Space.objects.order_by("id")).faults)


def test_where_one_was_decided_meanwhile_none_is_and_the_page_says_which(cast: Cast, document: Document) -> None:
    client = signed_in(cast.editor_qm)
    some = chosen(client, document)
    first = Finding.objects.filter(document=document).order_by("id")[0]
    decide(cast.principal_qm, first, "confirmed")
    begun = states(document)
    status, page = say(client, document, some, "rejected", reason="Sayings")
    refused = page.partition('role="alert"')[2].partition("</div>")[0]
    assert status == 409
    assert "Some of these findings were decided meanwhile; none was decided now." in words(refused.encode())
    assert re.findall(r"<q[^>]*>([^<]+)</q>", refused) == [first.quote]
    assert states(document) == begun
    assert 'value="Sayings"' in page, "what was typed stays"
    assert [value for value, checked in CHOSEN.findall(page) if checked] == some[1:], "and what was chosen"


@pytest.mark.parametrize("several", [True, False])
def test_what_somebody_asks_a_second_person_about_meanwhile_is_not_decided_unawares(
    cast: Cast, document: Document, several: bool
) -> None:
    client = signed_in(cast.editor_qm)
    some = chosen(client, document)[: 2 if several else 1]
    first = Finding.objects.filter(document=document).order_by("id")[0]
    decide(cast.principal_qm, first, "rejected", reason="A saying", asks=True)
    begun = states(document)
    status, page = say(client, document, some, "confirmed")
    assert (status, "none was decided now." in page) == (409, True)
    assert states(document) == begun == ["awaiting", *begun[1:]]
    assert Decision.objects.count() == 1


def test_a_later_page_of_the_list_keeps_what_was_chosen_and_is_come_back_to(
    cast: Cast, document: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("collegium.web.findings.ROWS", 1)
    client, path = signed_in(cast.editor_qm), f"/spaces/{document.space_id}/findings"
    begin = chosen(client, document)[0]
    page = client.get(f"{path}?state=proposed&after={begin}").content.decode()
    assert page.count(f'name="after" value="{begin}"') == 1
    some = [value for value, _ in CHOSEN.findall(page)]
    status, page = say(client, document, some, "rejected", after=begin)
    assert (status, [value for value, checked in CHOSEN.findall(page) if checked]) == (400, some)
    sent = {"chosen": some, "verdict": "confirmed", "query": "state=proposed", "after": begin}
    answer = client.post(f"{path}/decide", sent)
    assert answer.headers["Location"] == f"{path}?state=proposed&after={begin}"
    left = [value for value, _ in CHOSEN.findall(client.get(answer.headers["Location"]).content.decode())]
    assert left
    assert not {begin, *some} & set(left), "the list goes on behind what was decided"


@pytest.mark.parametrize(
    ("said", "verdict", "more", "told"),
    [
        ([], "confirmed", {}, "No finding was chosen."),
        (["nothing"], "confirmed", {}, "Not all that was chosen is there any more."),
        (["of another space"], "confirmed", {}, "Not all that was chosen is there any more."),
        (["all"], "rejected", {"reason": " "}, "A rejection needs a reason."),
        (["all"], "corrected", {}, "A correction says something otherwise"),
        (["all"], "praised", {}, "This cannot be said of a finding."),
    ],
)
def test_what_cannot_be_said_of_several_is_said_of_none(
    cast: Cast, document: Document, said: list[str], verdict: str, more: dict[str, str], told: str
) -> None:
    client = signed_in(cast.editor_qm)
    joint = actions.table(cast.editor_qm, document)
    other = Finding.objects.filter(document=joint).order_by("id")[0]
    known = {"all": chosen(client, document), "of another space": [f"{joint.pk}.{other.key}"]}
    some = [each for name in said for each in known.get(name, [name])]
    status, page = say(client, document, some, verdict, **more)
    assert (status, told in words(page.encode())) == (400, True)
    assert set(states(document)) == {"proposed"}
    assert not Decision.objects.exists()


def test_what_two_disagree_on_keeps_the_rest_from_being_taken_back_as_one(cast: Cast, document: Document) -> None:
    client = signed_in(cast.editor_qm)
    say(client, document, chosen(client, document)[:2], "confirmed", asks="1")
    first = Finding.objects.filter(document=document).order_by("id")[0]
    decide(cast.principal_qm, first, "rejected", reason="A saying")
    begun = states(document)
    status, page = take_back(client, document, offered(client, document))
    assert status == 409
    assert "On some of these findings two people disagree" in page
    assert first.quote in page.partition("Take back the others one by one.")[2].partition("Decided last")[0]
    assert states(document) == begun == ["disputed", "awaiting", *begun[2:]]


def test_nobody_takes_back_what_another_decided_and_nothing_is_taken_back_twice(cast: Cast, document: Document) -> None:
    client = signed_in(cast.editor_qm)
    say(client, document, chosen(client, document)[:2], "confirmed")
    last = offered(client, document)
    head = signed_in(cast.principal_qm)
    assert offered(head, document) == ""
    nothing = (400, True)
    for somebody, which in ((head, last), (client, "")):
        status, page = take_back(somebody, document, which)
        assert (status, "There is nothing to take back." in page) == nothing
    assert take_back(client, document, last)[0] == 200
    status, page = take_back(client, document, last)
    assert (status, "There is nothing to take back." in page) == nothing
    assert "Decided last" not in page


def test_what_was_taken_back_alone_is_no_part_of_what_is_taken_back_as_one(cast: Cast, document: Document) -> None:
    client = signed_in(cast.editor_qm)
    say(client, document, chosen(client, document)[:2], "confirmed")
    alone = Decision.objects.order_by("id")[0]
    client.post(f"/documents/{document.pk}/take-back", {"decision": alone.pk})
    status, page = take_back(client, document, offered(client, document))
    assert (status, "Taken back: 1." in page) == (200, True)
    assert set(states(document)) == {"proposed"}
