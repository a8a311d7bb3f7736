"""What a person can fill in about seats."""

from collections.abc import Iterable
from itertools import groupby
from typing import Any

from django import forms
from django.contrib.auth.forms import SetPasswordForm
from django.utils.translation import gettext_lazy as _

from collegium.accounts.models import Person
from collegium.accounts.offers import Offer
from collegium.web.forms import StepForm
from collegium.web.words import seat_alone, table_in_words

LONGEST_ADDRESS = 254  # as long as what is kept of one


class ReasonForm(StepForm):
    """A step that needs a reason."""

    why = forms.CharField(max_length=1000)


class InviteForm(forms.Form):
    """Whom to invite to which seat."""

    email = forms.EmailField(label=_("Address of mail"), max_length=LONGEST_ADDRESS)
    seat = forms.ChoiceField(label=_("Seat"))
    why = forms.CharField(label=_("Reason, kept in the journal"), required=False, max_length=1000)

    def __init__(self, offers: Iterable[Offer], data: Any = None) -> None:
        super().__init__(data, label_suffix="")
        self.offers = {offer.key: offer for offer in offers}
        tables = groupby(self.offers.values(), table_in_words)
        choices = [(table, [(offer.key, seat_alone(offer)) for offer in group]) for table, group in tables]
        self.fields["seat"].choices = [("", "–"), *choices]  # type: ignore[attr-defined]

    def offer(self) -> Offer:
        """The seat that was chosen."""
        return self.offers[self.cleaned_data["seat"]]


class TakeForm(SetPasswordForm):  # type: ignore[type-arg]
    """Name and password of somebody new."""

    field_order = ("name", "new_password1", "new_password2")
    name = forms.CharField(label=_("Your name"), max_length=200, widget=forms.TextInput(attrs={"autocomplete": "name"}))

    def __init__(self, email: str, data: Any = None) -> None:
        super().__init__(Person(email=email), data, label_suffix="")

    def clean_name(self) -> str:
        """The name in one line: it stands in mails to others, where further lines would pass for the register's."""
        return " ".join(str(self.cleaned_data["name"]).split())
