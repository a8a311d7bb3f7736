"""What others see of instructions, through the pages: shared, refused, told place by place, chased, exported."""

import json
import re
from datetime import date, timedelta

import pytest
from django.urls import resolve
from django.utils import timezone

from collegium.accounts.models import Access, Partner
from collegium.programme.actions.charges import Said, take
from collegium.programme.actions.instructions import Drafted, draft, issue
from collegium.programme.actions.sharing import share
from collegium.programme.models import Charge, Shared
from collegium.programme.queries.chase import PATHS, chase
from tests.cast import Cast
from tests.programme.sharing import SECRET, charged, fresh, joint_action, moved, post_of
from tests.programme.test_appeals import issued
from tests.web.stage import NOWHERE, signed_in

IDS = re.compile(r'/shared/\w+|name="csrfmiddlewaretoken" value="[^"]+"')


def grid_of(cast: Cast, who: str, action: str, on: str = "") -> str:
    """The page of an action's grid as somebody sees it."""
    path = f"/spaces/{cast.spaces['joint'].pk}/grid?kind=action&key={action}&on={on}"
    return signed_in(cast.people[who]).get(path).content.decode()


def test_a_partner_sees_what_others_would_see_then_shares_it(cast: Cast) -> None:
    charge = charged(cast, "QM", action=joint_action(cast))
    client, path = signed_in(cast.editor_qm), f"/charges/{charge.pk}/sharing"
    page = client.get(path).content.decode()
    assert "Now: nothing." in page
    assert "keeps what was once shared" in page
    before, after = page.split("With the text others see")
    shown = before.split("With the status others see")[1]
    assert not [word for word in SECRET.values() if word in shown]
    assert SECRET["fallback"] in after
    sent = {"measure": "status", "version": charge.version, "why": "Agreed in spring"}
    assert "What others see was changed." in client.post(path, sent, follow=True).content.decode()
    assert "Now: the status." in client.get(path).content.decode()
    copy = Shared.objects.get()
    seen = signed_in(cast.reader_qn).get(f"/shared/{copy.pk}").content.decode()
    assert "Mission at Quellhaven" in seen
    assert not [word for word in [*SECRET.values(), "Agreed in spring", charge.pk] if word in seen]
    for who, status in (("reader_qm", 403), ("post_qm", 403), ("editor_qn", 404), ("editor_qt", 404)):
        assert signed_in(cast.people[who]).post(path, sent).status_code == status
    assert client.post(path, sent).status_code == 409
    assert client.post(path, {**sent, "why": ""}).status_code == 400
    assert signed_in(cast.reader_qm).get(path).content.decode().count("<form") == seen.count("<form")


def test_an_instruction_shares_all_of_its_charges(cast: Cast) -> None:
    charge = charged(cast, "QM", action=joint_action(cast))
    client, path = signed_in(cast.editor_qm), f"/instructions/{charge.instruction_id}/sharing"
    assert "Mission at Quellhaven" in client.get(path).content.decode()
    sent = {"measure": "text", "version": charge.instruction.version, "why": "Agreed"}
    assert client.post(path, sent).status_code == 302
    assert (fresh(charge).shared, Shared.objects.get().text) == ("text", SECRET["text"])
    assert client.post(path, {**sent, "measure": "half"}).status_code == 400
    assert client.post(path, sent).status_code == 409


def test_what_names_nothing_joint_is_not_offered(cast: Cast) -> None:
    charge = charged(cast, "QM")
    client, path = signed_in(cast.editor_qm), f"/charges/{charge.pk}/sharing"
    assert client.get(path).content.decode().count("It cannot be shared") == 2
    answer = client.post(path, {"measure": "status", "version": charge.version, "why": "Agreed"})
    assert answer.status_code == 400
    assert "Nobody else would know what this is about." in answer.content.decode()


def test_the_step_of_a_post_moves_what_all_see(cast: Cast) -> None:
    instruction = draft(cast.editor_qm, cast.spaces["QM"], Drafted("Lamps", "Vote for it.", "The lamps"))
    (charge,) = issue(cast.editor_qm, instruction, [post_of(cast, "QM")])
    share(cast.editor_qm, charge, "status", "Agreed")
    take(cast.post_qm, fresh(charge), "acknowledge")
    client = signed_in(cast.reader_qn)
    assert "acknowledged" in client.get(f"/shared/{Shared.objects.get().pk}").content.decode()
    topics = client.get(f"/spaces/{cast.spaces['joint'].pk}/grid").content.decode()
    assert "The lamps" in topics
    page = client.get(f"/spaces/{cast.spaces['joint'].pk}/grid?kind=initiative&key=The+lamps").content.decode()
    assert re.search(r"open</td>.*acknowledged</a>.*no post", page, re.DOTALL)
    take(cast.post_qm, fresh(charge), "report", Said("We spoke.", line="line"))
    assert Shared.objects.get().state == "reported"
    assert "We spoke." not in client.get(f"/shared/{Shared.objects.get().pk}").content.decode()


