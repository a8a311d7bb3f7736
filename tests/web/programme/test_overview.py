"""The programme of a space on one page."""

from datetime import date

from collegium.accounts.journal.change import change
from collegium.programme.models import Programme
from tests.cast import Cast
from tests.web.stage import signed_in


def test_it_says_so_where_nothing_is_in_force(cast: Cast) -> None:
    page = signed_in(cast.reader_qm).get(f"/spaces/{cast.spaces['joint'].pk}/programme").content.decode()
    assert "No programme is in force here." in page


def test_what_is_in_force_stands_there_and_nobody_else_sees_it(cast: Cast) -> None:
    with change(by=cast.editor_qm, verb="drafts a programme", space=cast.spaces["joint"]):
        for name, state in (("Tides 2031–2032", "in force"), ("Tides 2033–2034", "draft")):
            days = {"starts": date(2031, 1, 1), "ends": date(2032, 12, 31)}
            Programme(space=cast.spaces["joint"], name=name, state=state, **days).save()
    path = f"/spaces/{cast.spaces['joint'].pk}/programme"
    page = signed_in(cast.reader_qn).get(path).content.decode()
    assert "Tides 2031–2032" in page
    assert "Tides 2033–2034" not in page
    assert signed_in(cast.editor_qt).get(path).status_code == 404
