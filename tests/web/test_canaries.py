"""A word of its own in every field of a private document: whoever does not see the document never meets it."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from urllib.parse import urljoin, urlsplit

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from collegium.accounts.actions.revoking import revoke_sessions
from collegium.accounts.models import Person
from collegium.register import actions
from collegium.register.actions.deciding import decide
from collegium.register.actions.entering import enter
from collegium.register.actions.holding import FIELDS
from collegium.register.actions.inquiries import say_inquiry
from collegium.register.actions.merging import Words
from collegium.register.actions.merging import link as link_words
from collegium.register.actions.premises import say_uptake
from collegium.register.actions.references import Said, add, state
from collegium.register.actions.series import Described, make_series
from collegium.register.arrival import Arrival
from collegium.register.models import Finding, Wanted
from tests.cast import Cast, note
from tests.web.stage import ASKED, NOWHERE, added_and_read, agreed, signed_in

CANARIES = {
    "name": "albacanary",
    "text": "bravocanary",
    "source_address": "charliecanary",
    "originator": "deltacanary",
    "republisher": "echocanary",
    "why": "foxtrotcanary",
    "broken": "golfcanary",
    "marked": "hotelcanary",
    "title": "indiacanary",
    "revoked": "julietcanary",
    "series": "kilocanary",
    "recurrence": "limacanary",
    "of_series": "mikecanary",
    "asked": "askedcanary",
    "answered": "answeredcanary",
    "uptake": "uptakecanary",
    "place": "placecanary",
    "stated": "novembercanary",
    "rejected": "oscarcanary",
    "entered": "papacanary",
    "reference": "quebeccanary",
    "office": "romeocanary",
    "of_reference": "sierracanary",
    "linked": "tangocanary",
    "of_link": "uniformcanary",
}
LINK = re.compile(r'(?:href|action|src)="([^"]+)"')
OTHERS = ("keeper", "secretariat", "editor_qn", "principal_qn", "reader_qn", "editor_qt", "public")
ENDS = ("", "/choices", "/original", "/history", "/details", "/review", "/state")
MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+00:00")  # when an export was made
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="[^"]+"')


@pytest.fixture
def nest(cast: Cast) -> dict[str, str]:
    """The canaries in Velmora's own space, beside documents that others see. The ids of what holds them."""
    arrival = Arrival(
        f"{CANARIES['title']} on the Ferry\n\nVelmora, 3 February 2031\n\nThe boats of {CANARIES['text']}."
        f"\n\nWe will mend the {CANARIES['stated']} before the first ice.\n\nWe call on all skippers to wait.".encode(),
        f"{CANARIES['name']}.txt",
        source_address=f"https://{CANARIES['source_address']}.example/1",
        originator=CANARIES["originator"],
        republisher=CANARIES["republisher"],
        captured=datetime(2031, 2, 3, tzinfo=UTC),
    )
    space, editor = cast.spaces["QM"], cast.editor_qm
    document = actions.add(editor, space, cast.marking(), arrival, CANARIES["why"]).document
    spoken = ASKED.replace("lamps", CANARIES["asked"]).replace("masons", CANARIES["answered"])
    asked = actions.add(
        editor, space, cast.marking(), replace(note(5), data=spoken.encode(), name="asked.txt")
    ).document
    premise = Finding.objects.get(document=asked, kind="premise")
    say_uptake(editor, premise, "confirmed", why=CANARIES["uptake"])
    sought = say_inquiry(editor, Wanted.objects.get(document=asked), "not_found", CANARIES["place"])
    broken = Arrival(b"%PDF-1.7\nbroken", f"{CANARIES['broken']}.pdf")
    unread = actions.add(editor, space, cast.marking(), broken).document
    actions.mark(editor, document, cast.marking("open"), CANARIES["marked"])
    stated, requested = Finding.objects.filter(document=document).order_by("start")
    decide(editor, requested, "rejected", reason=CANARIES["rejected"])
    decide(editor, stated, "confirmed")
    enter(editor, document, {name: getattr(stated, name) for name in FIELDS}, CANARIES["entered"])
    revoke_sessions(cast.principal_qm, cast.reader_qm, CANARIES["revoked"])
    said = Described(CANARIES["series"], "statement", CANARIES["recurrence"])
    series = make_series(editor, space, said, [document], CANARIES["of_series"])
    actions.publish(cast.secretariat, agreed(cast, 7))
    agreed(cast, 8)
    person = add(editor, space, "person", {"en": [CANARIES["reference"]]}, why=CANARIES["of_reference"])
    state(editor, person, Said("office", CANARIES["office"]))
    link_words(editor, space, Words("person", CANARIES["linked"]), person.slug, True, reason=CANARIES["of_link"])
    papers = {"document": document.pk, "unread": unread.pk, "asked": asked.pk}
    others = {"space": space.pk, "series": series.pk, "reference": person.pk, "inquiry": sought.pk}
    return papers | others | {"partnership": cast.partnership.pk}


