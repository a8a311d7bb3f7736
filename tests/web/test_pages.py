"""What pages say, and what a browser is told to do and not to do with them."""

import re
from dataclasses import replace

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError, connection
from django.test import Client, RequestFactory
from pytest_django import Settings

from collegium.accounts.journal.striking import propose_striking, strike
from collegium.register import actions
from collegium.register.models import Document
from collegium.web.refusals import MOST, MOST_OF_STRANGERS
from collegium.web.signing import address_of
from tests.cast import Cast, note
from tests.web.stage import Stage, added_and_read, agreed, signed_in, stage

ACTIVE = {
    "paper.html": b"<html><script>alert(1)</script><body onload=alert(2)><h1>Paper</h1><p>The ferry waits.</p></body>",
    "seal.svg": b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'><script>alert(2)</script></svg>",
}


@pytest.fixture
def staged(cast: Cast) -> Stage:
    """A document in each kind of space."""
    return stage(cast)


def upload(cast: Cast, *files: tuple[str, bytes], who: str = "editor_qm") -> str:
    """The page after adding files to Velmora's own space."""
    sent = {"documents": [SimpleUploadedFile(*each) for each in files], "marking": cast.marking("open").pk}
    return added_and_read(signed_in(cast.people[who]), f"/spaces/{cast.spaces['QM'].pk}/add", sent)


def text_of(page: str) -> str:
    """The words of a page in one line."""
    return " ".join(re.sub(r"<[^>]+>", " ", page).split())


def test_each_of_several_files_is_told_what_became_of_it(cast: Cast) -> None:
    page = text_of(upload(cast, ("a.txt", note(1).data), ("b.pdf", b"%PDF-1.7\nbroken"), ("c.txt", note(1).data)))
    assert "a.txt added and read" in page
    assert re.search(r"b\.pdf kept, not read \S", page)
    assert "a.txt here already Nothing was changed." in page
    assert Document.objects.count() == 2


def test_adding_twice_changes_nothing_and_says_so(cast: Cast) -> None:
    upload(cast, ("a.txt", note(1).data))
    before = signed_in(cast.editor_qm).get(f"/spaces/{cast.spaces['QM'].pk}/journal").content.count(b"<li><time")
    assert "a.txt here already Nothing was changed." in text_of(upload(cast, ("a.txt", note(1).data)))
    after = signed_in(cast.editor_qm).get(f"/spaces/{cast.spaces['QM'].pk}/journal").content.count(b"<li><time")
    assert before == after == 2  # it was added, and read


def test_an_empty_file_is_kept_and_said_to_be_empty(cast: Cast) -> None:
    assert "empty.txt kept, not read" in text_of(upload(cast, ("empty.txt", b"")))


def test_a_failed_reading_says_why_on_the_page_of_the_document(cast: Cast) -> None:
    upload(cast, ("b.pdf", b"%PDF-1.7\nbroken"))
    document = Document.objects.get()
    page = text_of(signed_in(cast.editor_qm).get(f"/documents/{document.pk}").content.decode())
    reading = document.readings.get()
    assert "could not be read" in page
    assert " ".join(reading.cause.split()) in page.replace("&#x27;", "'").replace("&quot;", '"')


@pytest.mark.parametrize(
    "name", ["../../etc/passwd", "..\\..\\boot.ini", "a/b.txt", "name\r\nSet-Cookie: a=b", "\u202egnp.txt"]
)
def test_a_name_is_no_path_and_no_header(cast: Cast, name: str) -> None:
    upload(cast, (name, note(1).data))
    document = Document.objects.get()
    answer = signed_in(cast.editor_qm).get(f"/documents/{document.pk}/original")
    assert "/" not in document.name
    assert set(answer.cookies) <= {"sessionid"}
    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert "\n" not in answer.headers["Content-Disposition"]


