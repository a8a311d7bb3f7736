"""How a programme is handled: what nobody said protects most, and what leaves with any of it carries its marking."""

import io
import json
import zipfile
from dataclasses import replace

import pytest
from django.test import Client
from icalendar import Calendar

from collegium.accounts.models import Marking
from collegium.programme.actions.calendars import open_feed
from collegium.programme.actions.drafting import Drafted, draft_text
from collegium.programme.actions.sharing import share
from collegium.programme.models import Plan, Programme
from collegium.register.queries.documents import markings_for
from tests.cast import Cast
from tests.programme.concert import TIDES, action, agreed_by_both, drafted, in_force
from tests.programme.sharing import charged
from tests.web.stage import signed_in

DAYS = {"starts": "2031-01-01", "ends": "2031-12-31"}
HANDLING = '<span class="word">Handling</span>'


def highest(cast: Cast) -> Marking:
    """The marking that protects most of those that may be given."""
    last = markings_for(cast.spaces["joint"]).last()
    assert last
    return last


def events(cast: Cast) -> set[str]:
    """What the feed of a person says."""
    answer = Client().get(f"/calendar/{open_feed(cast.editor_qm)}.ics")
    return {str(each["SUMMARY"]) for each in Calendar.from_ical(answer.content).walk("VEVENT")}


def marked(cast: Cast, programme: Programme, name: str, who: str = "editor_qm", **said: str) -> int:
    """What is answered where somebody gives a programme another marking."""
    programme.refresh_from_db()
    sent = {"do": "mark", "version": programme.version, "marking": cast.marking(name).pk, "why": "Agreed", **said}
    return signed_in(cast.people[who]).post(f"/programmes/{programme.pk}", sent).status_code


@pytest.mark.parametrize("room", ["programmes", "plans"])
def test_who_says_nothing_protects_most(cast: Cast, room: str) -> None:
    path = f"/spaces/{cast.spaces['joint'].pk}/{room}"
    client = signed_in(cast.editor_qm)
    assert f'<option value="{highest(cast).pk}" selected>' in client.get(path).content.decode()
    for name, said in (("Silent", {}), ("Open", {"marking": cast.marking("open").pk})):
        assert client.post(path, {"do": "draft", "name": name, **DAYS, **said}).status_code == 302
    model = Programme if room == "programmes" else Plan
    assert model.objects.get(name="Silent").marking == highest(cast)
    assert model.objects.get(name="Open").marking == cast.marking("open")
    others = Marking.objects.get(partnership__name="Upland")
    client.post(path, {"do": "draft", "name": "Strange", **DAYS, "marking": others.pk})
    assert not model.objects.filter(name="Strange").exists()


def test_its_pages_and_files_carry_it_and_its_days_are_busy_in_the_feed(cast: Cast) -> None:
    programme = in_force(cast, replace(TIDES, marking=cast.marking("for partners")))
    joint, lamps, client = cast.spaces["joint"].pk, action(programme), signed_in(cast.editor_qn)
    share(cast.editor_qm, charged(cast, "QM", action=lamps, marking=cast.marking("open")), "status", "Agreed")
    pages = ["programmes", "programme", "grid", f"grid?kind=action&key={lamps.pk}"]
    paths = [f"/spaces/{joint}/{each}" for each in pages]
    for path in [*paths, f"/programmes/{programme.pk}", f"/actions/{lamps.pk}", "/calendar?year=2031"]:
        assert f"{HANDLING} for partners" in client.get(path).content.decode(), path
    about = client.get(f"/programmes/{programme.pk}/file?file=programme.csv-metadata.json").content.decode()
    assert "for partners" in about
    assert events(cast) == {"Busy"}
    assert marked(cast, programme, "open") == 302
    assert events(cast) == {"Due: Light the channel"}


def test_one_that_was_agreed_is_marked_anew_for_a_reason_by_whoever_drafts(cast: Cast) -> None:
    programme = in_force(cast, replace(TIDES, marking=cast.marking("for partners")))
    assert marked(cast, programme, "open", "reader_qm") == 403
    assert marked(cast, programme, "open", "editor_qt") == 404
    assert marked(cast, programme, "open", why="") == 400
    assert marked(cast, programme, "open", marking="nothing") == 400
    assert marked(cast, programme, "open", version="0") == 409
    programme.refresh_from_db()
    assert programme.marking == cast.marking("for partners")
    assert marked(cast, programme, "open", "secretariat") == 302
    told = signed_in(cast.reader_qn).get(f"/programmes/{programme.pk}").content.decode()
    assert "changed the marking of" in told
    assert programme.state == "in force"


def test_it_is_published_only_where_it_is_for_everybody(cast: Cast) -> None:
    programme = in_force(cast, replace(TIDES, marking=cast.marking("for partners")))
    agreed_by_both(cast, programme, "publishing")
    sent = {"do": "publish", "version": programme.version, "why": "Agreed by both"}
    answer = signed_in(cast.secretariat).post(f"/programmes/{programme.pk}", sent)
    assert answer.status_code == 409
    assert "It is marked for partners." in answer.content.decode()
    assert not Programme.objects.filter(space=cast.spaces["public"]).exists()
    assert marked(cast, programme, "open") == 302
    programme.refresh_from_db()
    again = {**sent, "version": programme.version}
    assert signed_in(cast.secretariat).post(f"/programmes/{programme.pk}", again).status_code == 302
    assert Programme.objects.get(space=cast.spaces["public"]).marking == cast.marking("open")


@pytest.mark.parametrize("what", ["programme", "text"])
def test_the_package_for_the_next_chair_carries_it(cast: Cast, what: str) -> None:
    if what == "programme":
        drafted(cast, replace(TIDES, marking=cast.marking("for partners")))
    else:
        said = Drafted("Lamps", marking=cast.marking("for partners"))
        draft_text(cast.editor_qm, cast.spaces["joint"], said, "The lamps are lit.")
    answer = signed_in(cast.secretariat).post(f"/spaces/{cast.spaces['joint'].pk}/programme/hand-over")
    with zipfile.ZipFile(io.BytesIO(answer.getvalue())) as package:
        assert json.loads(package.read("manifest.json"))["marking"] == "for partners"
