"""What a person says of mandates, programmes, actions and adjustments."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from collegium.accounts.models import Marking, Partner, Person, Space
from collegium.programme.actions.adjustments import NoneMade
from collegium.programme.actions.concerted import ActionSaid
from collegium.programme.actions.grounds import Cited
from collegium.programme.actions.mandates import MandateSaid
from collegium.programme.actions.programmes import ProgrammeSaid
from collegium.programme.models import Action, Mandate, Programme, ProgrammeSeries, Text
from collegium.register.queries.documents import markings_for
from collegium.web.details import meant
from collegium.web.forms import MarkingField
from collegium.web.templatetags.programme import called

AREA = forms.Textarea(attrs={"rows": 3, "dir": "auto"})
SAID_OF = ("name", "starts", "ends", "series", "follows", "text", "marking")
"""The fields of a programme that a form says."""
DAY = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


def language() -> str:
    """The language in which somebody writes a new name."""
    return (get_language() or "en").partition("-")[0]


class Named(forms.ModelChoiceField):  # type: ignore[type-arg]
    """An entry by its name or title."""

    def label_from_instance(self, obj: Any) -> str:
        """What it is called."""
        return str(getattr(obj, "name", "") or obj.title)


class Said(forms.Form):
    """A form with a reason."""

    why = forms.CharField(label=_("Reason, kept in the journal"), required=False, max_length=1000)

    def __init__(self, data: Any = None, initial: Any = None, prefix: str = "") -> None:
        super().__init__(data, initial=initial, label_suffix="", auto_id=f"{prefix}id_%s")


class GroundForm(Said):
    """A document and the words of it on which something rests."""

    document = forms.CharField(label=_("Address of the document"), required=False, max_length=1000)
    quote = forms.CharField(label=_("Its words"), required=False, max_length=5000, widget=AREA)

    def ground(self, person: Person) -> Cited | None:
        """What is cited; None where nothing is. Raises Improper."""
        named, quote = self.cleaned_data["document"].strip(), self.cleaned_data["quote"]
        return Cited(meant(person, named), quote) if named or quote.strip() else None


def texts_of(space: Space, kind: str) -> QuerySet[Text]:
    """The joint texts of a kind in a space, from which a form offers one."""
    return Text.objects.filter(space=space, kind=kind, withdrawn=False, struck=False).order_by("id")


class SeriesForm(Said):
    """A series of programmes."""

    name = forms.CharField(label=_("Name"), max_length=200)
    recurrence = forms.CharField(label=_("How often"), required=False, max_length=200)

    def __init__(self, said: Any = None, prefix: str = "") -> None:
        kept = said if isinstance(said, ProgrammeSeries) else None
        initial = {"name": kept.name, "recurrence": kept.recurrence} if kept else None
        super().__init__(None if kept else said, initial, prefix)


class ProgrammeForm(Said):
    """A programme."""

    name = forms.CharField(label=_("Name"), max_length=200)
    starts = forms.DateField(label=_("First day"), widget=DAY)
    ends = forms.DateField(label=_("Last day"), widget=DAY)
    series = Named(label=_("Series"), queryset=ProgrammeSeries.objects.none(), required=False, empty_label="–")
    follows = Named(label=_("Follows"), queryset=Programme.objects.none(), required=False, empty_label="–")
    text = Named(label=_("Joint text that sets it down"), queryset=Text.objects.none(), required=False, empty_label="–")
    marking = MarkingField(label=_("Marking"), queryset=Marking.objects.none(), required=False, empty_label=None)

    def __init__(self, space: Space, data: Any = None, programme: Programme | None = None) -> None:
        super().__init__(data, {name: getattr(programme, name) for name in SAID_OF} if programme else None)
        self.fields["marking"].queryset = markings = markings_for(space)  # type: ignore[attr-defined]
        if programme is None or programme.marking is None:
            self.initial["marking"] = markings.last()  # who says nothing protects most
        kept = {"space": space, "withdrawn": False, "struck": False}
        rows = Programme.objects.filter(**kept).exclude(pk=programme.pk if programme else "")
        for name, some in (("series", ProgrammeSeries.objects.filter(**kept)), ("follows", rows)):
            self.fields[name].queryset = some.order_by("id")  # type: ignore[attr-defined]
        self.fields["text"].queryset = texts_of(space, "programme")  # type: ignore[attr-defined]

    def said(self) -> ProgrammeSaid:
        """What it says, as the action takes it."""
        said = {name: self.cleaned_data[name] for name in SAID_OF}
        highest = self.fields["marking"].queryset.last()  # type: ignore[attr-defined]
        return ProgrammeSaid(**{**said, "marking": said["marking"] or highest})


class ActionForm(GroundForm):
    """An action, with a lead for each partner."""

    title = forms.CharField(label=_("Title"), max_length=1000)
    printed = forms.CharField(label=_("Printed number"), required=False, max_length=20)
    text = forms.CharField(label=_("What is to be done"), required=False, max_length=20000, widget=AREA)
    issue = forms.CharField(label=_("Issue"), required=False, max_length=200)
    forum = forms.CharField(label=_("Forum"), required=False, max_length=200)
    due = forms.DateField(label=_("Due"), required=False, widget=DAY)
    measure = forms.CharField(label=_("Measure of success"), required=False, max_length=5000, widget=AREA)

    def __init__(self, partners: list[Partner], data: Any = None, initial: Any = None) -> None:
        super().__init__(data, initial)
        self.partners = partners
        self.fields["title"].widget.attrs["dir"] = "auto"
        for name in ("issue", "forum"):
            self.fields[name].widget.attrs |= {"list": f"names-{name}", "autocomplete": "off"}
        for each in partners:
            label = _("Lead of %(partner)s") % {"partner": each.name}
            self.fields[f"lead_{each.code}"] = forms.CharField(label=label, required=False, max_length=200)

    def leads(self) -> list[Any]:
        """The fields of leads."""
        return [self[f"lead_{each.code}"] for each in self.partners]

    def said(self) -> ActionSaid:
        """What it says, as the action takes it."""
        names = ("title", "printed", "text", "issue", "forum", "due", "measure")
        leads = {each.code: self.cleaned_data[f"lead_{each.code}"] for each in self.partners}
        return ActionSaid(**{name: self.cleaned_data[name] for name in names}, leads=leads, language=language())


def said_of_action(action: Action) -> dict[str, Any]:
    """An action as its form has it."""
    leads = action.leads.filter(withdrawn=False).select_related("partner")
    said: dict[str, Any] = {name: getattr(action, name) for name in ("title", "printed", "text", "due", "measure")}
    said |= {"issue": called(action.issue), "forum": called(action.forum)}
    return said | {f"lead_{each.partner.code}": each.unit for each in leads}


class MandateForm(GroundForm):
    """A mandate."""

    body = forms.CharField(label=_("Higher body"), max_length=200)
    title = forms.CharField(label=_("What it wants"), max_length=1000)
    number = forms.CharField(label=_("Number"), required=False, max_length=200)
    decided = forms.CharField(label=_("Day of the decision"), required=False, max_length=10)
    forum = forms.CharField(label=_("Forum"), required=False, max_length=200)
    text = forms.CharField(label=_("In its words"), required=False, max_length=20000, widget=AREA)

    def said(self) -> MandateSaid:
        """What it says, as the action takes it."""
        names = ("body", "title", "number", "text", "forum", "decided")
        return MandateSaid(**{name: self.cleaned_data[name] for name in names})


def said_of_mandate(mandate: Mandate) -> dict[str, Any]:
    """A mandate as its form has it."""
    names = ("body", "title", "number", "decided", "text")
    return {name: getattr(mandate, name) for name in names} | {"forum": called(mandate.forum)}


class AmendmentForm(Said):
    """What an amendment is for."""

    occasion = forms.CharField(label=_("What it is for"), max_length=1000)
    text = Named(label=_("Joint text that sets it down"), queryset=Text.objects.none(), required=False, empty_label="–")

    def __init__(self, space: Space, data: Any = None, prefix: str = "") -> None:
        super().__init__(data, prefix=prefix)
        self.fields["text"].queryset = texts_of(space, "amendment")  # type: ignore[attr-defined]


class NoneForm(GroundForm):
    """That no adjustment was made."""

    said_by = forms.CharField(label=_("Who says it"), max_length=200)
    occasion = forms.CharField(label=_("On what occasion"), max_length=1000)
    on = forms.DateField(label=_("Day"), required=False, widget=DAY)

    def said(self) -> NoneMade:
        """What it says, as the action takes it."""
        return NoneMade(*(self.cleaned_data[name] for name in ("said_by", "occasion", "on")))
