"""One paragraph of a text, to be worked on: its words, what partners say to it, its place, a partner's own notes.

What somebody typed is never lost: where a step is refused, the page comes again with what stands there now beside it.
"""

from collections.abc import Callable, Mapping
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from collegium.accounts.access import Anybody, found, note_all, seat_for
from collegium.accounts.errors import NotAllowed, NotVisible, Refused
from collegium.accounts.models import Partner, Person, Space, SpaceKind
from collegium.programme.actions import drafting
from collegium.programme.models import Comment, Paragraph
from collegium.programme.queries.drafting import Placed, comments_on, paragraph_of, placed_at, standing_of, text_of
from collegium.programme.queries.moved import mark_of_paragraph
from collegium.programme.rules.texts import tidied
from collegium.reading.compare.difference import Line, difference
from collegium.web.again import Incomplete
from collegium.web.programme.texts.drafting import about_text, shown, signed_in
from collegium.web.programme.texts.forms import partner_in, seen_in, words_in

TYPING = frozenset({"say", "bracket", "split", "comment"})
"""Forms of which the words come again where their step is refused."""


@require_http_methods(["GET", "HEAD", "POST"])
def paragraph_page(request: HttpRequest, entry: str) -> HttpResponse:
    """The page, and the steps that its forms take."""
    person: Anybody = request.user
    paragraph = paragraph_of(person, entry)
    error: Refused | None = None
    if request.method == "POST":
        try:
            return _taken(request, signed_in(person), paragraph)
        except (NotVisible, NotAllowed):
            raise
        except Refused as refused:
            error = refused
    about = _about(person, paragraph_of(person, entry), request, error)
    return render(request, "programme/texts_paragraph.html", about, status=error.status if error else 200)


def _taken(request: HttpRequest, person: Person, paragraph: Paragraph) -> HttpResponse:
    """Do what a form says. Raises Improper for what it does not know."""
    step = STEPS.get(request.POST.get("do", ""))
    if step is None:
        raise Incomplete()
    step(request, person, paragraph)
    if request.POST["do"] in ("comment", "drop-comment"):
        return redirect("paragraph", entry=paragraph.pk)
    response = redirect("text", entry=paragraph.text_id)
    response["Location"] += f"#p-{paragraph.pk}"
    return response


def _about(person: Anybody, paragraph: Paragraph, request: HttpRequest, error: Refused | None) -> dict[str, Any]:
    mark = mark_of_paragraph(paragraph)
    standing = standing_of(text_of(person, paragraph.text_id))
    about = about_text(person, standing)
    row = shown(placed_at(standing, paragraph), about["speakers"], comments_on(person, standing.text))
    note_all(person, "read", row.notes)
    do = request.POST.get("do", "") if error else ""
    typed = words_in(request.POST) if do in TYPING else {}
    others = [each for each in standing.paragraphs if each.paragraph.pk != paragraph.pk]
    return {
        **about,
        "paragraph": paragraph,
        "mark": mark,
        "row": row,
        "fields": _fields(row.placed, typed if do in ("say", "split") else {}),
        "speaking": [_speaking(row.placed, each, typed if do == "bracket" else {}) for each in about["speakers"]],
        "others": others,
        "before": others[row.placed.number - 2].paragraph.pk if 1 < row.placed.number <= len(others) + 1 else "",
        "may_note": _may_note(person, standing.text.space),
        "noted": typed.get("", "") if do == "comment" else "",
        "error": error,
        "do": do,
        "kept": _kept(about, paragraph, do, typed),
        "clash": [
            (language, _against(row.placed, language, words))
            for language, words in typed.items()
            if language and tidied(words) != row.placed.words(language)
        ],
    }


def _kept(about: Mapping[str, Any], paragraph: Paragraph, do: str, typed: Mapping[str, str]) -> dict[str, str]:
    """What was typed into a form that is no longer there: it is shown for itself, to be copied."""
    offered = {"say": about["may_draft"], "split": about["may_draft"], "bracket": bool(about["speakers"])}
    return {} if do == "comment" or (offered.get(do) and not paragraph.withdrawn) else dict(typed)


def _fields(placed: Placed, typed: Mapping[str, str]) -> list[dict[str, Any]]:
    """For each language the words of its field, and what stands there now."""
    return [{"said": each, "words": typed.get(each.language, each.words)} for each in placed.said]


def _speaking(placed: Placed, partner: Partner, typed: Mapping[str, str]) -> dict[str, Any]:
    """For a partner for which somebody speaks: what it says now, and the words of the fields of its bracket."""
    bracket = placed.bracket_of(partner)
    own = bracket.words if bracket else {}
    words = [(each.language, typed.get(each.language, own.get(each.language, each.words))) for each in placed.said]
    version = placed.version_of(partner)
    return {"partner": partner, "bracket": bracket, "words": words, "version": version}