def crawl(client: Client, starts: list[str]) -> Iterator[tuple[str, str]]:
    """Every page, file and error that can be reached by links from the addresses, with its headers, once."""
    waiting, seen = list(starts), set(starts)
    while waiting:
        path = waiting.pop()
        answer = client.get(path)
        body = answer.content.decode("utf-8", errors="replace")
        headers = {name: value for name, value in answer.headers.items() if name != "Expires"}
        yield path, f"{answer.status_code} {headers}\n{body}"
        for link in LINK.findall(body):
            found = urlsplit(urljoin(path, link.replace("&amp;", "&")))
            following = found.path + (f"?{found.query}" if found.query else "")
            if not found.netloc and following not in seen:
                seen.add(following)
                waiting.append(following)


def guesses(nest: dict[str, str]) -> list[str]:
    """The addresses of what is hidden, as somebody has them who was told the ids."""
    documents = [
        f"/documents/{nest[name]}{end}"
        for name in ("document", "unread", "asked")
        for end in (
            "",
            "/choices",
            "/original",
            "/history",
            "/details",
            "/review",
            f"/beside/{nest[name]}",
            f"/compare/{nest[name]}",
            "/export?file=findings.csv",
            "/export?file=undertakings.json",
            "/statements",
            f"/compare/{nest[name]}/export?file=comparison.json",
            f"/difference/{nest[name]}",
        )
    ]
    series = f"/series/{nest['series']}"
    ends = [
        "",
        "/add",
        "/findings",
        "/journal",
        "/looks",
        "/outside",
        "/series",
        "/questions",
        "/questions?words=boats",
        "/wanted",
        "/wanted?state=all",
        "/export",
        "/export?file=findings.json",
        "/export?file=statements.csv",
        "/export?file=references.csv",
        "/export?file=references.json&kind=person",
        "/export?file=undertakings.csv",
        "/parties/QM/export?file=record.csv",
        "/questions/export?file=questions.csv",
        "/questions/export?file=questions.json&words=boats",
        "/wanted/export?file=wanted.csv&state=all",
        "/persons",
        "/links",
        "/references/add?kind=person",
    ]
    queue = f"/partnerships/{nest['partnership']}/findings"
    queues = [f"{queue}?{asked}" for asked in ("", "state=confirmed", f"document={nest['document']}")]
    references = [f"/references/{nest['reference']}", f"/series/{nest['reference']}"]
    found = [f"/entries/{nest[name]}" for name in ("document", "unread", "series", "reference", "inquiry")]
    found += [f"/search?kind={kind}" for kind in ("document", "person", "series", "inquiry")]
    found += [f"/search/export?file=search.csv&q=boats&space={each}" for each in (nest["space"], "")]
    return [*documents, *queues, *references, *found, *[f"/spaces/{nest['space']}{end}" for end in ends], series]


def person(cast: Cast, who: str) -> Person | None:
    return cast.people.get(who)


@pytest.mark.parametrize("who", OTHERS)
def test_nobody_else_meets_a_word_of_a_private_document(cast: Cast, nest: dict[str, str], who: str) -> None:
    starts = ["/", "/sign-in", "/nothing", f"/documents/{NOWHERE}", *guesses(nest)]
    pages = dict(crawl(signed_in(person(cast, who)), starts))
    met = {(path, word) for path, page in pages.items() for word in CANARIES.values() if word in page}
    assert not met
    assert len(pages) > len(starts)


