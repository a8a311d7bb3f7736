"""The plan of consultations of the two ministries: agreed as its table has it, and what became of each subject."""

from collections.abc import Mapping
from typing import Any

from collegium.exchange.tables.meaning import meaning_of
from collegium.exchange.tables.understanding import understood
from collegium.exchange.tables.values import Span
from collegium.programme.actions.importing import Begun, digest, import_lines, proposed
from collegium.programme.actions.plans import (
    Period,
    cite_for,
    consent,
    describe_plan,
    drop,
    hold,
    merge,
    postpone,
)
from collegium.programme.models import Plan, Programme, Subject
from tools.showing.papers import PARTNERS, Papers, cited, tables
from tools.showing.seats import Showing

Subjects = Mapping[int, Subject]


def consulted(showing: Showing, said: Mapping[str, Any], programme: Programme, papers: Papers) -> Plan:
    """The plan, agreed by both; then what became of each subject, with the passages that say so."""
    plan = planned(showing, said, programme, papers)
    subjects = {each.number: each for each in plan.subjects.order_by("number")}
    not_held(showing, said, subjects, papers)
    for number, day in said["held"].items():
        hold(showing.office, subjects[int(number)], day, said["outcomes"].get(number, ""))
    return plan


def planned(showing: Showing, said: Mapping[str, Any], programme: Programme, papers: Papers) -> Plan:
    """The plan as its table has it, with the programme that it carries out and the number that a source states."""
    grid = tables(papers["plan"])[0]
    lines = understood(
        grid, meaning_of(grid, PARTNERS, "plan"), Span(said["starts"], said["ends"]), partners=PARTNERS
    ).lines
    begun = Begun("plan", said["name"], said["starts"], said["ends"])
    made = import_lines(showing.office, papers["plan"], begun, lines, digest(proposed(None, lines)))
    plan = Plan.objects.get(pk=made.whole.pk)
    period = Period(plan.name, plan.starts, plan.ends, said["stated"], plan.marking, programme)
    describe_plan(showing.office, plan, period)
    for each in cited(papers, said["cites"]):
        cite_for(showing.office, plan, each)
    for head in showing.heads.values():
        consent(head, plan)
    return plan


def not_held(showing: Showing, said: Mapping[str, Any], subjects: Subjects, papers: Papers) -> None:
    """What was put off, merged and dropped, each with the passages that say so."""
    off, merged, dropped = said["postponed"], said["merged"], said["dropped"]
    postpone(showing.office, subjects[off["number"]], off["later"], off["why"])
    merge(showing.office, subjects[merged["number"]], subjects[merged["into"]], merged["why"])
    drop(showing.office, subjects[dropped["number"]], dropped["why"])
    for part in (off, merged, dropped):
        for each in cited(papers, part["cites"]):
            cite_for(showing.office, subjects[part["number"]], each)
