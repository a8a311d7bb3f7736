"""The sentences of refusals of this room, as `web/sentences.py` has those of the others."""

from django.utils.translation import gettext_noop as _

SENTENCES: tuple[str, ...] = (
    _("This is none of the choices."),
    _("You do not sit at this post."),
    _("Say why it is no report."),
    _("Give a reason."),
)
