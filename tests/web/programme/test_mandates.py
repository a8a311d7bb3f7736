"""From the decision of a higher body to the action that carries it out, and to what no action does: through pages."""

import pytest

from collegium.accounts.models import Person
from collegium.programme.models import Action, Ground, Mandate, Trace
from tests.cast import Cast
from tests.programme.concert import action, drafted, joint_paper
from tests.web.programme.test_programmes import QUOTE, words
from tests.web.stage import signed_in


def step(by: Person, mandate: Mandate, do: str, **said: str) -> int:
    """What is answered to a step with a mandate as it stands."""
    mandate.refresh_from_db()
    sent = {"do": do, "version": mandate.version, **said}
    return signed_in(by).post(f"/mandates/{mandate.pk}", sent).status_code


def test_from_a_document_to_the_action_that_carries_it_out(cast: Cast) -> None:
    """One story: the office enters two mandates with their words, one is traced, and the other stands out."""
    lamps, paper, joint = action(drafted(cast)), joint_paper(cast), cast.spaces["joint"].pk
    room, office = f"/spaces/{joint}/mandates", signed_in(cast.secretariat)
    assert "There is no mandate here yet." in words(cast, room)
    for title, more in (("Light first", {"number": "12/3", "decided": "2031-02"}), ("Count boats", {})):
        said = {"body": "Council", "title": title, "document": f"/documents/{paper.pk}", "quote": QUOTE, **more}
        assert "The mandate was entered." in office.post(room, said, follow=True).content.decode()
    first, second = (Mandate.objects.get(title=title) for title in ("Light first", "Count boats"))
    assert {each.of for each in Ground.objects.filter(quote=QUOTE)} == {first.pk, second.pk}
    assert "No action carries this out" in words(cast, f"/mandates/{first.pk}")
    assert step(cast.editor_qn, first, "trace", action=lamps.pk, note="The first half") == 302
    page = words(cast, f"/mandates/{first.pk}", "reader_qm")
    assert f"1 {lamps.title}" in page
    assert "The first half" in page
    assert QUOTE in page
    assert "Light first" in words(cast, f"/actions/{lamps.pk}")
    shown = words(cast, room, "reader_qn")
    assert shown.index("Carried out by no action 1 Count boats") < shown.index("Traced to actions 1 Light first")
    assert "1 mandate without an action" in words(cast, f"/spaces/{joint}/programme")
    assert step(cast.editor_qm, first, "untrace", trace=Trace.objects.get().pk, why="Another one does") == 302
    assert "Carried out by no action 2" in words(cast, room)


@pytest.mark.parametrize(
    ("who", "said", "status"),
    [
        ("editor_qm", {"action": "nothing"}, 404),
        ("editor_qm", {"version": "0"}, 409),
        ("editor_qm", {"do": "carry"}, 400),
        ("reader_qm", {}, 403),
        ("editor_qt", {}, 404),
    ],
)
def test_what_is_refused_traces_nothing(cast: Cast, who: str, said: dict[str, str], status: int) -> None:
    path = f"/spaces/{cast.spaces['joint'].pk}/mandates"
    signed_in(cast.editor_qm).post(path, {"body": "Council", "title": "Light first"})
    asked = {"do": "trace", "action": action(drafted(cast)).pk, **said}
    assert step(cast.people[who], Mandate.objects.get(), **asked) == status
    assert not Trace.objects.exists()


def test_words_that_do_not_stand_in_the_document_are_refused_and_nothing_is_entered(cast: Cast) -> None:
    paper, path = joint_paper(cast), f"/spaces/{cast.spaces['joint'].pk}/mandates"
    said = {"body": "Council", "title": "Light first", "document": f"/documents/{paper.pk}", "quote": "No such words."}
    assert signed_in(cast.editor_qm).post(path, said).status_code == 400
    assert not Mandate.objects.exists()


def test_what_a_dropped_action_carried_out_stands_out_again(cast: Cast) -> None:
    lamps, path = action(drafted(cast)), f"/spaces/{cast.spaces['joint'].pk}/mandates"
    signed_in(cast.editor_qm).post(path, {"body": "Council", "title": "Light first"})
    step(cast.editor_qm, Mandate.objects.get(), "trace", action=lamps.pk)
    assert "Traced to actions 1" in words(cast, path)
    sent = {"do": "remove", "version": lamps.version, "why": "Not wanted"}
    assert signed_in(cast.editor_qm).post(f"/actions/{lamps.pk}", sent).status_code == 302
    assert Action.objects.get(pk=lamps.pk).withdrawn
    assert "Carried out by no action 1 Light first" in words(cast, path)
