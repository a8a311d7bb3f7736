"""Plans of consultations on their pages, step by step, with refusals and empty cases; the feed of a calendar."""

import io
import re
from datetime import date
from typing import Any

import docx
import pytest
from django.core.cache import cache
from django.test import Client
from icalendar import Calendar

from collegium.accounts import actions as seats
from collegium.accounts.actions.revoking import revoke_sessions
from collegium.accounts.journal.change import change
from collegium.accounts.models import Access
from collegium.programme.actions import plans
from collegium.programme.actions.calendars import open_feed
from collegium.programme.actions.plans import Period, Planned
from collegium.programme.models import Action, CalendarFeed, Plan, Programme, Subject
from collegium.programme.queries.plans import counts, subjects_of
from collegium.register import actions
from tests.cast import Cast, note
from tests.web.stage import NOWHERE, signed_in

YEAR = (date(2031, 1, 1), date(2031, 12, 31))


@pytest.fixture
def plan(cast: Cast) -> Plan:
    """A joint plan of three subjects."""
    said = (Planned("Ferries", issue="winter ferries", planned="2031-03"), Planned("Lamps", planned="2031-05"))
    return plans.draft_plan(cast.editor_qm, cast.spaces["joint"], Period("Talks 2031", *YEAR, stated=4), [*said, TOLLS])


TOLLS = Planned("Tolls", level="experts", leads={"QN": "Toll office"})


def subject(plan: Plan, number: int) -> Subject:
    return subjects_of(plan).get(number=number)


