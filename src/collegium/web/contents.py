"""What a statement says, as a form: every field of its content, and the words of its passage."""

import re
from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from collegium.accounts.errors import Improper
from collegium.exchange.speech import said, speaking
from collegium.exchange.stated import STANDING
from collegium.reading.contract import ACTS, STANDINGS
from collegium.register.models import Finding
from collegium.register.rules.contents import LISTS
from collegium.register.rules.passages import passage, place_behind
from collegium.web.speech import speech

APART = re.compile(r"[;\n]")
LONGEST = 20_000  # characters of a passage
IDS = ("actors", "addressees", "forums", "issues")
NAMED = re.compile(r".*\(([^()]+)\)")


class ContentForm(forms.Form):
    """The fields of a statement. `before` is how many characters stand before the words, where they were marked."""

    words = forms.CharField(
        label=_("Words of the passage"), max_length=LONGEST, widget=forms.Textarea(attrs={"rows": 4})
    )
    before = forms.IntegerField(required=False, min_value=0, widget=forms.HiddenInput)
    act = forms.ChoiceField(label=_("Act"))
    actors = forms.CharField(label=_("Actors"), required=False, max_length=2000)
    addressees = forms.CharField(label=_("Towards"), required=False, max_length=2000)
    forums = forms.CharField(label=_("Forums"), required=False, max_length=2000)
    instruments = forms.CharField(label=_("Instruments"), required=False, max_length=5000)
    issues = forms.CharField(label=_("Issues"), required=False, max_length=2000)
    when_start = forms.DateField(
        label=_("From"), required=False, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    when_end = forms.DateField(
        label=_("Until"), required=False, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    condition = forms.CharField(label=_("On condition"), required=False, max_length=LONGEST)
    attributed_to = forms.CharField(label=_("Who says it"), required=False, max_length=1000)
    standing = forms.ChoiceField(label=_("Standing"))

    def __init__(self, data: Mapping[str, Any] | None = None, finding: Finding | None = None, prefix: str = "") -> None:
        super().__init__(data, initial=_shown(finding) if finding else None, label_suffix="", prefix=prefix or None)
        with speaking(speech()):
            self.fields["act"].choices = [(act, said(act.capitalize())) for act in ACTS]  # type: ignore[attr-defined]
            standings = [(each, said(STANDING[each])) for each in STANDINGS]
            self.fields["standing"].choices = standings  # type: ignore[attr-defined]

    def content(self, text: str, near: int) -> dict[str, Any]:
        """The content as `Content` has it, its passage found in a text. Raises Improper where it is not there."""
        given = self.cleaned_data
        before = given["before"]
        span = passage(text, given["words"], near if before is None else place_behind(text, before))
        if span is None:
            raise Improper(
                "These words do not stand in the text.", "Mark the passage in the text, or copy it from there."
            )
        plain = {name: given[name].strip() for name in ("condition", "attributed_to")}
        days = {name: given[name].isoformat() if given[name] else "" for name in ("when_start", "when_end")}
        lists = {name: _listed(name, given[name]) for name in LISTS}
        about = {"act": given["act"], "standing": given["standing"]}
        return {**about, **lists, **days, **plain, "start": span[0], "end": span[1], "quote": text[slice(*span)]}


def _shown(finding: Finding) -> dict[str, Any]:
    """What a form shows of a finding."""
    lists = {name: "; ".join(getattr(finding, name)) for name in LISTS}
    plain = ("act", "standing", "when_start", "when_end", "condition", "attributed_to")
    return {**lists, **{name: getattr(finding, name) for name in plain}, "words": finding.quote}


def _listed(name: str, given: str) -> list[str]:
    """Names apart by semicolons, each once; of `Velmora (QM)` the id."""
    parts = [part.strip() for part in APART.split(given) if part.strip()]
    return list(dict.fromkeys(_id(part) if name in IDS else part for part in parts))


def _id(part: str) -> str:
    found = NAMED.fullmatch(part)
    return found[1].strip() if found else part