@pytest.mark.parametrize("name", ACTIVE)
def test_what_could_run_is_given_out_for_keeping_only(cast: Cast, name: str) -> None:
    upload(cast, (name, ACTIVE[name]))
    document = Document.objects.get()
    answer = signed_in(cast.editor_qm).get(f"/documents/{document.pk}/original")
    assert answer.content == ACTIVE[name]
    assert answer.headers["Content-Type"] == "application/octet-stream"
    assert answer.headers["Content-Disposition"] == f'attachment; filename="{name}"'
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert sorted(answer.headers["Content-Security-Policy"].split("; ")) == ["default-src 'none'", "sandbox"]
    page = signed_in(cast.editor_qm).get(f"/documents/{document.pk}").content.decode()
    assert "<script" not in page
    assert not re.search(r"<[^>]+\son\w+=", page)


def test_pages_run_nothing_inline_and_ask_no_other_host(staged: Stage) -> None:
    client = signed_in(staged.cast.principal_qm)
    for path in ("/", f"/documents/{staged.document('own')}", f"/spaces/{staged.space('joint')}/add"):
        answer = client.get(path)
        policy = dict(part.split(" ", 1) for part in answer.headers["Content-Security-Policy"].split("; "))
        page = answer.content.decode()
        assert policy["default-src"] == policy["base-uri"] == policy["frame-ancestors"] == "'none'"
        assert policy["style-src"] == policy["script-src"] == policy["form-action"] == "'self'"
        assert not re.search(r"<script(?! src=\"/styles/)|<style|\sstyle=|\son\w+=|(?:src|href)=\"(?:https?:)?//", page)
        assert "no-store" in answer.headers["Cache-Control"]


def test_styles_may_be_kept_by_browsers_and_others_may_not_be_had(cast: Cast) -> None:
    answer = Client().get("/styles/house")
    assert "immutable" in answer.headers["Cache-Control"]
    assert Client().get("/styles/house.css").status_code == 404


@pytest.mark.parametrize("name", ["own", "joint", "public"])
def test_the_marking_stands_on_every_page_that_shows_the_document(staged: Stage, name: str) -> None:
    document = staged.documents[name]
    client = signed_in(staged.cast.editor_qm)
    space = f"/spaces/{document.space_id}"
    for path in (f"/documents/{document.pk}", f"/documents/{document.pk}/history"):
        assert "Handling open" in text_of(client.get(path).content.decode()), path
    for path in (space, f"{space}/journal"):  # with others, of which some are marked higher
        assert re.search(r"Handling (?:open|for partners)\b", text_of(client.get(path).content.decode())), path


def test_a_page_carries_the_highest_marking_of_what_it_shows(cast: Cast) -> None:
    for number, name in ((1, "open"), (2, "for partners"), (3, "open")):
        actions.add(cast.editor_qm, cast.spaces["QM"], cast.marking(name), note(number))
    page = signed_in(cast.editor_qm).get(f"/spaces/{cast.spaces['QM'].pk}").content.decode()
    assert '<p class="marking"><span class="word">Handling</span> for partners</p>' in page


def test_every_page_says_who_is_only_followed(staged: Stage) -> None:
    for who in (None, staged.cast.editor_qm):
        assert "Followed, without taking part or signing in: Harrowmark." in signed_in(who).get("/").content.decode()


def test_the_public_reads_what_was_published_and_how_to_cite_it(staged: Stage) -> None:
    client, document = signed_in(None), staged.documents["public"]
    page = text_of(client.get(f"/documents/{document.pk}").content.decode())
    assert "This register shows what its partners chose to publish." in page
    assert f"http://127.0.0.1:8000/documents/{document.pk}" in page.partition("Cite this")[2]
    assert document.sha256 in page.partition("Cite this")[2]
    assert "Register of Tidewater, published 20" in page
    assert "Harbour Office" in page


def test_the_permanent_address_is_that_of_the_installation_however_one_came_here(
    staged: Stage, settings: Settings
) -> None:
    settings.ADDRESS = "https://register.example"
    for name in ("own", "public"):
        path = f"/documents/{staged.document(name)}"
        page = text_of(signed_in(staged.cast.editor_qm).get(path, headers={"Host": "localhost:1"}).content.decode())
        told = page.partition("Permanent address")[2]
        assert told.split()[0] == f"https://register.example{path}"


