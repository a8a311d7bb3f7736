"""A plan on paper and a calendar as a feed: read back by libraries, with the empty case and what must not leave."""

import io
from datetime import UTC, date, datetime, timedelta
from typing import Any

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from collegium.accounts.models import Access
from collegium.exchange.plans import ics_of, plan_docx, take_plan
from collegium.programme.actions import plans
from collegium.programme.actions.grounds import Cited
from collegium.programme.actions.plans import Period, Planned
from collegium.programme.models import Plan, Subject
from collegium.programme.queries.calendars import Dated, calendar_of, written_last
from collegium.programme.queries.plans import subjects_of
from collegium.register import actions
from tests.cast import Cast, note

SUBJECTS = (
    Planned("Ferries & <ice>", planned="2031-03", place="Quellhaven", leads={"QM": "Ferry desk"}),
    Planned("Lamps", planned="2031-05-07", in_person=False),
    Planned("Tolls", planned="2031-06"),
    Planned("Nets"),
)
BEGUN = datetime(2031, 1, 1, tzinfo=UTC)


def drafted(cast: Cast, space: str = "joint", marking: str = "", stated: int | None = None) -> Plan:
    kept = cast.marking(marking) if marking else None
    said = Period("Talks\x0b 2031", date(2031, 1, 1), date(2031, 12, 31), stated, kept)
    return plans.draft_plan(cast.editor_qm, cast.spaces[space], said, SUBJECTS)


def subject(plan: Plan, number: int) -> Subject:
    return subjects_of(plan).get(number=number)


def feed(cast: Cast, who: str = "editor_qm") -> tuple[bytes, dict[str, Any]]:
    """The feed of somebody, and its events by their titles."""
    person = cast.people[who]
    rows = calendar_of(person)
    content = ics_of(person.pk, BEGUN, rows, written_last(person, rows), lambda row: f"https://x/{row.entry.pk}")
    return content, {str(event["SUMMARY"]): event for event in Calendar.from_ical(content).walk("VEVENT")}


def test_a_plan_stands_in_a_table_by_month_with_its_marking(cast: Cast) -> None:
    plan = drafted(cast, "QM", "for partners", stated=5)
    plans.hold(cast.editor_qm, subject(plan, 2), "2031-05-08", "Lamps stay lit")
    plans.merge(cast.editor_qm, subject(plan, 3), subject(plan, 1), "One table")
    paper = docx.Document(io.BytesIO(plan_docx(take_plan(cast.reader_qm, plan, date(2031, 4, 1)))))
    rows = [[cell.text for cell in row.cells] for row in paper.tables[0].rows]
    assert [row[0] for row in rows] == ["No.", "March 2031", "1", "May 2031", "2", "June 2031", "3", "No date", "4"]
    assert rows[2][1:] == ["Ferries & <ice>", "", "March 2031", "Velmora: Ferry desk", "Quellhaven", "Planned"]
    assert rows[4][5:] == ["not in person", "Held: Lamps stay lit"]
    assert rows[6][6] == "Merged into 1: One table"
    text = "\n".join(each.text for each in paper.paragraphs)
    assert "1 of 4 held, 1 merged, 1 overdue. Subjects, as a source says: 5; here: 4." in text
    section = paper.sections[0]
    assert {part.paragraphs[0].text for part in (section.header, section.footer)} == {"Handling: for partners"}
    assert [*Access.objects.filter(act="export").values_list("by", "entry")] == [(cast.reader_qm.pk, plan.pk)]


def test_an_empty_plan_says_so_on_paper(cast: Cast) -> None:
    said = Period("Talks", date(2031, 1, 1), date(2031, 12, 31))
    plan = plans.draft_plan(cast.editor_qm, cast.spaces["joint"], said)
    paper = docx.Document(io.BytesIO(plan_docx(take_plan(cast.reader_qm, plan))))
    assert "There is no subject in this plan." in [each.text for each in paper.paragraphs]
    assert paper.tables == []


def test_a_day_is_a_day_and_a_month_the_whole_month_that_blocks_no_time(cast: Cast) -> None:
    drafted(cast)
    _, events = feed(cast)
    assert set(events) == {"Ferries & <ice> (day not set)", "Lamps", "Tolls (day not set)"}
    month, day = events["Ferries & <ice> (day not set)"], events["Lamps"]
    assert (month["DTSTART"].dt, month["DTEND"].dt) == (date(2031, 3, 1), date(2031, 4, 1))
    assert (day["DTSTART"].dt, day["DTEND"].dt) == (date(2031, 5, 7), date(2031, 5, 8))
    assert [str(each["TRANSP"]) for each in (month, day)] == ["TRANSPARENT", "OPAQUE"]
    assert [str(each["STATUS"]) for each in (month, day)] == ["TENTATIVE", "TENTATIVE"]
    assert str(month["LOCATION"]) == "Quellhaven"