def test_the_grid_tells_sides_apart_on_any_day_and_leaves_as_a_file(cast: Cast) -> None:
    action = joint_action(cast)
    ours, theirs = charged(cast, "QM", action=action), charged(cast, "QN", action=action)
    share(cast.editor_qm, ours, "status", "Agreed")
    moved(cast, ours, "reported")
    assert "not shared" in grid_of(cast, "editor_qn", action.pk, "2031-03-02")
    assert "one side only</td>" not in grid_of(cast, "editor_qn", action.pk, "2031-03-02")
    share(cast.editor_qn, theirs, "status", "Agreed")
    assert "one side only</td>" in grid_of(cast, "reader_qm", action.pk, "2031-03-02")
    assert "no report</a>" in grid_of(cast, "reader_qm", action.pk, "2031-03-02")
    assert "no report</a>" not in grid_of(cast, "reader_qm", action.pk, "2031-02-20")
    path = f"/spaces/{cast.spaces['joint'].pk}/grid/export?kind=action&key={action.pk}&on=2031-03-02&file=topic.csv"
    answer = signed_in(cast.reader_qn).get(path)
    assert 'filename="grid-mend-the-lamps-2031-03-02.csv"' in answer.headers["Content-Disposition"]
    rows = answer.content.decode().splitlines()
    assert rows[1:] == [
        "1. Mend the lamps,Quellhaven,one side only,QM,acted,Mission at Quellhaven,reported,2031-03-01,,"
        '"for partners; joint, for the partners of Tidewater",2031-03-02',
        "1. Mend the lamps,Quellhaven,one side only,QN,no report,Ostrand at Quellhaven,issued,2031-03-01,,"
        '"for partners; joint, for the partners of Tidewater",2031-03-02',
    ]
    assert Access.objects.filter(act="export", by=cast.reader_qn, space=cast.spaces["joint"]).count() == 1
    for who in ("editor_qt", "keeper"):
        assert signed_in(cast.people[who]).get(path).status_code == 404
    german = signed_in(cast.reader_qn).get(path, headers={"accept-language": "de"}).content.decode().splitlines()
    assert [german[0].split(",")[2], german[1].split(",")[2]] == ["Was daraus wurde", "nur eine Seite"]
    told = json.loads(signed_in(cast.reader_qn).get(path.replace("topic.csv", "topic.json")).content)
    assert [row["sign"] for row in told["rows"]] == ["acted", "no report"]
    assert signed_in(None).get(path).status_code == 404
    assert signed_in(cast.reader_qn).get(path.replace(action.pk, NOWHERE)).status_code == 404
    wrong = signed_in(cast.reader_qn).get(path.replace("2031-03-02", "2031-13-02"))
    assert (wrong.status_code, "This is no day." in wrong.content.decode()) == (400, True)


@pytest.mark.parametrize("day", ["0001-01-01", "1899-12-31", "2201-01-01", "9999-12-31"])
@pytest.mark.parametrize(
    "path", ["/chase", "/spaces/{0}/grid", "/spaces/{0}/grid/export", "/spaces/{0}/appeals", "/appeals/{1}"]
)
def test_a_day_at_the_end_of_all_calendars_is_refused_where_an_address_takes_one(
    cast: Cast, path: str, day: str
) -> None:
    asked = path.format(cast.spaces["joint"].pk, issued(cast).pk)
    answer = signed_in(cast.editor_qm).get(asked, {"on": day})
    assert (answer.status_code, "This day is too far away." in answer.content.decode()) == (400, True)


def test_an_empty_grid_says_so(cast: Cast) -> None:
    action = joint_action(cast)
    page = signed_in(cast.reader_qn).get(f"/spaces/{cast.spaces['joint'].pk}/grid").content.decode()
    assert "No partner shares anything here yet." in page
    page = grid_of(cast, "reader_qn", action.pk)
    assert "No partner shares anything on this yet." in page
    assert "nobody shares anything of them:" in page


@pytest.mark.parametrize("who", ["secretariat", "editor_qn", "reader_qn"])
def test_pages_of_others_stay_byte_by_byte_whatever_is_not_shared(cast: Cast, who: str) -> None:
    action, joint = joint_action(cast), cast.spaces["joint"].pk
    share(cast.editor_qm, charged(cast, "QM", action=action), "status", "Agreed")
    client = signed_in(cast.people[who])
    query = f"kind=action&key={action.pk}&on=2031-03-02"
    paths = [
        f"/spaces/{joint}/{end}"
        for end in ("grid", f"grid?{query}", f"grid/export?{query}&file=topic.csv", "journal", "programme")
    ]

    def pages() -> list[str]:
        return [IDS.sub("", client.get(path).content.decode()) for path in [*paths, "/chase?on=2031-03-02", "/"]]

    before = pages()
    hidden = charged(cast, "QM", action=action)
    moved(cast, hidden, "reported", words="Done")
    charged(cast, "QM", initiative="Something else")
    assert pages() == before