def _against(placed: Placed, language: str, words: str) -> tuple[Line, ...]:
    """What was typed, held against what stands there now."""
    return difference(placed.words(language)[:MOST_SHOWN], words[:MOST_SHOWN])


MOST_SHOWN = 5_000  # characters of what was typed that are compared


def _may_note(person: Anybody, joint: Space) -> list[Partner]:
    """The partners in whose own space a person may note something."""
    own = Space.objects.filter(kind=SpaceKind.OWN, partnership=joint.partnership_id, withdrawn=False)
    spaces = [each for each in own.select_related("partner") if seat_for(person, "add", each)]
    return [space.partner for space in spaces if space.partner]


def _why(request: HttpRequest) -> str:
    return request.POST.get("why", "")[:1000]


def _say(request: HttpRequest, person: Person, paragraph: Paragraph) -> None:
    sent = request.POST
    if drafting.say_words(person, paragraph, words_in(sent), seen_in(sent), _why(request)):
        messages.success(request, _("The words were changed. Who agreed to the earlier ones is asked again."))
    else:
        messages.info(request, _("These words stand there already."))


def _agree(request: HttpRequest, person: Person, paragraph: Paragraph) -> None:
    drafting.agree(person, paragraph, seen_in(request.POST), partner_in(request.POST, paragraph.space))
    messages.success(request, _("Your partner's word is kept."))


def _bracket(request: HttpRequest, person: Person, paragraph: Paragraph) -> None:
    sent, partner = request.POST, partner_in(request.POST, paragraph.space)
    words = dict.fromkeys(words_in(sent), "") if "out" in sent else words_in(sent)
    drafting.bracket(person, paragraph, words, seen_in(sent), _why(request), partner)
    messages.success(request, _("Your partner's words stand in brackets beside the common ones."))


def _take_back(request: HttpRequest, person: Person, paragraph: Paragraph) -> None:
    drafting.take_back(person, paragraph, seen_in(request.POST), partner_in(request.POST, paragraph.space))
    messages.success(request, _("Taken back. It stays in the history."))


def _accept(request: HttpRequest, person: Person, paragraph: Paragraph) -> None:
    partner = partner_in(request.POST, paragraph.space)
    if partner is None:
        raise Incomplete()
    drafting.accept(person, paragraph, partner, seen_in(request.POST), _why(request))
    messages.success(request, _("The bracketed words are the common ones now."))


def _confirm(request: HttpRequest, person: Person, paragraph: Paragraph) -> None:
    drafting.confirm_words(person, paragraph, request.POST.get("language", ""), seen_in(request.POST), _why(request))
    messages.success(request, _("The language is in line with the others."))


def _split(request: HttpRequest, person: Person, paragraph: Paragraph) -> None:
    drafting.split(person, paragraph, words_in(request.POST), seen_in(request.POST), _why(request))
    messages.success(request, _("The paragraph was split."))


def _move(request: HttpRequest, person: Person, paragraph: Paragraph) -> None:
    after, version = request.POST.get("after", ""), request.POST.get("version", "")
    paragraph.version = int(version) if version.isdecimal() and len(version) < 9 else 0
    drafting.move(person, paragraph, paragraph_of(person, after) if after else None, _why(request))
    messages.success(request, _("The paragraph was moved."))


def _heading(request: HttpRequest, person: Person, paragraph: Paragraph) -> None:
    drafting.set_heading(person, paragraph, "heading" in request.POST, _why(request))
    messages.success(request, _("The paragraph was changed."))


def _remove(request: HttpRequest, person: Person, paragraph: Paragraph) -> None:
    drafting.remove(person, paragraph, seen_in(request.POST), _why(request))
    messages.success(request, _("Taken out. It can be put back below the text."))


def _comment(request: HttpRequest, person: Person, paragraph: Paragraph) -> None:
    words = request.POST.get("words-", "")
    drafting.comment(person, paragraph, words, partner_in(request.POST, paragraph.space))
    messages.success(request, _("Noted, for your partner alone."))


def _drop(request: HttpRequest, person: Person, paragraph: Paragraph) -> None:
    drafting.drop_comment(person, found(person, Comment, request.POST.get("comment", "")))
    messages.success(request, _("The note was taken away."))


Step = Callable[[HttpRequest, Person, Paragraph], None]
STEPS: Mapping[str, Step] = {
    "say": _say,
    "agree": _agree,
    "bracket": _bracket,
    "take-back": _take_back,
    "accept": _accept,
    "confirm": _confirm,
    "split": _split,
    "move": _move,
    "heading": _heading,
    "remove": _remove,
    "comment": _comment,
    "drop-comment": _drop,
}
