"""Going through the findings of a document: its text with the passage marked, and the finding beside it."""

from collections.abc import Iterable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.safestring import SafeString
from django.views.decorators.http import require_safe

from collegium.accounts.access import Anybody, gate, note_all, visible_to
from collegium.accounts.errors import NotAllowed, NotVisible
from collegium.accounts.models import Person
from collegium.accounts.once import only_reading
from collegium.exchange.page.document import text_marked
from collegium.exchange.page.marks import Mark
from collegium.exchange.page.markup import escaped
from collegium.exchange.speech import speaking
from collegium.reading.contract import Reading as ReadingContent
from collegium.register import queries
from collegium.register.models import Decision, Document, Finding, Statement
from collegium.register.queries import findings as asked
from collegium.register.queries.references import Called
from collegium.register.rules.findings import ENTERS
from collegium.register.vocabulary import vocabulary_for
from collegium.web.contents import ContentForm
from collegium.web.documents import about
from collegium.web.listing import highest
from collegium.web.reviewing import Opinion, Walk, measured, opinions, telling, walk_of
from collegium.web.speech import speech
from collegium.web.statements import later_of, since_of


@require_safe
def review_page(request: HttpRequest, entry: str) -> HttpResponse:
    """The text with every passage that is proposed or stands in the register, and one finding to decide."""
    person, document = decider(request.user, entry)
    walk = walk_of(person, document.space, document, request.GET)
    asked_for = asked.finding_of(person, document, request.GET.get("at", ""))
    if request.GET.get("skip"):
        asked_for = walk.next_after(asked_for)
    shown = asked_for or walk.next_after(None)
    return page(request, person, document, walk, shown)


def decider(person: Anybody, entry: str) -> tuple[Person, Document]:
    """Who may decide on a document. Raises NotVisible, NotAllowed."""
    about_it = visible_to(person, Document).select_related("marking", "space__partner", "space__partnership")
    document = about_it.filter(pk=entry).first()
    if document is None:
        raise NotVisible
    gate(person, "decide", document.space)
    if not isinstance(person, Person):
        raise NotAllowed("You may not do this here.", "Sign in first.")
    return person, document


def page(
    request: HttpRequest, person: Person, document: Document, walk: Walk, shown: Finding | None, **more: Any
) -> HttpResponse:
    """The page, or for a script that has the document's text already only what stands beside it.

    A finding of another document brings that one's page. Whatever was decided before, here nothing is but read.
    """
    with only_reading():
        return _page(request, person, document, walk, shown, **more)


def _page(
    request: HttpRequest, person: Person, document: Document, walk: Walk, shown: Finding | None, **more: Any
) -> HttpResponse:
    if shown and shown.document_id != document.pk:
        document = shown.document
        if by_script(request):
            return moved(address_of(shown, walk))
    beside = panel(person, document, walk, shown, **more)
    if by_script(request):
        return render(request, "finding.html", beside)
    queries.document(person, document.pk)  # the look is noted
    return render(request, "review.html", {**beside, **_text(person, document, walk, shown)}, status=more.get("status"))


def by_script(request: HttpRequest) -> bool:
    """Whether a script asks, which has the text already."""
    return "HX-Request" in request.headers


def moved(address: str) -> HttpResponse:
    """Tell a script to go to another page."""
    return HttpResponse(headers={"HX-Redirect": address})


def address_of(finding: Finding, walk: Walk) -> str:
    """Where a finding is decided."""
    query = f"&{walk.query}" if walk.query else ""
    return f"{reverse('review', kwargs={'entry': finding.document_id})}?at={finding.key}{query}"


def panel(person: Person, document: Document, walk: Walk, shown: Finding | None, **more: Any) -> dict[str, Any]:
    """What stands beside the text."""
    newest = queries.readings(person, document).first()
    language = newest.language if newest else ""
    lately = asked.decided_lately(person, document.space)
    told = _of_finding(person, shown, Called(document.space, language), walk) if shown else {}
    later = later_of([told["since"]] if told.get("since") else [])
    note_all(person, "read", later)
    return {
        **about(person, document, newest),
        "walk": walk,
        "language": language,
        "finding": shown,
        "mark": mark_of(shown) if shown else "",
        "left": asked.up_to_most(walk.rows()),
        "most": asked.MOST,
        "pace": lately.count(),
        "last": lately.order_by("-id").first(),
        **told,
        "marking": highest([document, *later]),
        **more,
    }


