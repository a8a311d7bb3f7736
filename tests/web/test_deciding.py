"""Findings on pages: the queue, and deciding one after the other."""

import html
import re
from dataclasses import replace

import pytest
from django.test import Client

from collegium.accounts.journal.verify import verify
from collegium.accounts.models import Space
from collegium.register import actions
from collegium.register.actions.deciding import take_back
from collegium.register.models import Decision, Document, Finding, Statement
from collegium.register.queries import content_of
from tests.cast import Cast, note
from tests.register.test_findings import read_by_another
from tests.web.stage import WORDS, signed_in
from tests.web.test_people import words


@pytest.fixture
def document(cast: Cast) -> Document:
    """A document of Velmora's own that states something."""
    arrival = replace(note(), data=WORDS.encode(), name="words.txt")
    return actions.add(cast.editor_qm, cast.spaces["QM"], cast.marking(), arrival).document


def proposed(document: Document) -> list[Finding]:
    """What waits, in order."""
    return list(Finding.objects.filter(document=document, state="proposed").order_by("id"))


def say(client: Client, finding: Finding, verdict: str, **more: str) -> str:
    """The words of the page that follows a decision."""
    sent = {"key": finding.key, "verdict": verdict, **more}
    return words(client.post(f"/documents/{finding.document_id}/decide", sent, follow=True).content)


def fields(finding: Finding) -> dict[str, str]:
    """What the form of a correction holds at first."""
    lists = {
        name: "; ".join(getattr(finding, name)) for name in ("actors", "addressees", "forums", "instruments", "issues")
    }
    plain = ("act", "when_start", "when_end", "condition", "attributed_to", "standing")
    return {**lists, **{name: getattr(finding, name) for name in plain}, "words": finding.quote}


def faults() -> list[object]:
    return list(verify(Space.objects.order_by("id")).faults)


def test_the_queue_shows_what_waits_and_leads_to_its_passage(cast: Cast, document: Document) -> None:
    client = signed_in(cast.editor_qm)
    page = client.get(f"/spaces/{cast.spaces['QM'].pk}/findings").content.decode()
    for each in proposed(document):
        assert each.quote in words(page.encode())
        assert each.key in page
    first = re.findall(r'href="(/documents/\w+/review\?at=[^"]+)"', page)[0].replace("&amp;", "&")
    review = client.get(first).content.decode()
    assert "now" in re.findall(r'class="s act-commits is-proposed f-s0( now)?"', review)[0]


def test_where_nothing_waits_the_queue_says_so(cast: Cast) -> None:
    page = words(signed_in(cast.editor_qm).get(f"/spaces/{cast.spaces['QM'].pk}/findings").content)
    assert "Nothing waits." in page


def test_a_finding_is_confirmed_and_the_next_one_comes(cast: Cast, document: Document) -> None:
    first, second, *_ = proposed(document)
    answer = signed_in(cast.editor_qm).post(
        f"/documents/{document.pk}/decide", {"key": first.key, "verdict": "confirmed"}
    )
    assert answer.headers["Location"].endswith(f"/documents/{document.pk}/review?at={second.key}")
    assert Statement.objects.get(document=document).key == first.key
    assert not faults()


def test_a_rejection_needs_a_reason(cast: Cast, document: Document) -> None:
    first = proposed(document)[0]
    client = signed_in(cast.editor_qm)
    assert "A rejection needs a reason. Say why." in say(client, first, "rejected")
    assert first in proposed(document)
    say(client, first, "rejected", reason="It is a saying")
    assert Decision.objects.get(key=first.key).reason == "It is a saying"
    assert not Statement.objects.exists()


