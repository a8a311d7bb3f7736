"""The page of search, saved searches, their feeds and mails; and what leads from a hit to its passage."""

import re
from dataclasses import replace
from xml.etree import ElementTree as ET

import pytest
from django.core import mail
from django.test import Client

from collegium.accounts.actions.revoking import revoke_sessions
from collegium.accounts.models import Person
from collegium.register import actions
from collegium.register.actions.inquiries import say_inquiry
from collegium.register.actions.merging import merge
from collegium.register.actions.references import add
from collegium.register.actions.searches import MOST, save_search, tell_all
from collegium.register.actions.series import Described, make_series
from collegium.register.models import Document, SavedSearch, Wanted
from collegium.register.queries.asking import Asked
from tests.cast import Cast, note
from tests.web.stage import ASKED, WORDS, agreed, signed_in

ATOM = "{http://www.w3.org/2005/Atom}"
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="[^"]+"')


def added(cast: Cast, text: str = WORDS, name: str = "words.txt", space: str = "QM", by: str = "editor_qm") -> Document:
    arrival = replace(note(), data=text.encode(), name=name)
    return actions.add(cast.people[by], cast.spaces[space], cast.marking("open"), arrival).document


def page(client: Client, address: str) -> str:
    return TOKEN.sub("", client.get(address).content.decode())


def test_a_hit_leads_to_its_passage_without_a_script(cast: Cast) -> None:
    document = added(cast)
    client = signed_in(cast.editor_qm)
    shown = page(client, "/search?q=skipper")
    assert "1 passage<" in shown
    assert "<mark>skippers</mark>" in shown
    assert "Words on the Winter Ferry" in shown
    assert "<b>Requests</b>" in shown
    link = re.findall(r'href="(/documents/[^"]+#passage)"', shown)[0].replace("&amp;", "&")
    assert link.startswith(f"/documents/{document.pk}?at=")
    opened = page(client, link)
    assert opened.count('id="passage"') == 1
    marked = opened.split('id="passage"')[1]
    assert "skippers" in marked[: marked.index("We reject")]


def test_a_link_to_a_passage_stays_when_the_document_is_read_again(cast: Cast) -> None:
    document = added(cast)
    client = signed_in(cast.editor_qm)
    link = re.findall(r'href="(/documents/[^"]+#passage)"', page(client, "/search?q=skipper"))[0].replace("&amp;", "&")
    actions.read_again(cast.editor_qm, document)
    assert page(client, link).count('id="passage"') == 1
    assert "is not in the newest reading" in page(client, f"/documents/{document.pk}?at=9000-9010")
    assert 'id="passage"' not in page(client, f"/documents/{document.pk}?at=x")


def test_an_empty_search_says_how_and_finds_nothing(cast: Cast) -> None:
    client = signed_in(cast.editor_qm)
    assert "Words in quotation marks" in page(client, "/search")
    assert "Nothing that you may see holds this." in page(client, "/search?q=nothing")


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("q=%22pier", "A quotation mark is open."),
        ("q=-pier", "Only words that are to be absent were given."),
        ("q=pier&from=soon", "This is no date: soon."),
        ("q=" + "pier+" * 99, "This search is too long."),
    ],
)
def test_what_cannot_be_looked_for_is_said(cast: Cast, asked: str, said: str) -> None:
    answer = signed_in(cast.editor_qm).get(f"/search?{asked}")
    assert answer.status_code == 400
    assert said in answer.content.decode()


def test_a_search_is_narrowed(cast: Cast) -> None:
    added(cast)
    client = signed_in(cast.editor_qm)
    assert "1 passage<" in page(client, "/search?act=requests")
    assert "Nothing that you may see" in page(client, "/search?q=skipper&act=commits")
    assert "Nothing that you may see" in page(client, "/search?q=skipper&to=2030")
    assert "1 passage<" in page(client, f"/search?q=skipper&space={cast.spaces['QM'].pk}")
    assert 'value="Germany"' in page(client, "/search?party=de")


def test_what_is_hidden_is_answered_like_what_is_not_there(cast: Cast) -> None:
    before = {who: page(signed_in(cast.people.get(who)), "/search?q=skipper") for who in ("editor_qn", "keeper", "")}
    document = added(cast)
    for who, shown in before.items():
        client = signed_in(cast.people.get(who))
        assert page(client, "/search?q=skipper") == shown
        hidden = page(client, f"/search?q=skipper&document={document.pk}&space={cast.spaces['QM'].pk}")
        assert "Nothing that you may see" in hidden


def test_the_public_finds_what_is_published(cast: Cast) -> None:
    actions.publish(cast.secretariat, agreed(cast, 3))
    assert "1 passage<" in page(Client(), "/search?q=boats")
    assert "Save this search" not in page(Client(), "/search?q=boats")