@pytest.mark.parametrize("who", OTHERS)
def test_search_answers_a_private_word_as_one_that_nobody_wrote(cast: Cast, nest: dict[str, str], who: str) -> None:
    client = signed_in(person(cast, who))

    def answers(word: str) -> list[str]:
        words = ({"q": word}, {"q": f'"boats of {word}"'}, {"q": word, "space": nest["space"]}, {"q": f"boats {word}"})
        pages = [client.get("/search", asked).content.decode() for asked in words]
        pages.append(client.get("/search/export", {"file": "search.json", "q": word}).content.decode())
        return [MOMENT.sub("", TOKEN.sub("", page)).replace(word, "") for page in pages]

    never = answers("nevercanary")
    assert [word for word in CANARIES.values() if answers(word) != never] == []


@pytest.mark.parametrize("who", OTHERS)
def test_steps_that_are_refused_tell_nothing(cast: Cast, nest: dict[str, str], who: str) -> None:
    client = signed_in(person(cast, who))
    for step in (
        "table",
        "consent",
        "publish",
        "mark",
        "read-again",
        "details",
        "link",
        "unlink",
        "inquiry",
        "counting",
        "uptake",
        "ask-outside",
        "decide",
        "take-back",
        "enter",
        "withdraw",
    ):
        for name in ("document", "unread"):
            sent = {"version": 1, "why": "It was agreed", "given": "yes", "marking": cast.marking().pk, "other": "x"}
            sent |= {"key": "0" * 64, "uptake": "denied", "outcome": "asked", "place": "Quellhaven"}
            answer = client.post(f"/documents/{nest[name]}/{step}", sent)
            assert answer.status_code == 404
            assert not [word for word in CANARIES.values() if word in f"{answer.headers}{answer.content.decode()}"]


def test_whoever_may_see_them_meets_every_one(cast: Cast, nest: dict[str, str]) -> None:
    pages = "".join(page for _, page in crawl(signed_in(cast.editor_qm), ["/"]))
    assert [word for word in CANARIES.values() if word not in pages] == []


@pytest.mark.parametrize("who", OTHERS)
def test_no_page_of_others_changes_when_a_partner_adds(cast: Cast, who: str) -> None:
    actions.publish(cast.secretariat, agreed(cast, 7))
    client = signed_in(person(cast, who))

    def pages() -> dict[str, str]:
        changing = (
            "/looks",
            "/account",
            "/file?",
            "/template?",
            ".docx",
        )  # keys, moments
        read = {path: MOMENT.sub("", TOKEN.sub("", page)) for path, page in crawl(client, ["/"])}
        return {path: page for path, page in read.items() if not any(each in path for each in changing)}

    before = pages()
    actions.add(cast.editor_qm, cast.spaces["QM"], cast.marking(), note(9))
    after = pages()
    assert [path for path in {**before, **after} if before.get(path) != after.get(path)] == []


def test_adding_what_another_partner_holds_is_answered_like_anything_new(cast: Cast) -> None:
    held, fresh = note(11), note(12)
    actions.add(cast.editor_qm, cast.spaces["QM"], cast.marking(), held)
    answers = []
    for arrival in (held, fresh):
        client = signed_in(cast.editor_qn)
        file = SimpleUploadedFile("sheet.txt", arrival.data)
        sent = {"documents": file, "marking": cast.marking().pk}
        page = added_and_read(client, f"/spaces/{cast.spaces['QN'].pk}/add", sent)
        answers.append(re.sub(r"/documents/\w+|became=\w+", "", TOKEN.sub("", page)))
    assert answers[0] == answers[1]
    assert "added and read" in answers[0]


def test_a_published_copy_leads_to_no_private_paper(cast: Cast) -> None:
    private = replace(note(13), name="public-name.txt")
    own = actions.add(cast.editor_qm, cast.spaces["QM"], cast.marking("open"), private, CANARIES["why"]).document
    joint = actions.table(cast.editor_qm, own, "For the spring meeting")
    for head in (cast.principal_qm, cast.principal_qn):
        actions.consent(head, joint, why=CANARIES["marked"])
    actions.publish(cast.secretariat, joint, "Agreed by both")
    pages = "".join(page for _, page in crawl(signed_in(None), ["/"]))
    for hidden in (own.pk, joint.pk, CANARIES["why"], CANARIES["marked"], "For the spring meeting", "secretariat@"):
        assert hidden not in pages
    assert "Agreed by both" in pages
