"""What the demonstration tells could have happened: consultations on working days, all over the year, but for one."""

import tomllib
from datetime import date

import docx

from tests.machine import ROOT

UNION = tomllib.loads((ROOT / "examples" / "union.toml").read_text("utf-8"))
EIGHT = tomllib.loads((ROOT / "examples" / "eight.toml").read_text("utf-8"))


def test_consultations_were_held_on_working_days_of_their_own_all_over_the_year() -> None:
    plan, later = UNION["plan"], UNION["plan"]["postponed"]
    held = {int(number): date.fromisoformat(day) for number, day in plan["held"].items()}
    assert set(held) == set(range(1, plan["stated"] + 1)) - {plan["merged"]["number"], plan["dropped"]["number"]}
    assert len(set(held.values())) == len(held)
    assert all(day.weekday() < 5 for day in held.values())
    assert held[later["number"]].isoformat().startswith(later["later"])
    assert [number for number, day in held.items() if not plan["starts"] <= day <= plan["ends"]] == [later["number"]]
    assert {day.month for day in held.values()} == set(range(1, 13))
    assert not [number for number, day in held.items() if day.day == number]


def test_a_statement_that_one_opted_out_of_counts_nobody_in() -> None:
    assert EIGHT["statement"]["opts_out"]
    paper = docx.Document(str(ROOT / "examples" / "eight" / EIGHT["statement"]["document"]))
    words = [each.text.replace("Eight Harbours", "") for each in paper.paragraphs]
    assert len(words) >= EIGHT["statement"]["bracket"]["paragraph"]
    assert not any("eight" in each for each in words)


def test_a_statement_is_delivered_on_the_day_of_the_meeting_that_its_record_tells_of() -> None:
    verbatim = (ROOT / "examples" / "record" / "2024-12-05-verbatim-votes.txt").read_text("utf-8")
    day, delivered = EIGHT["statement"]["delivered"]["on"], EIGHT["statement"]["delivered"]
    assert f"{day:%A}, {day.day} {day:%B %Y}" in verbatim
    assert delivered["where"] in verbatim
    assert "Twelfth session" in verbatim
    assert delivered["to"] == "the Assembly, twelfth session"