def _of_finding(person: Person, finding: Finding, called: Called, walk: Walk) -> dict[str, Any]:
    said = asked.said_of(person, finding.document, finding.key)
    disputed = finding.state == "disputed"
    mine = any(each.by_id == person.pk for each in said)
    return {
        "told": telling(finding, called, called.language, measured(finding)),
        "said": opinions((each for each in said if each.verdict), called, called.language),
        "awaits": finding.state == "awaiting",
        "mine": mine,
        "may_decide": finding.state == "proposed" or (finding.state == "awaiting" and not mine),
        "disputed": disputed,
        "may_settle": disputed and asked.may_settle_of(person, finding.space, said),
        "form": ContentForm(finding=finding),
        "before": walk.before(finding),
        "since": since_of(person, finding) if finding.state in ENTERS else None,
    }


def mark_of(finding: Finding) -> str:
    """The class by which the pieces of a finding's passage are found in the text."""
    return f"f-{finding.kind[0]}{finding.number}"


def _text(person: Person, document: Document, walk: Walk, shown: Finding | None) -> dict[str, Any]:
    """The document's text, and what was decided on it that its newest reading does not propose."""
    reading = queries.readings(person, document).first()
    content = queries.content_of(reading) if reading else None
    if content is None:
        return {"text": "", "spoken": False}
    found_now = list(asked.seen(person).filter(document=document).select_related(None))
    stand = asked.statements_of(person, document)
    called = Called(document.space, reading.language if reading else "")
    marks = [*_marks(document, found_now, walk, shown), *_marks_of(each for each in stand if not each.key)]
    with speaking(speech()):
        text = text_marked(content, marks, vocabulary_for(document.space))
    return {
        "text": SafeString(text),  # nosec B703 - every word has passed `markup.escaped` in there
        "spoken": bool(content.turns),
        "entered": [(each, telling(each, called, called.language)) for each in stand if not each.key],
        "lost": _lost(person, document, found_now, stand, called),
        "names": _named(content),
        "new": ContentForm(prefix="new"),
    }


def _marks(document: Document, findings: Iterable[Finding], walk: Walk, shown: Finding | None) -> Iterable[Mark]:
    address = escaped(reverse("review", kwargs={"entry": document.pk}))
    query = escaped(f"&{walk.query}" if walk.query else "")
    for each in findings:
        now = " now" if shown and each.pk == shown.pk else ""
        link = f' class="w" href="{address}?at={each.key}{query}" tabindex="-1" draggable="false"'
        yield Mark((each.start, each.end), f"s act-{each.act} is-{each.state} {mark_of(each)}{now}", link=link)


def _marks_of(statements: Iterable[Statement]) -> Iterable[Mark]:
    for each in statements:
        if each.now_start is not None and each.now_end is not None:
            yield Mark((each.now_start, each.now_end), f"s act-{each.act} is-entered")


def _lost(
    person: Person, document: Document, findings: Iterable[Finding], stand: Iterable[Statement], called: Called
) -> list[tuple[Opinion, Statement | None]]:
    """What was decided on findings that the newest reading does not have, each with its statement in the register."""
    there = {each.key for each in findings}
    statements = {each.key: each for each in stand}
    gone: list[Decision] = [each for each in asked.said_of(person, document) if each.key not in there]
    told = opinions(gone, called, called.language)
    return [(each, statements.get(each.decision.key)) for each in told]


def _named(content: ReadingContent) -> list[tuple[str, str]]:
    """The parties and forums that a text names, by name, with their ids."""
    names = {
        (" ".join((each.name or content.text[slice(*each.span)]).split()), each.id)
        for each in content.mentions
        if each.id and each.kind in ("party", "forum")
    }
    return sorted(names)
