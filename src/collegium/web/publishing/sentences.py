"""The sentences of refusals as they are raised, in English: of publishing, of what goes along, of settling."""

from django.utils.translation import gettext_noop as _

SENTENCES = (
    _("A partner consented before this stood in the series."),
    _("Ask them again, or leave it out."),
    _("Let a third person settle it."),
    _("Publish that one."),
    _("Publishing is not undone: what is public would stay."),
    _("Table it first."),
    _("There is no such series there."),
    _("The partners consented to a series of another name."),
    _("Choose the one of its name, or make it."),
    _("This is done with published references."),
    _("This is done with references of the joint space."),
    _("This reference was published already."),
    _("Withdraw or strike out the public one."),
    _("Withdrawing what is published needs a reason."),
    _("You are one of the two who disagree."),
)
