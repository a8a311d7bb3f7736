"""Findings on pages: the queue, and deciding one after the other."""

import re
from dataclasses import replace

import pytest
from django.test import Client

from collegium.accounts.journal.verify import verify
from collegium.accounts.models import Space
from collegium.register import actions
from collegium.register.models import Decision, Document, Finding, Statement
from tests.cast import Cast, note
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
