"""What the page of search tells beside its hits: how it is to be handled, where it stopped, what its rows lead to."""

import json
from dataclasses import replace

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from collegium.register import actions
from collegium.register.actions.deciding import decide
from collegium.register.actions.inquiries import say_inquiry
from collegium.register.actions.merging import Words, link
from collegium.register.actions.references import add
from collegium.register.actions.searches import save_search
from collegium.register.actions.series import Described, make_series
from collegium.register.models import Document, Finding, Reading, Wanted
from collegium.register.queries.asking import Asked
from tests.cast import Cast, note
from tests.register.naming import TEXT
from tests.register.test_findings import read_by_another
from tests.register.test_wanted import TELLS
from tests.web.stage import signed_in

HANDLING = '<span class="word">Handling</span> {}'


def added(cast: Cast, text: str, name: str, marking: str = "open") -> Document:
    arrival = replace(note(), data=text.encode(), name=name)
    return actions.add(cast.editor_qm, cast.spaces["QM"], cast.marking(marking), arrival).document


def page(cast: Cast, path: str, who: str = "editor_qm") -> str:
    answer = signed_in(cast.people[who]).get(path)
    assert answer.status_code == 200
    return answer.content.decode()


def test_words_that_were_linked_carry_the_marking_of_the_documents_that_have_them(cast: Cast) -> None:
    added(cast, TEXT, "words.txt", "for partners")
    add(cast.editor_qm, cast.spaces["QM"], "instrument", {"en": ["Lantern Pact"]})
    words = Words("instrument", "Treaty on Salt of 1998", "en")
    link(cast.editor_qm, cast.spaces["QM"], words, "lantern-pact", True)
    assert HANDLING.format("for partners") in page(cast, "/search?q=salt&kind=instrument")
    named = page(cast, "/search?q=lantern&kind=instrument")
    assert "Lantern Pact" in named
    assert 'class="marking"' not in named, "its own name is of no document"


def test_a_search_that_stopped_says_so_and_its_export_goes_on(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    both = "We will mend the pier. We call on all skippers to keep their lamps lit.\n"
    document = added(cast, f"{both * 9}We call on all to come.\n", "asks.txt")
    for each in Finding.objects.filter(document=document):
        party = "QN" if each.act == "requests" and each.start < len(both) * 9 else "QM"
        decide(cast.editor_qm, each, "corrected", {"actors": [party], "addressees": []})
    monkeypatch.setattr("collegium.register.queries.searching.AT_ONCE", 2)
    monkeypatch.setattr("collegium.register.queries.searching.MOST_TIMES", 2)
    asked = "act=requests&party=QM"
    shown = page(cast, f"/search?{asked}")
    assert "The search stopped here" in shown
    assert "Nothing that you may see holds this." not in shown
    assert "Further passages" in shown
    assert "The search stopped here" not in page(cast, "/search?act=requests&party=QZ")
    taken = json.loads(page(cast, f"/search/export?file=search.json&{asked}"))
    assert [row["quote"] for row in taken["rows"]] == ["We call on all to come."]
    monkeypatch.setattr("collegium.exchange.exports.taking_search.MOST_STOPS", 1)
    refused = signed_in(cast.editor_qm).get(f"/search/export?file=search.csv&{asked}")
    assert refused.status_code == 413
    assert "Too many passages have these words" in refused.content.decode()


def test_a_statement_whose_words_are_gone_leads_to_where_they_stood(cast: Cast) -> None:
    text = "Words\n\nVelmora, 3 February 2031\n\nWe will mend the pier before the ice, if the masons come.\n"
    document = added(cast, text, "words.txt", "for partners")
    decide(cast.editor_qm, Finding.objects.get(document=document), "confirmed")
    reading = Reading.objects.get(document=document)
    assert "Statement</span>" not in page(cast, "/search?act=commits")
    read_by_another(cast, document, reading, lambda text: text.replace("mend the pier", "do it"))
    said = document.statements.get()
    shown = page(cast, "/search?act=commits")
    address = f"/documents/{document.pk}?at={said.start}-{said.end}&of={reading.pk}"
    assert f'<span class="state">Statement</span> <a href="{address.replace("&", "&amp;")}#passage"' in shown
    assert HANDLING.format("for partners") in shown
    answer = signed_in(cast.editor_qm).get(f"/entries/{said.pk}")
    assert answer.headers["Location"] == f"{address}#passage"
    assert "is not in the newest reading of this document." in page(cast, address)
    assert signed_in(cast.editor_qn).get(f"/entries/{said.pk}").status_code == 404


def test_a_form_keeps_what_was_typed_where_a_name_would_ask_fewer_spaces(cast: Cast) -> None:
    add(cast.editor_qm, cast.spaces["QM"], "forum", {"en": ["Two Shores Council"]})
    own, joint = cast.spaces["QM"].pk, cast.spaces["joint"].pk
    assert 'value="two-shores-council"' in page(cast, "/search?forum=two-shores-council")
    assert 'value="two-shores-council"' in page(cast, f"/search?forum=two-shores-council&space={joint}")
    assert 'value="Two Shores Council"' in page(cast, f"/search?forum=two-shores-council&space={own}")
    assert 'value="Two Shores Council"' in page(cast, "/search?forum=two+SHORES+council")
    added(cast, TEXT, "words.txt")
    queue = f"/partnerships/{cast.partnership.pk}/findings?actor=two-shores-council"
    assert 'value="two-shores-council"' in page(cast, queue)


def test_a_page_of_many_entries_asks_no_question_for_each(cast: Cast) -> None:
    document = added(cast, TELLS, "told.txt")

    def asked(path: str) -> int:
        with CaptureQueriesContext(connection) as questions:
            page(cast, path)
        return len(questions)

    paper = Wanted.objects.get(document=document, name__contains="memorandum")
    counted: dict[str, list[int]] = {}
    for number in range(3):
        say_inquiry(cast.editor_qm, paper, "asked", f"harbour {number}", "2031-03-01")
        add(cast.editor_qm, cast.spaces["QM"], "forum", {"ru": [f"Harbour {number}"]})
        make_series(cast.editor_qm, cast.spaces["QM"], Described(f"Harbour {number}"))
        for kind in ("inquiry", "forum", "series"):
            counted.setdefault(kind, []).append(asked(f"/search?q=harbour&kind={kind}"))
    assert [some[1:] for some in counted.values()] == [[some[1]] * 2 for some in counted.values()]


def test_the_queue_asks_no_question_for_each_marking(cast: Cast) -> None:
    counted = []
    for number in range(3):
        added(cast, f"We will mend the pier {number}.\n", f"words-{number}.txt")
        with CaptureQueriesContext(connection) as questions:
            page(cast, f"/spaces/{cast.spaces['QM'].pk}/findings")
        counted.append(len([each for each in questions if 'FROM "accounts_marking"' in each["sql"]]))
    assert counted == [counted[0]] * 3


def test_a_search_without_words_is_called_by_what_it_is_narrowed_to(cast: Cast) -> None:
    assert save_search(cast.editor_qm, Asked(act="commits"), "").name == "commits"
    assert save_search(cast.editor_qm, Asked(act="commits", kind="passage"), "").name == "commits, passage"
