"""What the demonstration tells could have happened: consultations on working days, spread over the year."""

import tomllib
from datetime import date

import docx

from tests.machine import ROOT

UNION = tomllib.loads((ROOT / "examples" / "union.toml").read_text("utf-8"))
EIGHT = tomllib.loads((ROOT / "examples" / "eight.toml").read_text("utf-8"))


def test_consultations_were_held_on_working_days_of_their_own_all_over_the_year() -> None:
    plan = UNION["plan"]
    held = {int(number): date.fromisoformat(day) for number, day in plan["held"].items()}
    assert set(held) == set(range(1, plan["stated"] + 1)) - {plan["merged"]["number"], plan["dropped"]["number"]}
    assert len(set(held.values())) == len(held)
    assert all(day.weekday() < 5 and plan["starts"] <= day <= plan["ends"] for day in held.values())
    assert {day.month for day in held.values()} == set(range(1, 13))
    assert not [number for number, day in held.items() if day.day == number]


def test_a_statement_that_one_opted_out_of_counts_nobody_in() -> None:
    assert EIGHT["statement"]["opts_out"]
    paper = docx.Document(str(ROOT / "examples" / "eight" / EIGHT["statement"]["document"]))
    words = [each.text.replace("Eight Harbours", "") for each in paper.paragraphs]
    assert len(words) >= EIGHT["statement"]["bracket"]["paragraph"]
    assert not any("eight" in each for each in words)
