"""Fixed words: what the journal says of tables."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from collegium.web.programme.tables.sentences import SENTENCES

__all__ = ["FIELDS", "FIELDS_OF_TABLES", "PAPERS_SAID", "PASSED", "SENTENCES", "VERBS"]

VERBS: Mapping[str, Promise] = {
    "imports a plan": _("imported from a table into the plan"),
    "imports a programme": _("imported from a table into the programme"),
    "imports instructions": _("imported from a table, as the first of several, the instruction"),
    "gives a template": _("gave the template for"),
    "gives up a template": _("gave up the template for"),
}
FIELDS: Mapping[str, Promise] = {
    "Ground.row": _("Row"),
    "Ground.sheet": _("Table"),
    "PaperTemplate.document_id": _("Document"),
}
PAPERS_SAID: Mapping[str, Promise] = {
    "plan": _("a plan"),
    "programme": _("a programme"),
    "adjustments": _("the adjustments of a programme"),
    "instructions": _("the table of instructions"),
    "grid": _("what is shared of instructions"),
    "topic": _("the grid of one topic"),
    "text": _("the common words of a joint text"),
}
FIELDS_OF_TABLES: Mapping[str, Promise] = {
    "number": _("Number in the list"),
    "printed": _("Printed number"),
    "leads": _("Lead, for the parties that it names"),
    "parties": _("Parties for which it leads"),
    "title": _("Title"),
    "issue": _("Issue"),
    "forum": _("Forum"),
    "level": _("Level"),
    "planned": _("Planned for"),
    "place": _("Place"),
    "in_person": _("In person"),
    "text": _("Description"),
    "due": _("Due"),
    "measure": _("Measure of success"),
    "post": _("Post"),
    "line": _("Line"),
    "position": _("Position"),
    "fallback": _("Fallback"),
    "issued": _("Issued on"),
    "state": _("Status"),
    "on": _("Day of the status"),
    "followed": _("What was followed"),
    "remark": _("Remark or report"),
    "shared": _("It joins an instruction that stands, and is shared as that is"),
}
PASSED: Mapping[str, Promise] = {
    "above": _("stands above the head"),
    "head": _("repeats the head"),
    "total": _("sums up"),
    "heading": _("is a heading of other rows"),
    "out": _("left out by you"),
}
"""Why rows are not imported."""