def test_a_saved_search_is_its_owners_alone(cast: Cast) -> None:
    client = signed_in(cast.editor_qm)
    client.post("/searches", {"q": "skipper", "act": "requests", "name": "Lamps of theirs"})
    search = SavedSearch.objects.get()
    assert search.asked == {"words": "skipper", "act": "requests"}
    assert "Lamps of theirs" in page(client, "/searches")
    for who in ("principal_qm", "editor_qn", "keeper"):
        other = signed_in(cast.people[who])
        assert "Lamps" not in page(other, "/searches")
        assert other.post(f"/searches/{search.pk}", {"do": "delete"}).status_code == 404
    client.post(f"/searches/{search.pk}", {"do": "delete"})
    assert not SavedSearch.objects.exists()


def test_too_many_and_empty_searches_are_refused(cast: Cast) -> None:
    client = signed_in(cast.editor_qm)
    assert "Nothing is looked for." in client.post("/searches", {"q": " "}).content.decode()
    for number in range(MOST):
        save_search(cast.editor_qm, Asked(f"pier {number}"), "")
    answer = client.post("/searches", {"q": "pier"})
    assert (answer.status_code, SavedSearch.objects.count()) == (400, MOST)


def fed(cast: Cast) -> tuple[Client, str, SavedSearch]:
    """The address of a feed of boats and skippers, and whoever has it."""
    search = save_search(cast.editor_qm, Asked("boats OR skippers"), "Boats")
    shown = signed_in(cast.editor_qm).post(f"/searches/{search.pk}", {"do": "feed"}).content.decode()
    return Client(), re.findall(r"/searches/feed/[\w-]+", shown)[0], search


def test_a_feed_is_read_at_its_address_until_it_is_ended(cast: Cast) -> None:
    added(cast, WORDS.replace("Winter", "Secret"))
    actions.publish(cast.secretariat, agreed(cast, 3))
    client, address, search = fed(cast)
    answer = client.get(address)
    assert answer.headers["Content-Type"].startswith("application/atom+xml")
    entries = ET.fromstring(answer.content.decode()).findall(f"{ATOM}entry")  # noqa: S314 - it is our own
    titles = [entry.findtext(f"{ATOM}title") for entry in entries]
    assert "Note on the Winter Ferry" in titles
    assert "Velmora" in titles
    for private in ("Secret", "skipper", "lamps", "boats OR", "Boats"):
        assert private not in answer.content.decode()
    signed_in(cast.editor_qm).post(f"/searches/{search.pk}", {"do": "no feed"})
    assert client.get(address).status_code == 404


def test_a_feed_ends_with_its_owners_last_seat(cast: Cast) -> None:
    from collegium.accounts.actions import end_seat  # noqa: PLC0415

    client, address, _ = fed(cast)
    assert client.get(address).status_code == 200
    end_seat(cast.principal_qm, cast.editor_qm.seats.get(), "Left")
    assert client.get(address).status_code == 404


def test_a_feed_ends_with_the_sessions_of_its_owner(cast: Cast) -> None:
    client, address, _ = fed(cast)
    revoke_sessions(cast.principal_qm, cast.reader_qm, "Another one's telephone is lost")
    assert client.get(address).status_code == 200
    revoke_sessions(cast.principal_qm, cast.editor_qm, "A telephone is lost")
    assert client.get(address).status_code == 404


def test_a_feed_ends_with_a_new_password_and_not_with_signing_in(cast: Cast) -> None:
    cast.editor_qm.set_password("the ferry waits at nine")
    cast.editor_qm.save()
    client, address, _ = fed(cast)
    Client().post("/sign-in", {"username": cast.editor_qm.email, "password": "the ferry waits at nine"})
    assert client.get(address).status_code == 200
    changed = signed_in(Person.objects.get(pk=cast.editor_qm.pk))
    words = {"old_password": "the ferry waits at nine", "new_password1": "the ice went at ten"}
    assert changed.post("/password", {**words, "new_password2": "the ice went at ten"}).status_code == 302
    assert client.get(address).status_code == 404


def test_what_is_new_is_told_by_mail_once_and_without_a_word_of_it(
    cast: Cast, django_capture_on_commit_callbacks: object
) -> None:
    added(cast, WORDS.replace("Winter", "Earlier"), "earlier.txt")
    save_search(cast.editor_qm, Asked("skippers"), "Lamps of theirs", mail=True)
    save_search(cast.editor_qn, Asked("skippers"), "Theirs", mail=True)
    save_search(cast.reader_qm, Asked("skippers"), "No mail")

    def told() -> int:
        with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
            return tell_all()

    assert told() == 0
    document = added(cast)
    assert told() == 1
    assert told() == 0
    actions.read_again(cast.editor_qm, document)
    assert told() == 0
    assert [letter.to for letter in mail.outbox] == [[cast.editor_qm.email]]
    for private in ("skipper", "Lamps", "Winter", document.pk):
        assert private not in f"{mail.outbox[0].subject} {mail.outbox[0].body}"
    actions.table(cast.editor_qm, document)
    assert told() == 2


