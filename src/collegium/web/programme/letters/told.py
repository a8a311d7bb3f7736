"""How the journal tells of letters: what each kind of entry is called, and fixed words that entries hold."""

from collections.abc import Mapping

from django.utils.functional import Promise

from collegium.web.programme.about import About

ABOUT: Mapping[str, About] = {"MailedReport": About(up="charge")}
FIXED: Mapping[str, Promise] = {}
