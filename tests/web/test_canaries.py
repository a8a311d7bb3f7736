"""A word of its own in every field of a private document: whoever does not see the document never meets it."""

import re
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from collegium.accounts.actions.revoking import revoke_sessions
from collegium.accounts.journal.striking import propose_striking
from collegium.accounts.models import Change, Person
from collegium.register import actions
from collegium.register.actions.counting import count_by
from collegium.register.actions.deciding import decide
from collegium.register.actions.entering import enter
from collegium.register.actions.holding import FIELDS
from collegium.register.actions.inquiries import say_inquiry
from collegium.register.actions.merging import Words, merge
from collegium.register.actions.merging import link as link_words
from collegium.register.actions.premises import say_uptake
from collegium.register.actions.references import Said, add, state
from collegium.register.actions.searches import open_feed, save_search
from collegium.register.actions.series import Described, make_series
from collegium.register.arrival import Arrival
from collegium.register.models import Finding, SavedSearch, Series, Wanted
from collegium.register.queries.asking import Asked
from tests.cast import Cast, note
from tests.register.test_wanted import TELLS
from tests.web.crawling import MOMENT, OTHERS, TOKEN, crawl
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
    "saved": "savedcanary",
    "looked for": "lookedcanary",
    "counted": "countedcanary",
    "merged": "mergedcanary",
    "of_merging": "mergingcanary",
    "proposed": "proposedcanary",
}
ENDS = ("", "/choices", "/original", "/history", "/details", "/review", "/state")


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
    papers = {"document": document.pk, "unread": unread.pk, "asked": asked.pk}
    others = {"space": space.pk, "series": series.pk, "inquiry": sought.pk, "partnership": cast.partnership.pk}
    count(cast, series)
    return papers | others | referred(cast) | looked_for(cast)


def count(cast: Cast, series: Series) -> None:
    """Say by what a total is counted that a paper of Velmora's tells of."""
    telling = replace(note(14), data=TELLS.encode(), name="told.txt")
    actions.add(cast.editor_qm, cast.spaces["QM"], cast.marking(), telling)
    total = Wanted.objects.get(number__isnull=False)
    count_by(cast.editor_qm, total, "series", series.pk, CANARIES["counted"])


def referred(cast: Cast) -> dict[str, str]:
    """References of Velmora's own: one with a fact and words, one that was merged and is to be struck out."""
    space, editor = cast.spaces["QM"], cast.editor_qm
    person = add(editor, space, "person", {"en": [CANARIES["reference"]]}, why=CANARIES["of_reference"])
    fact = state(editor, person, Said("office", CANARIES["office"]))
    said = link_words(editor, space, Words("person", CANARIES["linked"]), person.slug, True, reason=CANARIES["of_link"])
    board = add(editor, space, "forum", {"en": ["Lamp Board"]})
    merged = add(editor, space, "forum", {"en": [CANARIES["merged"]]})
    merge(editor, merged, board.slug, CANARIES["of_merging"])
    propose_striking(editor, board, CANARIES["proposed"])
    return {"reference": person.pk, "fact": fact.pk, "link": said.pk, "board": board.pk, "merged": merged.pk}


def looked_for(cast: Cast) -> dict[str, str]:
    """A search that an editor of Velmora saved, with a feed that is open."""
    search = save_search(cast.editor_qm, Asked(f"boats OR {CANARIES['looked for']}"), CANARIES["saved"])
    return {"search": search.pk, "feed": open_feed(cast.editor_qm, search.pk)}


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
        "/persons/~ida-quill",
        "/parties",
        "/parties/QM",
        "/forums",
        "/forums/lamp-board",
        "/instruments",
        "/instruments/~memorandum-on-the-lamps",
        "/issues",
        "/issues/fisheries",
        "/links",
        "/references/add?kind=person",
    ]
    queue = f"/partnerships/{nest['partnership']}/findings"
    queues = [f"{queue}?{asked}" for asked in ("", "state=confirmed", f"document={nest['document']}")]
    known = ("reference", "board", "merged")
    references = [f"/references/{nest[name]}{end}" for name in known for end in ("", "/publishing")]
    references.append(f"/series/{nest['reference']}")
    found = [f"/entries/{nest[name]}" for name in ("document", "unread", "series", "inquiry", *known)]
    found.append(f"/searches/feed/{nest['feed']}")
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


