"""The sentences with which sharing, standing appeals and coverage are refused."""

from django.utils.translation import gettext_noop as _

SENTENCES: tuple[str, ...] = (
    _("One shares nothing, the status or the text."),
    _("What is shared changes with a reason."),
    _("Nobody else would know what this is about."),
    _("Name a joint action, a joint text or an initiative first."),
    _("This stands here already."),
    _("This is done in the joint space."),
    _("You sit for neither of these partners."),
    _("Ask the desk of one of them."),
    _("A place and a post are needed."),
    _("This partner has a post there."),
    _("Somebody covers where there is none."),
    _("Your partner joined this already."),
    _("Your partner did not join this."),
    _("A head of one that joined it may."),
    _("It cannot end before it begins."),
    _("Give a later day."),
    _("It cannot begin again before it ended."),
    _("A report says something."),
    _("Write what was done."),
    _("No report is asked here for this period."),
    _("Somebody reported on this meanwhile."),
    _("You may not report for this place."),
    _("The post there may, or its capital."),
    _("An appeal has a title."),
    _("Reports come every 1 to %(longest)s months."),
    _("Give another number."),
    _("This appeal has ended."),
    _("A head of a partner that joined it may renew it."),
)
