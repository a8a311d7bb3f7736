"""Fixed words: what the journal says of letters."""

from collections.abc import Mapping

from django.utils.functional import Promise

VERBS: Mapping[str, Promise] = {}
FIELDS: Mapping[str, Promise] = {}
SENTENCES: tuple[str, ...] = ()
"""The sentences of refusals, as `web/sentences.py` has those of the other rooms."""