def test_the_public_is_told_in_which_capacity_somebody_acted_and_not_the_name(staged: Stage) -> None:
    path = f"/documents/{staged.document('public')}/history"
    office = staged.cast.secretariat.name
    office_named = f"<b>{office}</b> <span"
    assert office_named not in signed_in(None).get(path).content.decode()
    assert "<b>secretariat, Tidewater</b>" in signed_in(None).get(path).content.decode()
    assert office_named in signed_in(staged.cast.editor_qn).get(path).content.decode()


def test_home_says_what_waits_until_it_is_done(cast: Cast) -> None:
    own = actions.add(cast.editor_qm, cast.spaces["QM"], cast.marking("open"), note(1)).document
    joint = actions.table(cast.editor_qm, own)

    def waits(who: str) -> str:
        page = text_of(signed_in(cast.people[who]).get("/").content.decode())
        return page.partition("What waits for you")[2].partition("What is new")[0].strip()

    assert waits("editor_qm") == "Nothing waits."
    assert waits("principal_qn").startswith("Your partner's word on publishing")
    for head in (cast.principal_qm, cast.principal_qn):
        actions.consent(head, joint)
    assert waits("principal_qn").startswith("Every partner has consented: publish")
    assert "consented" in waits("secretariat")
    public = actions.publish(cast.secretariat, joint)
    assert waits("secretariat") == waits("principal_qn") == "Nothing waits."
    strike(cast.principal_qn, propose_striking(cast.principal_qm, public, "A name was in it"))
    assert waits("principal_qn").startswith("Your partner's word on publishing"), "what was struck out waits again"
    assert waits("secretariat") == "Nothing waits."
    page = text_of(signed_in(cast.secretariat).get(f"/documents/{joint.pk}").content.decode())
    assert "Consent to publishing: Velmora not said · Ostrand not said" in page
    for head in (cast.principal_qm, cast.principal_qn):
        actions.consent(head, joint)
    assert "consented" in waits("secretariat")


def test_a_second_change_from_an_old_page_is_refused_and_nothing_is_lost(staged: Stage) -> None:
    document = staged.documents["own"]
    seen = {"version": document.version, "why": "It was agreed"}
    marking = staged.cast.marking().pk
    first = signed_in(staged.cast.editor_qm).post(f"/documents/{document.pk}/mark", {**seen, "marking": marking})
    second = signed_in(staged.cast.principal_qm).post(f"/documents/{document.pk}/table", seen)
    assert (first.status_code, second.status_code) == (302, 409)
    document.refresh_from_db()
    assert document.marking_id == marking
    assert document.tabled_as_id is None


def test_a_step_asks_for_the_token_of_its_page(staged: Stage) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(staged.cast.editor_qm, backend=settings.AUTHENTICATION_BACKENDS[-1])
    answer = client.post(f"/documents/{staged.document('own')}/table", {"why": ""})
    assert answer.status_code == 403
    assert "Nothing was changed." in answer.content.decode()


def test_history_tells_who_for_whom_why_and_word_by_word(staged: Stage) -> None:
    document = staged.documents["own"]
    actions.mark(staged.cast.deputy_qm, document, staged.cast.marking(), "The crossing is not over")
    page = text_of(signed_in(staged.cast.reader_qm).get(f"/documents/{document.pk}/history").content.decode())
    assert "deputy_qm (deputy, Velmora) changed the marking of The crossing is not over" in page
    assert "Marking open for partners" in page