def test_the_desk_and_the_post_chase_what_is_owed_to_each(cast: Cast) -> None:
    action = joint_action(cast)
    charge = charged(cast, "QM", action=action)
    assert signed_in(cast.editor_qm).get("/chase?on=2031-02-02").content.decode().count("Nothing is to be chased.") == 1
    kinds = {day: [due.kind for due in chase(cast.editor_qm, day)] for day in (date(2031, 2, 2), date(2031, 2, 9))}
    assert list(kinds.values()) == [[], ["not acknowledged"]]
    assert [due.kind for due in chase(cast.post_qm, date(2031, 2, 2))] == ["not acknowledged"]
    moved(cast, charge, "queried", "query", "Which lamps?")
    (due,) = chase(cast.editor_qm, date(2031, 2, 10))
    assert (due.kind, due.since, due.who) == ("query", date(2031, 2, 9), "Mission at Quellhaven")
    assert chase(cast.post_qm, date(2031, 2, 10)) == []
    moved(cast, charge, "acknowledged", "answer", "All.")
    assert chase(cast.editor_qm, date(2031, 3, 1)) == []
    (due,) = chase(cast.post_qm, date(2031, 3, 2))
    assert (due.kind, due.since, due.link) == ("report", date(2031, 3, 1), f"/charges/{charge.pk}")
    page = signed_in(cast.editor_qm).get("/chase?on=2031-03-05").content.decode()
    assert f'href="/charges/{charge.pk}"' in page
    assert "4 days" in page
    for who in ("reader_qm", "editor_qn", "editor_qt", "secretariat", "keeper"):
        assert chase(cast.people[who], date(2031, 3, 5)) == []
    moved(cast, charge, "reported", words="Done")
    assert chase(cast.editor_qm, date(2031, 3, 5)) == []
    assert signed_in(None).get("/chase").status_code == 403


def test_the_secretariat_chases_what_is_shared_and_nothing_else(cast: Cast) -> None:
    action = joint_action(cast)
    share(cast.editor_qm, charged(cast, "QM", action=action), "status", "Agreed")
    charged(cast, "QN", action=action)
    (due,) = chase(cast.secretariat, date(2031, 3, 5))
    assert (due.kind, due.title, due.who) == ("report", "Mend the lamps", "Velmora, Mission at Quellhaven")
    assert signed_in(cast.secretariat).get(due.link).status_code == 200


def test_the_first_page_counts_what_is_to_be_chased(cast: Cast) -> None:
    client = signed_in(cast.editor_qm)
    assert "to chase today" not in client.get("/").content.decode()
    charged(cast, "QM", action=joint_action(cast), due=timezone.now() - timedelta(days=3))
    row = Charge.objects.get()
    moved(cast, row, "acknowledged", "acknowledge")
    assert "1 thing to chase today" in client.get("/").content.decode()
    assert "to chase today" not in signed_in(cast.editor_qn).get("/").content.decode()


@pytest.mark.parametrize("kind", sorted(PATHS))
def test_whatever_is_chased_has_a_page(kind: str) -> None:
    assert resolve(PATHS[kind].format(NOWHERE)).url_name


def test_who_covers_is_said_by_one_of_the_two(cast: Cast) -> None:
    path = f"/spaces/{cast.spaces['joint'].pk}/coverage"
    partners = {code: Partner.objects.get(code=code) for code in ("QM", "QN", "QT")}
    sent = {
        "partner": partners["QN"].pk,
        "place": "Skerry",
        "covered_by": partners["QM"].pk,
        "post": "Embassy in Skerry",
    }
    client = signed_in(cast.editor_qn)
    assert "Nobody covers for anybody." in (before := client.get(path).content.decode())
    assert 'id="history"' not in before
    assert "Who covers was entered." in client.post(path, sent, follow=True).content.decode()
    for wrong, said in (
        (sent, "This stands here already."),
        ({**sent, "place": " SKERRY "}, "This stands here already."),
        (
            {**sent, "partner": sent["covered_by"], "covered_by": sent["partner"], "place": "Quellhaven"},
            "This partner has a post there.",
        ),
        ({**sent, "place": "  "}, "This field is required."),
        ({**sent, "covered_by": partners["QT"].pk}, "Select a valid choice."),
    ):
        answer = client.post(path, wrong)
        assert (answer.status_code, said in answer.content.decode()) == (400, True), said
    assert signed_in(cast.secretariat).post(path, sent).status_code == 403
    assert signed_in(cast.reader_qn).post(path, sent).status_code == 403
    assert signed_in(cast.editor_qt).post(path, sent).status_code == 404
    action = joint_action(cast)
    share(cast.editor_qm, charged(cast, "QM", "Skerry", action=action), "status", "Agreed")
    page = grid_of(cast, "reader_qn", action.pk)
    assert re.search(r"covered.*Velmora: Embassy in Skerry", page)
    row = re.search(r'name="of" value="(\w+)"', client.get(path).content.decode())
    assert row
    told = signed_in(cast.reader_qm).get(path).content.decode()
    assert "editor_qn" in told.split('id="history"')[1]
    assert "said who covers" in told.split('id="history"')[1]
    assert "It covers no more." in client.post(path, {"of": row[1], "why": "They left"}, follow=True).content.decode()
    assert "They left" in signed_in(cast.reader_qm).get(path).content.decode().split('id="history"')[1]
    assert "no post" in grid_of(cast, "reader_qn", action.pk)