def test_entries_stand_above_passages_and_lead_to_their_pages(cast: Cast) -> None:
    editor, space = cast.editor_qm, cast.spaces["QM"]
    document = added(cast, ASKED, "harbour.txt")
    say_inquiry(editor, Wanted.objects.get(document=document), "asked", "the harbour archive")
    board = add(editor, space, "forum", {"en": ["Harbour Board"], "fr": ["Office du port"]})
    series = make_series(editor, space, Described("Harbour Days"))
    client = signed_in(editor)
    shown = page(client, "/search?q=harbour")
    assert re.search(r"4 entries · \d passages<", shown)
    assert shown.index('id="entries"') < shown.index("<blockquote")
    forum = f"/spaces/{space.pk}/forums/harbour-board"
    sections = shown[shown.index('id="entries"') : shown.index("<blockquote")]
    links = [each.replace("&amp;", "&") for each in re.findall(r'href="(/[^"]+)"', sections)]
    assert {f"/documents/{document.pk}", f"/series/{series.pk}", forum} < set(links)
    for link in links:
        assert "arbour" in page(client, link)
    wanted = next(link for link in links if "/wanted?" in link)
    assert "the harbour archive" in page(client, wanted)
    other = add(editor, space, "forum", {"en": ["Quay Circle"]})
    merge(editor, board, other.slug)
    assert client.get(f"/entries/{board.pk}").headers["Location"] == f"/spaces/{space.pk}/forums/quay-circle"


def test_of_many_entries_a_few_stand_above_and_all_behind_a_link(cast: Cast) -> None:
    for number in range(23):
        make_series(cast.editor_qm, cast.spaces["QM"], Described(f"Tide {number}"))
    client = signed_in(cast.editor_qm)
    shown = page(client, "/search?q=tide")
    assert "23 entries<" in shown
    assert shown.count('<p class="where">') == 5
    listed = page(client, "/search?" + re.findall(r'href="\?([^"]+)">All entries', shown)[0].replace("&amp;", "&"))
    assert listed.count('<p class="where">') == 20
    further = re.findall(r'href="\?([^"]+)" rel="next">Further entries', listed)[0].replace("&amp;", "&")
    assert page(client, f"/search?{further}").count('<p class="where">') == 3
    assert "Of entries only statements are shown" in page(client, "/search?q=tide&act=commits")
    assert "Of entries only" not in page(client, "/search?q=tide")
    assert "23 entries<" in page(client, "/search?kind=series")


def test_an_entry_that_is_hidden_is_answered_like_one_that_is_not_there(cast: Cast) -> None:
    asked = ("/search?q=tide", "/search?kind=series", "/search?q=tide&kind=entry&order=hits")
    before = {
        (who, at): page(signed_in(cast.people.get(who)), at) for who in ("editor_qn", "keeper", "") for at in asked
    }
    make_series(cast.editor_qm, cast.spaces["QM"], Described("Tide"))
    assert {(who, at): page(signed_in(cast.people.get(who)), at) for who, at in before} == before


def test_a_feed_names_an_entry_that_is_not_published_by_its_id_alone(cast: Cast) -> None:
    board = add(cast.editor_qm, cast.spaces["QM"], "forum", {"en": ["Boats Circle"]})
    actions.publish(cast.secretariat, agreed(cast, 3))
    client, address, _ = fed(cast)
    shown = client.get(address).content.decode()
    assert f"/entries/{board.pk}" in shown
    for private in ("Circle", "circle", "forum"):
        assert private not in shown


def test_new_entries_are_told_by_mail_once(cast: Cast, django_capture_on_commit_callbacks: object) -> None:
    save_search(cast.editor_qm, Asked("tide"), "Tides", mail=True)
    save_search(cast.editor_qn, Asked("tide"), "Tides", mail=True)
    save_search(cast.reader_qm, Asked("tide", kind="passage"), "Tides", mail=True)

    def told() -> int:
        with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
            return tell_all()

    series = make_series(cast.editor_qm, cast.spaces["QM"], Described("Tide"))
    added(cast, "Nine boats.\n", "tide.txt")
    assert (told(), told()) == (1, 0)
    assert "2" in mail.outbox[0].body
    assert series.name not in f"{mail.outbox[0].subject} {mail.outbox[0].body}"