def test_a_field_is_corrected_and_the_words_are_found_nearest(cast: Cast, document: Document) -> None:
    first = proposed(document)[0]
    client = signed_in(cast.editor_qm)
    given = fields(first) | {"addressees": "Ostrand (QN); QP", "words": "the\n pier"}
    say(client, first, "corrected", **given)
    stands = Statement.objects.get(document=document)
    assert (stands.addressees, stands.quote) == (["QN", "QP"], "the pier")
    content = content_of(stands.reading)
    assert content
    assert content.text[stands.start : stands.end] == "the pier"
    page = words(client.get(f"/documents/{document.pk}").content)
    assert "In the register otherwise than read" in page
    told = words(client.get(f"/documents/{document.pk}/history").content)
    assert "decided on" in told
    assert "the pier" in told
    assert "corrected" in told


def test_words_that_are_not_in_the_text_are_refused_and_what_was_written_stays(cast: Cast, document: Document) -> None:
    first = proposed(document)[0]
    given = fields(first) | {"words": "the lighthouse", "condition": "keepthis"}
    sent = {"key": first.key, "verdict": "corrected", **given}
    answer = signed_in(cast.editor_qm).post(f"/documents/{document.pk}/decide", sent)
    page = answer.content.decode()
    assert answer.status_code == 400
    assert "These words do not stand in the text." in words(answer.content)
    assert 'value="keepthis"' in page
    assert first in proposed(document)


def test_a_script_gets_the_next_finding_alone(cast: Cast, document: Document) -> None:
    first, second, *_ = proposed(document)
    sent = {"key": first.key, "verdict": "confirmed"}
    answer = signed_in(cast.editor_qm).post(f"/documents/{document.pk}/decide", sent, headers={"HX-Request": "true"})
    page = answer.content.decode()
    assert page.lstrip().startswith('<section id="finding"')
    assert f'value="{second.key}"' in page
    assert "<html" not in page


def test_a_walk_through_the_queue_leads_to_the_next_document(cast: Cast, document: Document) -> None:
    arrival = replace(note(), data=WORDS.encode() + b"\n\nWe will mend the mole too.", name="more.txt")
    other = actions.add(cast.editor_qm, cast.spaces["QM"], cast.marking(), arrival).document
    last = [each for each in proposed(document) if each.act == "commits"][-1]
    sent = {"key": last.key, "verdict": "confirmed", "state": "proposed", "act": "commits"}
    client = signed_in(cast.editor_qm)
    answer = client.post(f"/documents/{document.pk}/decide", sent)
    assert answer.headers["Location"].startswith(f"/documents/{other.pk}/review?at=")
    assert "act=commits" in answer.headers["Location"]


def pages_of(client: Client, document: Document) -> str:
    """All that a second person can look at before deciding."""
    space, entry = f"/spaces/{document.space_id}", f"/documents/{document.pk}"
    paths = ["/", space, f"{space}/findings", f"{space}/findings?state=awaiting", f"{space}/findings?state=rejected"]
    paths += [f"{space}/findings?state=confirmed", f"{space}/journal", entry, f"{entry}/history", f"{entry}/review"]
    paths += [f"{entry}/review?at={each.key}" for each in Finding.objects.filter(document=document)]
    return "\n".join(TOKEN.sub("", client.get(path).content.decode()) for path in paths)


TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="[^"]+"|01[0-9A-Z]{24}|[0-9a-f]{64}|\d\d:\d\d(:[\d.+]+)?')


@pytest.mark.parametrize("who", ["principal_qm", "editor_qm"])
def test_what_the_first_person_said_changes_no_page(cast: Cast, document: Document, who: str) -> None:
    """The pages are the same whatever was said, but for ids, hashes and the time of day."""
    first = proposed(document)[0]
    client, seen = signed_in(cast.people[who]), []
    for verdict, more in (("confirmed", {}), ("rejected", {"reason": "peculiarreason"})):
        say(signed_in(cast.editor_qm), first, verdict, asks="1", **more)
        seen.append(pages_of(client, document))
        take_back(cast.editor_qm, Decision.objects.get(key=first.key, withdrawn=False))
    history = [re.sub(r"\s+", " ", each) for each in seen]
    assert "peculiarreason" not in history[1]
    assert "a second person is asked" in history[0].lower()
    assert told_first(history[0]) == told_first(history[1])


