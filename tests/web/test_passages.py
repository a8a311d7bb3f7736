"""What cites a passage leads to it: also where it was corrected, entered, lost its number or is a question's."""

import re
from collections.abc import Callable
from dataclasses import replace
from html import unescape

import pytest

from collegium.register import actions
from collegium.register.actions.deciding import decide
from collegium.register.actions.entering import enter
from collegium.register.actions.holding import FIELDS
from collegium.register.actions.references import Said, add, state
from collegium.register.models import Document, Finding
from tests.cast import Cast, note
from tests.web.stage import ASKED, signed_in
from tests.web.test_series import FIRST, SECOND, brought, made

PILOTS = "train twelve pilots every year"
LAMPS = "keep their lamps lit in the channel"
TOLL = "The United Nations rejected the toll on bread"
NUMBERS = re.compile(r"^(?:P?\d+ )+")  # of notes, which stand before the words
LINK = re.compile(r'href="(/documents/\w+\?at=\d+-\d+&amp;of=\w+#passage)"')


def opened(cast: Cast, link: str) -> str:
    """The words that a link to a passage marks on the page it leads to."""
    page = signed_in(cast.editor_qm).get(unescape(link)).content.decode()
    assert page.count('id="passage"') == 1
    marked = page[page.rindex("<", 0, page.index('id="passage"')) :]
    return NUMBERS.sub("", " ".join(re.sub(r"<[^>]+>", " ", marked).split()))


def links_in(cast: Cast, path: str) -> list[str]:
    answer = signed_in(cast.editor_qm).get(path)
    assert answer.status_code == 200
    return LINK.findall(answer.content.decode())


def corrected(cast: Cast, document: Document) -> str:
    """A statement whose words a person marked otherwise; the words."""
    finding = Finding.objects.get(document=document, quote__contains="pilots")
    start = finding.start + finding.quote.index(PILOTS)
    decide(cast.editor_qm, finding, "corrected", {"start": start, "end": start + len(PILOTS), "quote": PILOTS})
    return PILOTS


def entered(cast: Cast, document: Document) -> str:
    """A statement that a person entered."""
    finding = Finding.objects.get(document=document, quote__contains="lamps")
    start = finding.start + finding.quote.index(LAMPS)
    said = {name: getattr(finding, name) for name in FIELDS}
    enter(cast.editor_qm, document, {**said, "start": start, "end": start + len(LAMPS), "quote": LAMPS})
    return LAMPS


@pytest.mark.parametrize("put", [corrected, entered])
def test_a_statement_leads_to_its_words_also_when_read_again(cast: Cast, put: Callable[[Cast, Document], str]) -> None:
    document = brought(cast, 2031, FIRST)
    words = put(cast, document)
    path = f"/documents/{document.pk}/statements"
    (link,) = links_in(cast, path)
    assert opened(cast, link).startswith(words)
    actions.read_again(cast.editor_qm, document)
    assert links_in(cast, path) == [link]
    assert opened(cast, link).startswith(words)


def test_a_premise_leads_to_the_words_of_the_question(cast: Cast) -> None:
    arrival = replace(note(), data=ASKED.encode(), name="asked.txt")
    document = actions.add(cast.editor_qm, cast.spaces["QM"], cast.marking("open"), arrival).document
    decide(cast.editor_qm, Finding.objects.get(document=document, kind="premise"), "confirmed")
    (link,) = links_in(cast, f"/documents/{document.pk}/statements")
    assert opened(cast, link).startswith(TOLL)


@pytest.mark.parametrize("put", [corrected, entered])
def test_a_comparison_leads_to_what_stands_in_the_register(cast: Cast, put: Callable[[Cast, Document], str]) -> None:
    years = [brought(cast, 2031, FIRST), brought(cast, 2032, SECOND)]
    words = put(cast, years[0])
    links = links_in(cast, f"/documents/{years[0].pk}/compare/{years[1].pk}")
    assert any(opened(cast, link).startswith(words) for link in links)
    assert {link.split("/")[2].partition("?")[0] for link in links} == {each.pk for each in years}


def test_what_later_documents_have_of_an_undertaking_leads_there(cast: Cast) -> None:
    years = [brought(cast, 2031, FIRST), brought(cast, 2032, FIRST)]
    made(cast, years)
    decide(cast.editor_qm, Finding.objects.get(document=years[0], quote__contains="pilots"), "confirmed")
    again = corrected(cast, years[1])
    links = links_in(cast, f"/documents/{years[0].pk}/statements")
    later = [link for link in links if years[1].pk in link]
    assert [opened(cast, link).startswith(again) for link in later] == [True]


def test_the_page_of_a_reference_leads_to_statements_findings_and_the_ground_of_a_fact(cast: Cast) -> None:
    space = cast.spaces["QM"]
    velmora = add(cast.editor_qm, space, "party", {"en": ["Velmora"]}, "QM")
    document = brought(cast, 2031, FIRST)
    words = corrected(cast, document)
    state(cast.editor_qm, velmora, Said("note", "Deepens", document=document, quote="deepen the channel"))
    shown = [opened(cast, link) for link in links_in(cast, f"/spaces/{space.pk}/parties/QM")]
    for cited in ("deepen the channel", words, "Velmora commits to deepen", "Velmora calls on all skippers"):
        assert any(each.startswith(cited) for each in shown)
