"""What a desk does with instructions: draft, word anew, revise, issue, give up, say that they are overtaken."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from collegium.accounts.access import Anybody, gate, visible_to
from collegium.accounts.errors import ChangedMeanwhile, Improper, NotAllowed, NotVisible, Refused
from collegium.accounts.models import Person, Post, Space
from collegium.programme.actions.charges import Said, overtake_all
from collegium.programme.actions.instructions import (
    draft,
    drafted_as,
    give_up_draft,
    instruction_to_write,
    issue,
    redraft,
    revise,
)
from collegium.programme.models import Action, Charge, Instruction
from collegium.programme.queries.grounds import marking_for
from collegium.programme.queries.instructions import charges_on, instruction_of
from collegium.programme.rules.instructions import CHARGES
from collegium.web.programme.instructions.forms import DraftForm, PostsForm, RevisionForm
from collegium.web.programme.instructions.pages import about_instruction, own_place
from collegium.web.refusals import told
from collegium.web.spaces import about_space

FIELDS = (
    "title", "text", "line", "position", "fallback", "due", "action", "initiative", "statement", "parallel", "marking",
)  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
def draft_page(request: HttpRequest, space: str) -> HttpResponse:
    """The form of a new instruction: empty, as an earlier one is (`?from=`), or on an action (`?action=`)."""
    person: Anybody = request.user
    place = own_place(person, space)
    gate(person, "instruct", place)
    posts = Post.objects.filter(partner=place.partner, withdrawn=False).order_by("name")
    if request.method == "POST" and isinstance(person, Person):
        return _drafted(request, person, place, DraftForm(person, place, request.POST), PostsForm(posts, request.POST))
    like = instruction_of(person, request.GET["from"]) if "from" in request.GET else None
    ticked = [each.post for each in charges_on(person, like)] if like else []
    initial = {name: getattr(like, name) for name in FIELDS} if like else _on(person, request.GET.get("action", ""))
    form = DraftForm(person, place, initial=initial)
    about = _about(person, place, form, PostsForm(posts, None, ticked))
    return render(request, "programme/instructions_draft.html", about)


def _on(person: Anybody, action: str) -> dict[str, Any]:
    """What a form begins with that is on an action."""
    row = visible_to(person, Action).filter(pk=action).first() if action else None
    return {"action": row, "title": row.title} if row else {}


def _about(person: Anybody, place: Space, form: DraftForm, posts: PostsForm | None, error: str = "") -> dict[str, Any]:
    return {**about_space(person, place), "form": form, "posts": posts, "error": error}


def _drafted(request: HttpRequest, person: Person, place: Space, form: DraftForm, posts: PostsForm) -> HttpResponse:
    """Keep a draft, or issue it at once; or the form as it was sent, with what is wrong."""
    error = ""
    if form.is_valid() and posts.is_valid():
        try:
            return redirect("instruction", entry=_kept(request, person, place, form, posts).pk)
        except Refused as refused:
            error = told(refused)
    about = _about(person, place, form, posts, error)
    return render(request, "programme/instructions_draft.html", about, status=400)


def _kept(request: HttpRequest, person: Person, place: Space, form: DraftForm, posts: PostsForm) -> Instruction:
    """A draft, and where the button says so its charges, or nothing."""
    with transaction.atomic():
        instruction = draft(person, place, form.drafted(), form.grounds(person), form.cleaned_data["why"])
        if request.POST.get("do") == "issue":
            issue(person, instruction, list(posts.cleaned_data["posts"]))
            messages.success(request, _("Issued. The posts see it now."))
        else:
            messages.success(request, _("Kept as a draft. No post sees it yet."))
    return instruction


@require_http_methods(["GET", "HEAD", "POST"])
def word_page(request: HttpRequest, entry: str) -> HttpResponse:
    """Other words for an instruction: of a draft all of it, of one that was issued a revision for chosen posts."""
    person: Anybody = request.user
    instruction = instruction_to_write(person, entry)
    charges = list(charges_on(person, instruction))
    sent = request.POST if request.method == "POST" else None
    if sent is not None:  # before all else: a form that comes again is of what the person has seen
        check_version(instruction, sent)
    if not charges:
        return _worded(request, person, instruction, sent)
    return _revised(request, person, instruction, [each for each in charges if "revise" in CHARGES[each.state]], sent)


def _worded(request: HttpRequest, person: Anybody, instruction: Instruction, sent: Any) -> HttpResponse:
    initial = {name: getattr(instruction, name) for name in FIELDS}
    form, error = DraftForm(person, instruction.space, sent, initial), ""
    if sent is not None and isinstance(person, Person) and form.is_valid():
        try:
            redraft(person, instruction, form.drafted(), form.grounds(person), form.cleaned_data["why"])
        except Improper as refused:
            error = told(refused)
        else:
            messages.success(request, _("Kept as a draft. No post sees it yet."))
            return redirect("instruction", entry=instruction.pk)
    about = {**_about(person, instruction.space, form, None, error), "instruction": _anew(instruction)}
    return render(request, "programme/instructions_draft.html", about, status=400 if sent is not None else 200)


def _anew(instruction: Instruction) -> Instruction:
    """An instruction as it stands now, whatever was tried with it."""
    return Instruction.objects.get(pk=instruction.pk)


def check_version(instruction: Instruction, sent: Mapping[str, Any]) -> None:
    """Raises ChangedMeanwhile where somebody else wrote it since the form was shown."""
    if str(sent.get("version")) != str(instruction.version):
        raise ChangedMeanwhile("Somebody else changed this entry meanwhile.", "Look at it anew.")


def _revised(
    request: HttpRequest, person: Anybody, instruction: Instruction, charges: list[Charge], sent: Any
) -> HttpResponse:
    form, error = RevisionForm(instruction, charges, sent), ""
    if sent is not None and isinstance(person, Person) and form.is_valid():
        chosen = [each for each in charges if each.pk in form.cleaned_data["charges"]]
        try:
            said = replace(drafted_as(instruction), **form.said())
            revise(person, instruction, said, chosen, Said(form.cleaned_data["what"]))
        except Improper as refused:
            error = told(refused)
        else:
            messages.success(request, _("Revised. The posts see what is new, and begin anew."))
            return redirect("instruction", entry=instruction.pk)
    shown = {"form": form, "error": error, "instruction": _anew(instruction)}
    shown["marking"] = marking_for(person, [instruction.pk], instruction.marking)
    about = {**about_space(person, instruction.space), **shown}
    return render(request, "programme/instructions_revise.html", about, status=400 if sent is not None else 200)


def writer(request: HttpRequest, entry: str) -> tuple[Person, Instruction]:
    """Who writes to which instruction. Raises NotVisible, NotAllowed."""
    person: Anybody = request.user
    instruction = instruction_to_write(person, entry)
    if not isinstance(person, Person):
        raise NotVisible
    return person, instruction


@require_POST
def issue_step(request: HttpRequest, entry: str) -> HttpResponse:
    """Charge further posts, or the first ones."""
    person, instruction = writer(request, entry)
    form = PostsForm(Post.objects.filter(partner=instruction.partner_id, withdrawn=False), request.POST)
    form.is_valid()
    try:
        check_version(instruction, request.POST)
        issue(person, instruction, list(form.cleaned_data.get("posts", ())))
    except (NotVisible, NotAllowed):
        raise
    except Refused as refused:
        about = {**about_instruction(person, _anew(instruction)), "error": told(refused)}
        return render(request, "programme/instructions_one.html", about, status=refused.status)
    messages.success(request, _("Issued. The posts see it now."))
    return redirect("instruction", entry=instruction.pk)


@require_POST
def give_up_step(request: HttpRequest, entry: str) -> HttpResponse:
    """Give up a draft."""
    person, instruction = writer(request, entry)
    check_version(instruction, request.POST)
    give_up_draft(person, instruction, request.POST.get("why", "")[:1000])
    messages.success(request, _("The draft was given up."))
    return redirect("instructions", space=instruction.space_id)


@require_POST
def overtake_step(request: HttpRequest, entry: str) -> HttpResponse:
    """Say of all that is open still that it is overtaken."""
    person, instruction = writer(request, entry)
    overtake_all(person, instruction, Said(request.POST.get("words", "")))
    messages.success(request, _("The posts see that it is overtaken."))
    return redirect("instruction", entry=instruction.pk)