def told_first(pages: str) -> set[str]:
    """The words of pages that speak of verdicts."""
    return {word for word in ("rejected", "confirmed", "corrected") if re.search(rf">\s*{word}\s*<", pages)}


def test_two_opinions_stand_side_by_side_and_are_settled(cast: Cast, document: Document) -> None:
    first = proposed(document)[0]
    editor, head = signed_in(cast.editor_qm), signed_in(cast.principal_qm)
    say(editor, first, "confirmed", asks="1")
    assert "Somebody has decided this" in words(head.get(f"/documents/{document.pk}/review?at={first.key}").content)
    say(head, first, "rejected", reason="It is a custom")
    told = words(editor.get(f"/documents/{document.pk}/review?at={first.key}").content)
    assert "You are one of the two who disagree. A third person settles it." in told
    third = signed_in(cast.deputy_qm)
    page = words(third.get(f"/documents/{document.pk}/review?at={first.key}").content)
    assert "Two people say different things. Settle it:" in page
    assert "It is a custom" in page
    say(third, first, "rejected", reason="So be it")
    assert Finding.objects.get(pk=first.pk).state == "rejected"
    queue = words(editor.get(f"/spaces/{document.space_id}/findings").content)
    assert "1 finding was decided by two people who did not know of each other." in queue
    assert "Share said the same: 0.00." in queue
    told = words(editor.get(f"/documents/{document.pk}/history").content)
    assert "settled what two said differently on So be it" in told
    assert not faults()


def test_a_statement_is_entered_from_a_marked_passage_and_taken_out(cast: Cast, document: Document) -> None:
    client = signed_in(cast.editor_qm)
    sent = {
        "words": "Nine boats lay in the harbour",
        "before": "3",
        "act": "reports",
        "standing": "own",
        "actors": "QM",
    }
    address = f"/documents/{document.pk}"
    told = words(client.post(f"{address}/enter", {f"new-{k}": v for k, v in sent.items()}, follow=True).content)
    assert "Entered by a person" in told
    statement = Statement.objects.get(document=document)
    assert (statement.quote, statement.key) == (sent["words"], "")
    assert "entered a statement of" in words(client.get(f"{address}/history").content)
    told = words(
        client.post(f"{address}/withdraw", {"statement": statement.pk, "why": "Not said"}, follow=True).content
    )
    assert "The statement was taken out of the register." in told
    assert client.post(f"{address}/enter", {"new-words": "x"}).status_code == 400


def test_what_a_newer_reading_no_longer_proposes_is_shown(cast: Cast, document: Document) -> None:
    first = proposed(document)[0]
    client = signed_in(cast.editor_qm)
    say(client, first, "confirmed")
    reading = actions.read_again(cast.editor_qm, document)
    read_by_another(cast, document, reading, lambda text: text.replace("pier", "mole"))
    page = words(client.get(f"/documents/{document.pk}/review").content)
    assert "Decided earlier, and not proposed by the newest reading" in page
    assert "has no place in the newest text" in page
    assert "Nothing waits in this document." in page


def test_the_first_page_says_how_many_findings_wait(cast: Cast, document: Document) -> None:
    waits = len(proposed(document))
    assert f"{waits} findings wait" in words(signed_in(cast.editor_qm).get("/").content)
    assert "findings wait" not in words(signed_in(cast.reader_qm).get("/").content)
    assert "findings wait" not in words(signed_in(cast.editor_qn).get("/").content)


def test_the_page_shows_every_character_that_words_are_counted_by(cast: Cast, document: Document) -> None:
    page = signed_in(cast.editor_qm).get(f"/documents/{document.pk}/review").content.decode()
    shown = re.sub(
        r'<(p|span|dl|h1) class="[^"]*\bread\b.*?</\1>', "", page.partition('class="its-text"')[2], flags=re.S
    )
    shown = html.unescape(re.sub(r"<[^>]+>", "", shown.partition("</article>")[0].partition(">")[2]))
    assert "".join(shown.split()) == "".join(WORDS.split())