def test_a_list_goes_on_where_the_page_before_ended(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("collegium.web.spaces.ROWS", 2)
    for number in range(1, 6):
        actions.add(cast.editor_qm, cast.spaces["QM"], cast.marking(), note(number))
    client, path, seen = signed_in(cast.editor_qm), f"/spaces/{cast.spaces['QM'].pk}", []
    following = path
    while following:
        page = client.get(following).content.decode()
        seen += re.findall(r"note-\d\.txt", page)
        link = re.search(r'href="(\?before=\w+)"', page)
        following = path + link[1] if link else ""
    assert seen == [f"note-{number}.txt" for number in range(5, 0, -1)]


def test_an_unknown_place_in_a_list_is_an_empty_page(cast: Cast) -> None:
    client = signed_in(cast.editor_qm)
    for words in ("before=%09", "before='", "before=0", "before=" + "9" * 40):
        for end in ("", "/journal"):
            assert client.get(f"/spaces/{cast.spaces['QM'].pk}{end}?{words}").status_code == 200


def test_a_request_that_is_too_large_is_refused_before_it_is_taken_in(cast: Cast) -> None:
    client = signed_in(cast.editor_qm)
    answer = client.post(f"/spaces/{cast.spaces['QM'].pk}/add", CONTENT_LENGTH=str(MOST + 1))
    assert answer.status_code == 413
    assert "too many bytes" in answer.content.decode()


def test_much_that_a_stranger_sends_is_not_taken_in(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    taken: list[str] = []
    monkeypatch.setattr("django.core.files.uploadhandler.TemporaryUploadedFile", lambda *_: taken.append("taken"))
    sent = {"documents": SimpleUploadedFile("sheet.txt", b"x" * MOST_OF_STRANGERS)}
    for path in ("/sign-in", "/health", f"/spaces/{cast.spaces['QM'].pk}/add"):
        client = Client(enforce_csrf_checks=True, raise_request_exception=False)
        client.get("/sign-in")
        assert client.post(path, sent).status_code == 403
    assert not taken


def test_words_that_no_database_keeps_are_refused_wherever_they_are_sent(staged: Stage) -> None:
    client, space, document = signed_in(staged.cast.editor_qm), staged.space("QM"), staged.document("own")
    for address in ("/search?q=ferry%00", f"/spaces/{space}/findings?act=%00", "/search?%00=ferry"):
        assert client.get(address).status_code == 400, address
    for address in (f"/documents/{document}/mark", f"/documents/{document}/decide", "/sign-in"):
        answer = client.post(address, {"why": "A reason\0", "username": "a\0b"})
        assert answer.status_code == 400, address
        assert "This request cannot be understood." in answer.content.decode()


def test_one_file_that_is_too_large_costs_only_itself(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("collegium.web.spaces.LARGEST", 200)
    page = text_of(upload(cast, ("long.txt", b"x" * 201), ("short.txt", note(1).data)))
    assert "long.txt was refused" in page
    assert "short.txt added and read" in page


def test_a_database_that_does_not_answer_is_said_and_shows_nothing(staged: Stage) -> None:
    def refuse(*_: object) -> None:
        raise DatabaseError("canary of the inside")

    client = signed_in(staged.cast.editor_qm)
    with connection.execute_wrapper(refuse):
        answer = client.get(f"/documents/{staged.document('own')}")
    assert answer.status_code == 503
    assert "cannot be reached" in answer.content.decode()
    assert "canary" not in answer.content.decode()


def test_signing_in_tells_nothing_of_who_is_known(cast: Cast) -> None:
    editor = cast.editor_qm
    editor.set_password("the ferry waits at nine")
    editor.save()
    pages = []
    for name in (editor.email, "nobody@tidewater.example"):
        answer = Client().post("/sign-in", {"username": name, "password": "the ferry waits at ten"})
        pages.append(text_of(re.sub(r'value="[^"]*"', "", answer.content.decode())))
    assert pages[0] == pages[1]
    assert "Address and password do not fit." in pages[0]
    client = Client()
    assert client.post("/sign-in", {"username": editor.email, "password": "the ferry waits at nine"}).status_code == 302
    assert "Sign out" in client.get("/").content.decode()
    client.post("/sign-out")
    assert "Sign out" not in client.get("/").content.decode()


def test_an_address_is_shut_after_ten_wrong_passwords_and_says_so(cast: Cast) -> None:
    editor = cast.editor_qm
    editor.set_password("the ferry waits at nine")
    editor.save()
    for number in range(settings.AXES_FAILURE_LIMIT):
        spelt = editor.email.upper() if number % 2 else editor.email
        last = Client().post("/sign-in", {"username": spelt, "password": "wrong"})
    right = Client().post("/sign-in", {"username": editor.email, "password": "the ferry waits at nine"})
    assert last.status_code == right.status_code == 429
    assert "too many attempts" in right.content.decode()


def test_an_address_spelt_in_another_way_is_shut_with_it() -> None:
    """PostgreSQL finds a person by the capitals of the address: whatever has the same ones has the same attempts."""
    spelt = ("editor@tidewater.example", " EDITOR@tidewater.example", "ed\u0131tor@t\u0131dewater.example")
    request = RequestFactory().post("/sign-in")
    assert len({address_of(request, {"username": each}) for each in spelt}) == 1


def test_what_was_refused_is_told_to_nobody_who_signs_in_next(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("collegium.web.spaces.LARGEST", 200)
    client, file = signed_in(cast.editor_qm), SimpleUploadedFile("canary.txt", b"x" * 201)
    sent = {"documents": file, "marking": cast.marking().pk}
    client.post(f"/spaces/{cast.spaces['QM'].pk}/add", sent)
    client.post("/sign-out")
    client.force_login(cast.editor_qn, backend=settings.AUTHENTICATION_BACKENDS[-1])
    assert "canary" not in client.get("/").content.decode()


def test_consent_is_to_the_document_as_the_person_saw_it(cast: Cast) -> None:
    joint = agreed(cast, 1)
    seen = {"version": joint.version, "why": "", "given": "yes"}
    actions.mark(cast.editor_qm, joint, cast.marking(), "The crossing is not over")
    for step in ("consent", "read-again"):
        assert signed_in(cast.principal_qn).post(f"/documents/{joint.pk}/{step}", seen).status_code == 409


def test_signing_in_leads_to_no_other_host(cast: Cast) -> None:
    editor = cast.editor_qm
    editor.set_password("the ferry waits at nine")
    editor.save()
    sent = {"username": editor.email, "password": "the ferry waits at nine", "next": "https://elsewhere.example/"}
    assert Client().post("/sign-in", sent).headers["Location"] == "/"


def test_who_looked_is_told_to_whose_it_is(staged: Stage) -> None:
    own = staged.document("own")
    signed_in(staged.cast.reader_qm).get(f"/documents/{own}")
    signed_in(staged.cast.post_qm).get(f"/documents/{own}/original")
    page = text_of(signed_in(staged.cast.editor_qm).get(f"/spaces/{staged.space('QM')}/looks").content.decode())
    assert "reader_qm read note-1.txt" in page
    assert "post_qm took a copy note-1.txt" in page


def test_versions_of_one_source_lead_to_one_another(cast: Cast) -> None:
    arrivals = [replace(note(number), source_address="https://harbour.example/notes") for number in (1, 2)]
    first, _ = (actions.add(cast.editor_qm, cast.spaces["QM"], cast.marking(), each).document for each in arrivals)
    page = text_of(signed_in(cast.editor_qm).get(f"/documents/{first.pk}").content.decode())
    assert "Other versions from this source note-2.txt" in page


def test_what_was_struck_out_is_said_and_its_original_is_gone(staged: Stage) -> None:
    document = staged.documents["own"]
    striking = propose_striking(staged.cast.editor_qm, document, "Names of third persons")
    strike(staged.cast.principal_qm, striking)
    client, path = signed_in(staged.cast.reader_qm), f"/documents/{document.pk}"
    page = text_of(client.get(path).content.decode())
    assert "The content of this document was struck out." in page
    assert "harbour office" not in page
    assert client.get(f"{path}/original").status_code == 404
    told = text_of(client.get(f"{path}/history").content.decode())
    assert "principal_qm (principal, Velmora) struck out Names of third persons" in told
    for where in ("/", f"/spaces/{document.space_id}"):
        assert f'<a href="{path}" dir="auto">Struck out</a>' in client.get(where).content.decode()
