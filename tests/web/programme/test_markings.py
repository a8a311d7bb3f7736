"""What is shared carries the marking of its instruction, and whatever leaves carries the highest of what it holds."""

import io
import json
import zipfile

import docx
import pytest
from django.test import Client, override_settings

from collegium.programme.actions.grounds import Cited, rest_on
from collegium.programme.actions.sharing import share
from collegium.programme.models import Plan, Shared
from collegium.register import actions
from collegium.register.errors import AboveCeiling
from tests.cast import Cast, note
from tests.exchange.plans.test_leaving import drafted
from tests.programme.sharing import charged, joint_action, moved
from tests.web.stage import signed_in

GUARDED, OPEN = '<span class="word">Handling</span> for partners', '<span class="word">Handling</span> open'
MARKED = {"QM": "open", "QN": "for partners"}


def page(cast: Cast, path: str) -> str:
    """A page that another partner's reader sees."""
    answer = signed_in(cast.reader_qn).get(path)
    assert answer.status_code == 200, path
    return answer.content.decode()


def test_a_copy_and_all_that_holds_it_carry_the_marking_of_the_instruction(cast: Cast) -> None:
    action, joint = joint_action(cast), cast.spaces["joint"].pk
    least, most = (charged(cast, code, action=action, marking=cast.marking(name)) for code, name in MARKED.items())
    share(cast.editor_qm, least, "status", "Agreed")
    copy = Shared.objects.get()
    assert copy.marking == cast.marking("open")
    topic = f"kind=action&key={action.pk}"
    shown = [f"/shared/{copy.pk}", f"/spaces/{joint}/grid?{topic}", f"/spaces/{joint}/grid"]
    assert all(OPEN in page(cast, path) for path in shown)
    share(cast.editor_qn, most, "text", "Agreed")
    assert [GUARDED in page(cast, path) for path in shown] == [False, True, True]
    lines = page(cast, f"/spaces/{joint}/grid/export?{topic}&file=topic.csv").splitlines()[1:]
    assert ["for partners; joint, for the partners of Tidewater" in each for each in lines] == [True, True]
    about = page(cast, f"/spaces/{joint}/programme/grid/file?file=grid.csv-metadata.json")
    assert "for partners" in about


def test_what_was_shared_without_a_marking_counts_as_the_most_protected(cast: Cast) -> None:
    share(cast.editor_qm, charged(cast, "QM", action=joint_action(cast)), "status", "Agreed")
    assert Shared.objects.get().marking is None
    assert GUARDED in page(cast, f"/shared/{Shared.objects.get().pk}")


def test_a_copy_keeps_its_marking_at_each_step_and_none_goes_above_the_ceiling(cast: Cast) -> None:
    charge = charged(cast, "QM", action=joint_action(cast), marking=cast.marking("for partners"))
    with override_settings(CEILING=0), pytest.raises(AboveCeiling):
        share(cast.editor_qm, charge, "status", "Agreed")
    share(cast.editor_qm, charge, "status", "Agreed")
    moved(cast, charge, "reported")
    assert Shared.objects.get().state == "reported"
    assert Shared.objects.get().marking == cast.marking("for partners")


def test_the_package_for_the_next_chair_carries_the_marking_of_what_is_shared(cast: Cast) -> None:
    share(cast.editor_qm, charged(cast, "QM", action=joint_action(cast), marking=cast.marking()), "text", "Agreed")
    answer = signed_in(cast.secretariat).post(f"/spaces/{cast.spaces['joint'].pk}/programme/hand-over")
    with zipfile.ZipFile(io.BytesIO(answer.getvalue())) as package:
        assert json.loads(package.read("manifest.json"))["marking"] == "for partners"


def test_a_plan_on_paper_carries_the_marking_of_what_it_cites(cast: Cast) -> None:
    plan, reader = drafted(cast, marking="open"), signed_in(cast.reader_qm)
    assert header(reader, plan) == "Handling: open"
    own = actions.add(cast.editor_qm, cast.spaces["QM"], cast.marking("for partners"), note(1)).document
    rest_on(cast.editor_qm, plan, Cited(actions.table(cast.editor_qm, own)))
    assert header(reader, plan) == "Handling: for partners"


def header(reader: Client, plan: Plan) -> str:
    """How the paper of a plan says that it is to be handled."""
    answer = reader.get(f"/plans/{plan.pk}/export")
    return " ".join(each.text for each in docx.Document(io.BytesIO(answer.content)).sections[0].header.paragraphs)