def words_of(page: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", page).split())


def get(cast: Cast, path: str, who: str = "editor_qm") -> str:
    answer = signed_in(cast.people[who]).get(path)
    assert answer.status_code == 200
    return answer.content.decode()


def sent(cast: Cast, entry: Plan | Subject, who: str = "editor_qm", **said: Any) -> str:
    """What is answered to a step, with its status before it."""
    entry.refresh_from_db()
    room = "plans" if isinstance(entry, Plan) else "subjects"
    client = signed_in(cast.people[who])
    answer = client.post(f"/{room}/{entry.pk}", {"version": entry.version, **said}, follow=True)
    return f"{answer.status_code} {words_of(answer.content.decode())}"


def test_a_space_without_plans_says_so_and_offers_a_reader_nothing(cast: Cast) -> None:
    path = f"/spaces/{cast.spaces['joint'].pk}/plans"
    page = get(cast, path, "reader_qm")
    assert "There is no plan here yet." in page
    assert "Draft a plan" not in page
    assert "Draft a plan" in get(cast, path)
    assert f'href="{path}"' in get(cast, f"/spaces/{cast.spaces['joint'].pk}/programme")


def test_a_plan_is_drafted_filled_agreed_and_closed(cast: Cast) -> None:
    path = f"/spaces/{cast.spaces['joint'].pk}/plans"
    client = signed_in(cast.editor_qm)
    said = {"name": "Talks 2031", "starts": "2031-01-01", "ends": "2031-12-31", "stated": "25"}
    assert client.post(path, {**said, "ends": ""}).status_code == 400
    assert "A period ends before it begins." in client.post(path, {**said, "ends": "2030-12-31"}).content.decode()
    assert "The plan was drafted." in client.post(path, said, follow=True).content.decode()
    plan = Plan.objects.get()
    assert "There is no subject in this plan." in get(cast, f"/plans/{plan.pk}")
    told = sent(cast, plan, do="add", title="Ferries", planned="2031-03", manner="yes", lead_QM="Ferry desk")
    assert "The subject was added." in told
    assert sent(cast, plan, do="add", title="Lamps", planned="soon").startswith("400")
    assert "Velmora: Ferry desk" in told
    assert "0 of 1 held. Subjects, as a source says: 25; here: 1." in told
    assert "The plan was changed." in sent(cast, plan, do="describe", **said | {"stated": "1"})
    assert "as a source says:" not in words_of(get(cast, f"/plans/{plan.pk}"))
    assert "nothing said to the plan as it stands" in told
    assert "This was recorded." in sent(cast, plan, "principal_qm", do="consent")
    assert "Ostrand: withholds consent" in sent(cast, plan, "principal_qn", do="withhold")
    assert "Every partner has consented" in sent(cast, plan, "principal_qn", do="consent")
    assert sent(cast, plan, do="add", title="Nets").startswith("400")
    assert "closed" in sent(cast, plan, do="close")
    assert sent(cast, plan, do="amend", why="Nets").startswith("409")
    assert "agreed" in sent(cast, plan, do="reopen", why="One is to come")
    assert "This needs a reason." in sent(cast, plan, do="amend")
    assert "draft" in sent(cast, plan, do="amend", why="Nets are to be added")


def test_consent_is_to_what_a_head_has_read(cast: Cast, plan: Plan) -> None:
    page = get(cast, f"/plans/{plan.pk}", "principal_qm")
    seal = re.search(r'name="seal" value="(\w{64})"', page)
    assert seal
    plans.describe_subject(cast.editor_qn, subject(plan, 3), Planned("Tolls and bread"))
    assert "The plan was changed since you read it." in sent(cast, plan, "principal_qm", do="consent", seal=seal[1])
    assert 'value="consent"' not in get(cast, f"/plans/{plan.pk}", "editor_qm")


def test_a_subject_is_held_with_a_paper_and_says_what_came_of_it(cast: Cast, plan: Plan) -> None:
    own = actions.add(cast.editor_qm, cast.spaces["QM"], cast.marking(), note(1)).document
    ferries = subject(plan, 1)
    said = {"do": "hold", "day": "2031-03-04", "outcome": "Nine boats", "role": "outcome"}
    assert "Not everybody who reads this may read that document." in sent(cast, ferries, **said, paper=own.pk)
    assert "No document here has this title." in sent(cast, ferries, **said, paper="Some other note")
    joint = actions.table(cast.editor_qm, own)
    quote = "The harbour office counted ten boats."
    assert "does not say this" in sent(cast, ferries, **said, paper=f"/documents/{joint.pk}", quote=quote)
    told = sent(cast, ferries, **said, paper="Note on the Winter Ferry", quote=quote.replace("ten", "nine"))
    assert "Recorded as held." in told
    assert "Held on 4 March 2031" in told
    assert "The harbour office counted nine boats." in told
    assert f'href="/documents/{joint.pk}?at=' in get(cast, f"/subjects/{ferries.pk}", "reader_qn")
    assert sent(cast, ferries, do="drop", why="A slip").startswith("409")
    assert "It is planned again." in sent(cast, ferries, do="correct", why="It was another day")


def test_earlier_dates_of_a_subject_are_shown_with_their_reasons(cast: Cast, plan: Plan) -> None:
    ferries = subject(plan, 1)
    assert "This needs a reason." in sent(cast, ferries, do="postpone", later="2031-04")
    assert "Postponed." in sent(cast, ferries, do="postpone", later="2031-04", why="Fog")
    told = sent(cast, ferries, do="postpone", later="", why="Ice")
    assert "March 2031 → April 2031 Fog April 2031 → No date Ice" in told
    assert "Planned anew." in sent(cast, ferries, do="plan anew", later="2031-06-07")


def test_subjects_are_merged_taken_apart_and_dropped(cast: Cast, plan: Plan) -> None:
    lamps = subject(plan, 2)
    into = subject(plan, 1).pk
    assert "Merged into 1. Ferries" in sent(cast, lamps, do="merge", into=into, why="One table")
    assert "Held with it 2. Lamps" in words_of(get(cast, f"/subjects/{into}"))
    assert "Others were merged into this." in sent(cast, subject(plan, 1), do="drop", why="No ship")
    assert sent(cast, subject(plan, 3), do="merge", into=NOWHERE, why="One table").startswith("404")
    assert "Dropped." in sent(cast, subject(plan, 3), do="drop", why="No toll is left")
    assert "0 of 3 held, 1 merged, 1 dropped" in words_of(get(cast, f"/plans/{plan.pk}"))
    assert "It is planned again." in sent(cast, lamps, do="correct", why="Two tables after all")


def test_a_subject_is_corrected_and_taken_out_of_a_draft(cast: Cast, plan: Plan) -> None:
    ferries = subject(plan, 1)
    said: dict[str, Any] = {"do": "describe", "number": 7, "title": "Ferries", "issue": "winter ferries"}
    said["lead_QN"] = "Ferry desk"
    assert "7. Ferries" in sent(cast, ferries, **said)
    assert "There is a subject of this number: 2." in sent(cast, ferries, **said | {"number": 2})
    assert sent(cast, ferries, **said | {"title": ""}).startswith("400")
    assert sent(cast, ferries, **said, version=1).startswith("409")
    assert "Taken out of the plan." in sent(cast, ferries, do="take out", why="A slip")
    assert counts(plan).total == 2


@pytest.mark.parametrize(
    ("who", "status"), [("reader_qm", "403"), ("post_qm", "403"), ("editor_qt", "404"), ("keeper", "404")]
)
def test_who_may_not_write_is_refused_at_every_step(cast: Cast, plan: Plan, who: str, status: str) -> None:
    for step in ("describe", "add", "consent", "withhold", "settle", "close", "amend", "abandon", "cite"):
        assert sent(cast, plan, who, do=step, why="A slip", title="Ice", paper=NOWHERE).startswith(status)
    for step in ("describe", "hold", "postpone", "plan anew", "merge", "drop", "correct", "take out", "cite"):
        assert sent(cast, subject(plan, 1), who, do=step, why="A slip", title="Ice", day="2031-03-01").startswith(
            status
        )
    assert counts(plan).total == counts(plan).planned == 3


def test_the_list_is_narrowed_by_what_the_address_says(cast: Cast, plan: Plan) -> None:
    for asked, shown in (
        ("month=2031-03", "Ferries"),
        ("level=experts", "Tolls"),
        ("issue=winter-ferries", "Ferries"),
        ("lead=QN", "Tolls"),
        ("state=dropped", ""),
        ("month=2031-05&state=planned", "Lamps"),
    ):
        page = get(cast, f"/plans/{plan.pk}?{asked}")
        met = [each for each in ("Ferries", "Lamps", "Tolls") if f">{each}</a>" in page]
        assert met == ([shown] if shown else [])
        assert ("No subject is so." in page) == (not shown)


def test_a_plan_is_shown_month_by_month(cast: Cast, plan: Plan) -> None:
    told = words_of(get(cast, f"/plans/{plan.pk}/months"))
    assert re.search(r"March 2031 1\. Ferries .*May 2031 2\. Lamps .*No date 3\. Tolls", told)
    empty = plans.draft_plan(cast.editor_qm, cast.spaces["joint"], Period("Empty", *YEAR))
    assert "There is no subject in this plan." in get(cast, f"/plans/{empty.pk}/months")


def test_what_is_overdue_as_of_today_says_so(cast: Cast) -> None:
    year = Period("Past", date(2001, 1, 1), date(2001, 12, 31))
    past = plans.draft_plan(cast.editor_qm, cast.spaces["joint"], year, [Planned("Ice", planned="2001-02")])
    assert "overdue" in words_of(get(cast, f"/subjects/{subject(past, 1).pk}"))
    assert "0 of 1 held, 1 overdue" in words_of(get(cast, f"/plans/{past.pk}"))


def test_a_plan_leaves_as_a_word_document_in_the_readers_language(cast: Cast, plan: Plan) -> None:
    client = signed_in(cast.reader_qn)
    answer = client.get(f"/plans/{plan.pk}/export", headers={"Accept-Language": "fr"})
    assert answer.headers["Content-Disposition"] == 'attachment; filename="talks-2031.docx"'
    table = docx.Document(io.BytesIO(answer.content)).tables[0]
    assert [cell.text for cell in table.rows[0].cells][1:3] == ["Sujet", "Niveau"]
    assert Access.objects.filter(act="export", entry=plan.pk, by=cast.reader_qn).exists()


def test_looks_at_a_partners_own_plan_are_noted(cast: Cast) -> None:
    own = plans.draft_plan(cast.editor_qm, cast.spaces["QM"], Period("Own", *YEAR), [Planned("Ice", planned="2031-02")])
    for path in (f"/plans/{own.pk}", f"/plans/{own.pk}/months", "/calendar?year=2031"):
        before = Access.objects.count()
        get(cast, path, "reader_qm")
        assert Access.objects.count() == before + 1
        assert Access.objects.latest("id").entry == own.pk


def test_a_journal_tells_of_plans_in_words(cast: Cast, plan: Plan) -> None:
    plans.postpone(cast.editor_qm, subject(plan, 1), "2031-04", "Fog")
    told = words_of(get(cast, f"/spaces/{cast.spaces['joint'].pk}/journal"))
    assert "drafted the plan Talks 2031" in told
    assert "postponed the subject Ferries" in told


# The calendar and its feed


def address_of(cast: Cast, who: str = "editor_qm") -> str:
    """The path of a new feed, as its owner is shown it."""
    page = signed_in(cast.people[who]).post("/calendar", {"do": "open"}).content.decode()
    shown = re.search(r"http://testserver(/calendar/[\w-]{43}\.ics)", page)
    assert shown
    return shown[1]


def titles(client: Client, path: str) -> set[str]:
    answer = client.get(path)
    assert answer.status_code == 200
    return {str(event["SUMMARY"]) for event in Calendar.from_ical(answer.content).walk("VEVENT")}


def test_a_calendar_shows_plans_and_what_is_due_by_year(cast: Cast, plan: Plan) -> None:
    joint = cast.spaces["joint"]
    with change(by=cast.editor_qm, verb="drafts a programme", space=joint):
        programme = Programme(space=joint, name="Tides", starts=YEAR[0], ends=YEAR[1])
        programme.save()
        Action(space=joint, programme=programme, number=1, title="Mend the pier", due=date(2031, 7, 1)).save()
    told = words_of(get(cast, "/calendar?year=2031", "reader_qn"))
    assert "March 2031 Ferries day not set, not agreed yet" in told
    assert "July 2031 Mend the pier due 1 July 2031" in told
    pier = Action.objects.get()
    assert f'href="/actions/{pier.pk}"' in get(cast, "/calendar?year=2031")
    assert f"/actions/{pier.pk}" in Client().get(address_of(cast)).content.decode().replace("\r\n ", "")
    assert "Nothing has a date in this year." in get(cast, "/calendar?year=2040")
    assert "Ferries" in get(cast, "/calendar")
    assert "Ferries" not in get(cast, "/calendar?year=2031", "editor_qt")
    assert titles(Client(), address_of(cast)) == {
        "Ferries (day not set)",
        "Lamps (day not set)",
        "Due: Mend the pier",
    }


def test_a_feed_is_read_without_signing_in_and_its_address_is_shown_once(cast: Cast, plan: Plan) -> None:
    path = address_of(cast)
    answer = Client().get(path)
    assert answer.headers["Content-Type"] == "text/calendar; charset=utf-8"
    assert answer.headers["Cache-Control"] == "private, no-cache"
    assert "Last-Modified" in answer.headers
    assert titles(Client(), path) == {"Ferries (day not set)", "Lamps (day not set)"}
    assert path not in get(cast, "/calendar")
    secret = path.removeprefix("/calendar/").removesuffix(".ics")
    assert secret not in CalendarFeed.objects.get().secret
    again = Client().get(path, headers={"If-None-Match": answer.headers["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    plans.drop(cast.editor_qm, subject(plan, 1), "No ship")
    assert Client().get(path, headers={"If-None-Match": answer.headers["ETag"]}).status_code == 200


def test_a_new_address_ends_the_old_one_and_a_closed_feed_is_gone(cast: Cast) -> None:
    old = address_of(cast)
    new = address_of(cast)
    assert [Client().get(path).status_code for path in (old, new)] == [404, 200]
    assert (
        "The feed ended." in signed_in(cast.editor_qm).post("/calendar", {"do": "close"}, follow=True).content.decode()
    )
    assert Client().get(new).status_code == 404
    assert signed_in(cast.editor_qm).post("/calendar", {"do": "burn"}).status_code == 400


def test_a_feed_that_was_and_one_that_never_was_are_answered_alike(cast: Cast) -> None:
    old = address_of(cast)
    address_of(cast)
    paths = (old, f"/calendar/{'x' * 43}.ics", "/calendar/nothing.ics")
    answers = [Client().get(path) for path in paths]
    strip = re.compile(r'value="[^"]*"')
    bodies = [strip.sub("", each.content.decode().replace(path, "")) for each, path in zip(answers, paths, strict=True)]
    assert {(answer.status_code, body) for answer, body in zip(answers, bodies, strict=True)} == {(404, bodies[0])}


def test_a_feed_ends_with_sessions_password_seat_and_account(cast: Cast) -> None:
    path = address_of(cast)
    revoke_sessions(cast.principal_qm, cast.editor_qm, "The telephone was lost")
    assert Client().get(path).status_code == 404

    path = address_of(cast)
    seat = cast.editor_qm.seats.get()
    seats.end_seat(cast.principal_qm, seat, "Another post")
    assert Client().get(path).status_code == 404
    assert not CalendarFeed.objects.exists()
    assert signed_in(cast.editor_qm).post("/calendar", {"do": "open"}).status_code == 404

    path = address_of(cast, "reader_qm")
    with change(by=cast.keeper, verb="corrects", space=cast.spaces["installation"]):
        cast.reader_qm.is_active = False
        cast.reader_qm.save()
    assert Client().get(path).status_code == 404

    path = address_of(cast, "reader_qn")
    client = signed_in(cast.reader_qn)
    new = {"new_password1": "the ferry waits at nine", "new_password2": "the ferry waits at nine"}
    cast.reader_qn.set_password("the old ferry waits")
    cast.reader_qn.save()
    client.force_login(cast.reader_qn, backend="django.contrib.auth.backends.ModelBackend")
    client.post("/password", {"old_password": "the old ferry waits", **new})
    assert Client().get(path).status_code == 404


def test_a_feed_shows_what_its_owner_sees_and_of_private_things_that_they_are_there(cast: Cast, plan: Plan) -> None:
    said = [Planned("Secret ice", planned="2031-02-03", place="Hidden Bay")]
    own = plans.draft_plan(cast.editor_qm, cast.spaces["QM"], Period("Own talks", *YEAR), said)
    path = address_of(cast)
    assert titles(Client(), path) == {"Ferries (day not set)", "Lamps (day not set)", "Busy"}
    page = Client().get(path).content.decode()
    for word in ("Secret", "Hidden", "Own talks", own.pk, subject(own, 1).pk):
        assert word not in page
    assert Access.objects.filter(entry=own.pk, by=cast.editor_qm, act="read").exists()
    assert titles(Client(), address_of(cast, "editor_qn")) == {"Ferries (day not set)", "Lamps (day not set)"}
    assert titles(Client(), address_of(cast, "editor_qt")) == set()


def test_who_fetches_too_often_waits_and_others_learn_nothing_of_it(cast: Cast) -> None:
    cache.clear()
    path = f"/calendar/{open_feed(cast.editor_qm)}.ics"
    answers = [Client().get(path).status_code for _ in range(61)]
    assert answers == [200] * 60 + [429]
    assert Client().get(f"/calendar/{'x' * 43}.ics").status_code == 404
    assert Client().get(f"/calendar/{open_feed(cast.editor_qn)}.ics").status_code == 200
