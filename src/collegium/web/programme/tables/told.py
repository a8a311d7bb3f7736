"""How the journal tells of tables: what each kind of entry is called, and fixed words that entries hold."""

from collections.abc import Mapping

from django.utils.functional import Promise

from collegium.web.programme.about import About

ABOUT: Mapping[str, About] = {"PaperTemplate": About(named="kind")}
FIXED: Mapping[str, Promise] = {}