def test_an_event_keeps_its_id_counts_its_versions_and_is_cancelled(cast: Cast) -> None:
    plan = drafted(cast)
    for head in (cast.principal_qm, cast.principal_qn):
        plans.consent(head, plan)
    first, events = feed(cast)
    lamps = events["Lamps"]
    assert str(lamps["STATUS"]) == "CONFIRMED"
    assert feed(cast)[0] == first
    plans.postpone(cast.editor_qm, subject(plan, 2), "2031-08-09", "Fog")
    later = feed(cast)[1]["Lamps"]
    assert later["UID"] == lamps["UID"]
    assert later["SEQUENCE"] == lamps["SEQUENCE"] + 1
    assert later["LAST-MODIFIED"].dt >= lamps["LAST-MODIFIED"].dt
    assert later["DTSTART"].dt == date(2031, 8, 9)
    plans.drop(cast.editor_qm, subject(plan, 2), "No lamp is left")
    assert str(feed(cast)[1]["Lamps"]["STATUS"]) == "CANCELLED"


def test_ids_of_two_persons_are_others_and_lead_back_to_no_entry(cast: Cast) -> None:
    plan = drafted(cast)
    mine, theirs = feed(cast)[1]["Lamps"], feed(cast, "editor_qn")[1]["Lamps"]
    assert mine["UID"] != theirs["UID"]
    assert subject(plan, 2).pk not in str(mine["UID"])


@pytest.mark.parametrize(("space", "marking"), [("QM", ""), ("QM", "open"), ("joint", "for partners")])
def test_what_is_private_or_guarded_is_only_busy(cast: Cast, space: str, marking: str) -> None:
    plan = drafted(cast, space, marking)
    plans.drop(cast.editor_qm, subject(plan, 3), "No toll is left")
    content, events = feed(cast)
    assert set(events) == {"Busy"}
    assert content.count(b"BEGIN:VEVENT") == 2
    said = {"UID", "DTSTAMP", "DTSTART", "DTEND", "TRANSP", "SUMMARY", "CLASS"}
    assert all(set(event) == said for event in Calendar.from_ical(content).walk("VEVENT"))
    told = content.decode()
    for word in ("Ferries", "Lamps", "Quellhaven", "Talks", "toll", plan.pk, subject(plan, 1).pk):
        assert word not in told


def test_a_guarded_paper_makes_what_rests_on_it_busy(cast: Cast) -> None:
    plan = drafted(cast, "joint", "open")
    assert "Lamps" in feed(cast)[1]
    own = actions.add(cast.editor_qm, cast.spaces["QM"], cast.marking("for partners"), note(1)).document
    plans.cite_for(cast.editor_qm, subject(plan, 2), Cited(actions.table(cast.editor_qm, own), role="paper"))
    assert set(feed(cast)[1]) == {"Ferries & <ice> (day not set)", "Tolls (day not set)", "Busy"}


def test_whoever_sees_no_plan_has_an_empty_calendar(cast: Cast) -> None:
    drafted(cast, "QM")
    content, events = feed(cast, "editor_qn")
    assert events == {}
    assert content.startswith(b"BEGIN:VCALENDAR")


def test_lines_are_as_the_standard_has_them(cast: Cast) -> None:
    drafted(cast)
    lines = feed(cast)[0].decode().split("\r\n")
    assert lines[0] == "BEGIN:VCALENDAR"
    assert all(len(line.encode()) <= 75 for line in lines)
    unfolded = "\r\n".join(lines).replace("\r\n ", "").split("\r\n")
    assert "METHOD:PUBLISH" in unfolded
    assert "DTSTART;VALUE=DATE:20310507" in unfolded


TEXTS = st.text(st.characters(blacklist_categories=["Cs", "Cc"]), min_size=1, max_size=200)
DAYS = st.dates(date(2000, 1, 1), date(2100, 1, 1))


@given(TEXTS, TEXTS, DAYS, st.booleans())
def test_any_words_and_any_date_come_back(title: str, place: str, day: date, month_only: bool) -> None:
    when = day.isoformat()[:7] if month_only else day.isoformat()
    plan = Plan(name="Talks", version=1)
    row = Dated(Subject(version=3, plan=plan), plan, when, title, place=place)
    event = Calendar.from_ical(ics_of("somebody", BEGUN, [row], {}, lambda _: "https://x/1")).walk("VEVENT")[0]
    assert str(event["SUMMARY"]) == (f"{title} (day not set)" if month_only else title)
    assert str(event["LOCATION"]) == place
    begin, end = event.decoded("DTSTART"), event.decoded("DTEND")
    assert begin == (day.replace(day=1) if month_only else day)
    assert (end - timedelta(days=1)).month == day.month
    assert (begin <= day < end) or begin == day