STEPS = (
    *("table", "consent", "publish", "mark", "read-again", "details", "link", "unlink", "inquiry", "counting"),
    *("uptake", "ask-outside", "decide", "take-back", "enter", "withdraw"),
)


def steps(nest: dict[str, str]) -> list[tuple[str, dict[str, str]]]:
    """What somebody might send who was told the ids."""
    space, chosen = f"/spaces/{nest['space']}", {"chosen": f"{nest['document']}.{'0' * 64}"}
    words = {"kind": "person", "words": "Ida Quill", "slug": "ida-quill", "verdict": "yes"}
    return [
        *((f"/documents/{nest[name]}/{step}", {}) for name in ("document", "unread") for step in STEPS),
        (f"{space}/findings/decide", {**chosen, "verdict": "confirmed"}),
        (f"{space}/findings/take-back", chosen),
        (f"{space}/links", words),
        (f"{space}/references/add", {"kind": "person", "names_en": "Ida Quill"}),
        (f"{space}/series", {"name": "Ferries", "act": "commits"}),
        *((f"/references/{nest['reference']}", {"do": do}) for do in ("correct", "state", "merge", "part", "table")),
        *((f"/references/{nest['board']}/publishing", {"do": do}) for do in ("publish", "strike")),
        *((f"/series/{nest['series']}", {"do": do}) for do in ("describe", "add", "take out", "give up")),
        (f"/facts/{nest['fact']}/take-back", {}),
        (f"/links/{nest['link']}/take-back", {}),
        *((f"/searches/{nest['search']}", {"do": do}) for do in ("delete", "mail", "feed", "no feed")),
    ]


@pytest.mark.parametrize("who", OTHERS)
def test_steps_that_are_refused_tell_nothing(cast: Cast, nest: dict[str, str], who: str) -> None:
    client, before = signed_in(person(cast, who)), Change.objects.count()
    for path, said in steps(nest):
        sent = {"version": 1, "why": "It was agreed", "given": "yes", "marking": cast.marking().pk, "other": "x"}
        sent |= {"key": "0" * 64, "uptake": "denied", "outcome": "asked", "place": "Quellhaven"} | said
        answer = client.post(path, sent)
        asked_to_sign_in = who == "public" and answer.headers.get("Location", "").startswith("/sign-in")
        assert answer.status_code == 404 or asked_to_sign_in, path
        assert not [word for word in CANARIES.values() if word in f"{answer.headers}{answer.content.decode()}"]
    assert Change.objects.count() == before
    assert SavedSearch.objects.get().feed


def test_whoever_may_see_them_meets_every_one(cast: Cast, nest: dict[str, str]) -> None:
    pages = dict(crawl(signed_in(cast.editor_qm), ["/", f"/references/{nest['board']}/publishing"]))
    met = "".join(pages.values())
    assert [word for word in CANARIES.values() if word not in met] == []
    files = "".join(page for path, page in pages.items() if ".docx" in path or ".xlsx" in path)
    assert CANARIES["text"] in files, "words that lie packed in a file are met"


@pytest.mark.parametrize("who", OTHERS)
def test_no_page_of_others_changes_when_a_partner_adds(cast: Cast, who: str) -> None:
    actions.publish(cast.secretariat, agreed(cast, 7))
    client = signed_in(person(cast, who))

    def pages() -> dict[str, str]:
        changing = ("/looks", "/account")  # keys, moments
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
