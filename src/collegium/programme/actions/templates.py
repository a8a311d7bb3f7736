"""Verbs about templates of papers: give the partnership one of its own, give it up."""

from collegium.accounts.access import gate
from collegium.accounts.errors import Improper
from collegium.accounts.journal.change import change
from collegium.accounts.models import Person, Space
from collegium.programme.actions.writing import gate_of
from collegium.programme.models import PaperTemplate
from collegium.programme.rules.papers import papers_in
from collegium.register.checks import check_alive
from collegium.register.models import Document


def set_template(by: Person, space: Space, kind: str, document: Document, why: str = "") -> PaperTemplate:
    """Let a document of a space be the template of a kind of paper; the one before it stays in the history.

    Raises NotVisible, NotAllowed, Improper.
    """
    gate(by, "add", space)
    seat = gate_of(by, space)
    if kind not in papers_in(space.kind):
        raise Improper("There is no such kind of paper.", "Go back and choose one of the list.")
    check_alive(document)
    if document.space_id != space.pk:
        raise Improper("The template stands in another space.", "Add it here.")
    with change(by=by, verb="gives a template", space=space, why=why, seat=seat):
        kept = PaperTemplate.objects.filter(space=space, kind=kind, withdrawn=False, struck=False).first()
        template = kept or PaperTemplate(space=space, kind=kind)
        if kept is None or kept.document != document:
            template.document = document
            template.save()
    return template


def give_up_template(by: Person, template: PaperTemplate, why: str = "") -> None:
    """Give a template up: papers leave in the plain one. Raises NotVisible, NotAllowed."""
    seat = gate_of(by, template.space)
    with change(by=by, verb="gives up a template", space=template.space, why=why, seat=seat):
        template.withdrawn = True
        template.save()
