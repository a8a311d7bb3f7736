"""What a person can say of a reference."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from collegium.accounts.access import Anybody
from collegium.accounts.errors import Improper
from collegium.reading.vocabulary.tables import LANGUAGES
from collegium.register.actions.references import Said
from collegium.register.models import Document
from collegium.register.rules.references import FACTS
from collegium.web.details import meant
from collegium.web.templatetags.words import language
from collegium.web.words import FACTS as FACTS_SAID

NAMES = 6000
SAID = ("what", "value", "since", "until", "language", "quote")


class NamesForm(forms.Form):
    """What something is called in each language, a name on each line."""

    why = forms.CharField(label=_("Reason, kept in the journal"), required=False, max_length=1000)

    def __init__(self, data: Any = None, names: Mapping[str, Iterable[str]] | None = None) -> None:
        initial = {f"names_{code}": "\n".join(some) for code, some in (names or {}).items()}
        super().__init__(data, initial=initial, label_suffix="")
        for code in LANGUAGES:
            area = forms.Textarea(attrs={"rows": 2, "lang": code, "dir": "auto"})
            field = forms.CharField(label=language(code), required=False, max_length=NAMES, widget=area)
            self.fields[f"names_{code}"] = field

    def names(self) -> dict[str, list[str]]:
        """The names by language."""
        return {code: self.cleaned_data[f"names_{code}"].splitlines() for code in LANGUAGES}

    def of_languages(self) -> list[Any]:
        """The fields of names."""
        return [self[f"names_{code}"] for code in LANGUAGES]


class FactForm(forms.Form):
    """A fact, and the passage that says so."""

    what = forms.ChoiceField(label=_("Fact"))
    value = forms.CharField(label=_("Value"), max_length=1000)
    since = forms.CharField(label=_("Since"), required=False, max_length=10)
    until = forms.CharField(label=_("Until"), required=False, max_length=10)
    language = forms.ChoiceField(label=_("Language"), required=False)
    document = forms.CharField(label=_("Address of the document that says so"), required=False, max_length=1000)
    quote = forms.CharField(label=_("Its words"), required=False, max_length=2000)
    why = forms.CharField(label=_("Reason, kept in the journal"), required=False, max_length=1000)

    def __init__(self, kind: str, data: Any = None) -> None:
        super().__init__(data, label_suffix="")
        choices = [(what, FACTS_SAID[what]) for what in FACTS[kind]]
        self.fields["what"].choices = choices  # type: ignore[attr-defined]
        spoken = [("", "–"), *((code, language(code)) for code in LANGUAGES)]
        self.fields["language"].choices = spoken  # type: ignore[attr-defined]

    def said(self, person: Anybody) -> Said:
        """What it says. Raises Improper for a document that one does not see."""
        told = {name: self.cleaned_data[name] for name in SAID}
        named = self.cleaned_data["document"]
        document: Document | None = meant(person, named) if named else None  # type: ignore[arg-type]
        if told["quote"] and document is None:
            raise Improper("The words of no document were given.", "Give its address too.")
        return Said(document=document, **told)
