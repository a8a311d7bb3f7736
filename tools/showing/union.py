"""Two ministries: mandates, a programme in its series with an adjustment, parallel instructions to their posts."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from collegium.accounts.models import Person, Post
from collegium.accounts.queries import person_of
from collegium.exchange.tables.grid import Grid
from collegium.exchange.tables.meaning import alike, issue_above, meaning_of
from collegium.exchange.tables.understanding import Taken, understood_together
from collegium.exchange.tables.values import Span
from collegium.programme.actions.adjustments import NoneMade, adopt_adjustment, alter, propose, record_none
from collegium.programme.actions.appeals import Appealed, issue_appeal, join, report_on
from collegium.programme.actions.assents import (
    say_to_adjustment,
    say_to_programme,
    seal_of_adjustment,
    seal_of_programme,
)
from collegium.programme.actions.charges import Said, take
from collegium.programme.actions.concerted import ActionSaid, add_action, change_action, take_step
from collegium.programme.actions.grounds import Cited, rest_on
from collegium.programme.actions.importing import Begun, called, digest, import_lines, proposed
from collegium.programme.actions.instructions import Drafted, draft, issue
from collegium.programme.actions.mandates import MandateSaid, enter_mandate, trace
from collegium.programme.actions.programmes import (
    ProgrammeSaid,
    adopt_programme,
    describe_programme,
    draft_programme,
    set_up_series,
)
from collegium.programme.actions.sharing import share
from collegium.programme.models import Action, Programme
from collegium.programme.queries.plans import counts
from collegium.register.models import Document
from tools.showing.consulting import consulted
from tools.showing.papers import PARTNERS, Papers, added, cited, tables
from tools.showing.seats import Showing

Numbered = Mapping[str, Action]


def played(showing: Showing, plan: Mapping[str, Any]) -> str:
    """Do what the plan says, and say what came of it."""
    papers = {name: added(showing, said) for name, said in plan["documents"].items()}
    programme, numbered = agreed(showing, plan["programme"], papers["programme"])
    untraced = mandated(showing, plan["mandates"], papers["decision"], numbered)
    adjusted(showing, plan, programme, numbered, papers)
    went(showing, plan["programme"], numbered)
    consultations = consulted(showing, plan["plan"], programme, papers)
    for said in plan["instructions"]:
        instructed(showing, said, numbered, papers)
    appealed(showing, plan["appeal"], papers)
    told = counts(consultations)
    return (
        f"{programme.name}: {len(numbered)} actions, {untraced} mandates that none carries out; {told.held} of "
        f"{told.total} consultations held, {told.merged} merged, {told.dropped} dropped; "
        f"{len(plan['instructions'])} instructions"
    )


def agreed(showing: Showing, said: Mapping[str, Any], paper: Document) -> tuple[Programme, Numbered]:
    """The programme as its tables have it, each with the issue that stands above it, adopted by both."""
    editor = person_of("tolland@morvenia.example")
    series = set_up_series(editor, showing.joint, said["series"], said["recurrence"])
    begun = Begun("programme", said["name"], said["starts"], said["ends"])
    lines = understood_together(tables_alike(tables(paper)), Span(said["starts"], said["ends"]), PARTNERS).lines
    made = import_lines(editor, paper, begun, lines, digest(proposed(None, lines)), "As it was signed at Tarnoval.")
    programme = Programme.objects.get(pk=made.whole.pk)
    period = ProgrammeSaid(programme.name, programme.starts, programme.ends, series, marking=programme.marking)
    describe_programme(editor, programme, period)
    for number, due in said["due"].items():
        action = programme.actions.get(printed=number)
        change_action(editor, action, replace(said_of(action), due=due), "The term in days.")
    programme = Programme.objects.get(pk=programme.pk)
    for head in showing.heads.values():
        say_to_programme(head, programme, "adoption", seal_of_programme(programme))
    adopt_programme(showing.office, programme, "Signed by both ministers.")
    following = said["next"]
    next_period = ProgrammeSaid(
        following["name"], following["starts"], following["ends"], series, programme, marking=programme.marking
    )
    draft = draft_programme(editor, showing.joint, next_period, "To be settled after the review.")
    for each in following["actions"]:
        spoken = ActionSaid(each["title"], issue=each["issue"], due=each["due"], printed=each["number"])
        add_action(editor, draft, spoken)
    return programme, {each.printed: each for each in programme.actions.order_by("number")}


def tables_alike(grids: Sequence[Grid]) -> list[Taken]:
    """The first table of a programme, and those that have its head, as the page of imports proposes them."""
    meant = meaning_of(grids[0], PARTNERS, "programme")
    heads = {0: meant.head, **alike(grids, 0, meant)}
    issues = {at: issue_above(grids[at], len(heads) > 1) for at in heads}
    return [Taken(grids[at], replace(meant, head=heads[at], issue=issues[at])) for at in sorted(heads)]


def said_of(action: Action) -> ActionSaid:
    """An action as it stands."""
    issue, forum = called(action.issue) or "", called(action.forum) or ""
    return ActionSaid(action.title, action.text, issue, forum, action.due, action.measure, printed=action.printed)


def mandated(showing: Showing, said: Mapping[str, Any], paper: Document, numbered: Numbered) -> int:
    """What the higher body decided, traced to the actions that carry it out; how many none does."""
    untraced = 0
    for each in said["titles"]:
        asked = MandateSaid(said["body"], each["title"], decided=said["decided"])
        mandate = enter_mandate(showing.office, showing.joint, asked, Cited(paper, each["words"]))
        for number in each.get("actions", ()):
            trace(showing.office, mandate, numbered[number])
        untraced += "actions" not in each
    return untraced


def adjusted(
    showing: Showing, plan: Mapping[str, Any], programme: Programme, numbered: Numbered, papers: Papers
) -> None:
    """That none was made, by whose word; then an amendment to which both consent, with the passage that tells of it."""
    none = plan["none_made"]
    said = NoneMade(none["said_by"], none["occasion"], none["on"])
    record_none(showing.office, programme, said, Cited(papers["press"], none["words"]))
    amendment, by = plan["amendment"], person_of("castane@nerisia.example")
    action = Action.objects.get(pk=numbered[amendment["action"]].pk)
    proposed_one = propose(by, programme, amendment["occasion"])
    alter(by, proposed_one, action, replace(said_of(action), due=amendment["due"]))
    for each in cited(papers, amendment["cites"]):
        rest_on(showing.office, proposed_one, each)
    proposed_one.refresh_from_db()
    for head in showing.heads.values():
        say_to_adjustment(head, proposed_one, seal_of_adjustment(proposed_one))
    adopt_adjustment(showing.office, proposed_one, amendment["on"])


def went(showing: Showing, said: Mapping[str, Any], numbered: Numbered) -> None:
    """What became of the actions."""
    for number, old in numbered.items():
        action = Action.objects.get(pk=old.pk)
        if number in said["drop"]:
            take_step(showing.office, action, "drop", said["drop"][number])
        elif number not in said["waits"]:
            take_step(showing.office, action, "begin")
            if number in said["carried_out"]:
                take_step(showing.office, Action.objects.get(pk=old.pk), "carry out")


def instructed(showing: Showing, said: Mapping[str, Any], numbered: Numbered, papers: Papers) -> None:
    """An instruction of one partner, what each of its posts did, and what it shares of that."""
    by, space = person_of(said["by"]), showing.own(said["partner"])
    action = Action.objects.get(pk=numbered[said["action"]].pk)
    words = {name: said[name] for name in ("title", "text", "line", "position", "due") if name in said}
    worded = Drafted(**words, fallback=said.get("fallback", ""), action=action, parallel=True)
    instruction = draft(by, space, worded, cited(papers, said.get("cites", ())))
    for each in said["posts"]:
        post = Post.objects.get(
            partner__code=said["partner"], partner__partnership=showing.partnership, name=each["post"]
        )
        charge = issue(by, instruction, [post], said["issued"])[0]
        if "share" in each:
            share(by, charge, each["share"], "The other ministry is told of this.")
        for step in each["steps"]:
            who = by if step["verb"] == "answer" else _at(post)
            take(who, charge, step["verb"], Said(step.get("words", ""), step["at"], step.get("line", "")))


def _at(post: Post) -> Person:
    return post.seats.get().person


def appealed(showing: Showing, said: Mapping[str, Any], papers: Papers) -> None:
    """A standing appeal to the ambassadors of both, with what they reported."""
    wording = Appealed(said["title"], said["text"], said["starts"], said["months"], tuple(said["places"]))
    first, *others = showing.heads.values()
    appeal = issue_appeal(first, showing.joint, wording)
    for each in cited(papers, said["cites"]):
        rest_on(showing.office, appeal, each)
    for head in others:
        join(head, appeal, said["starts"])
    for each in said["reports"]:
        report_on(person_of(each["by"]), appeal, each["place"], each["since"], each["text"])
