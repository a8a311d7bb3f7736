"""The forms of plans and of their subjects."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from collegium.accounts.access import Anybody, visible_to
from collegium.accounts.models import Marking, Partner, Space
from collegium.accounts.queries import partners_of
from collegium.programme.actions.plans import Period, Planned
from collegium.programme.models import Plan, Programme, Subject
from collegium.register.queries.documents import markings_for
from collegium.web.forms import MarkingField
from collegium.web.templatetags.plans import issue_named

DAY = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
MANNER = {"": None, "yes": True, "no": False}
LINE = 1000


class PlanForm(forms.Form):
    """What is said of a plan."""

    name = forms.CharField(label=_("Name"), max_length=200)
    starts = forms.DateField(label=_("First day"), widget=DAY)
    ends = forms.DateField(label=_("Last day"), widget=DAY)
    stated = forms.IntegerField(label=_("Subjects, as a source says"), required=False, min_value=0, max_value=9999)
    marking = MarkingField(label=_("Handling"), queryset=Marking.objects.none(), required=False, empty_label=None)
    programme = forms.ChoiceField(label=_("Programme"), required=False)
    why = forms.CharField(label=_("Reason, kept in the journal"), required=False, max_length=LINE)

    def __init__(
        self, person: Anybody, space: Space, data: Any = None, initial: Mapping[str, Any] | None = None
    ) -> None:
        super().__init__(data, initial=dict(initial or {}), label_suffix="")
        self.markings = self.fields["marking"].queryset = markings_for(space)  # type: ignore[attr-defined]
        if not self.initial.get("marking"):
            self.initial["marking"] = self.markings.last()  # who says nothing protects most
        seen = visible_to(person, Programme).filter(space=space, struck=False)
        self.programmes = {each.pk: each for each in seen.order_by("-starts")}
        choices = [("", "–"), *((key, each.name) for key, each in self.programmes.items())]
        self.fields["programme"].choices = choices  # type: ignore[attr-defined]

    def period(self) -> Period:
        """What it says, as the action takes it."""
        said = self.cleaned_data
        marking, programme = said["marking"] or self.markings.last(), self.programmes.get(said["programme"])
        return Period(said["name"], said["starts"], said["ends"], said["stated"], marking, programme)


def said_of(plan: Plan) -> dict[str, Any]:
    """What a plan is, as the form has it."""
    said = {name: getattr(plan, name) for name in ("name", "starts", "ends", "stated")}
    return {**said, "marking": plan.marking_id or "", "programme": plan.programme_id or ""}


class SubjectForm(forms.Form):
    """What is planned of a subject; a field for the unit of each partner that leads."""

    number = forms.IntegerField(label=_("Number"), required=False, min_value=1, max_value=99999)
    title = forms.CharField(label=_("Subject"), max_length=LINE)
    issue = forms.CharField(label=_("Issue"), required=False, max_length=200)
    level = forms.CharField(
        label=_("Level"), required=False, max_length=200, widget=forms.TextInput(attrs={"list": "levels"})
    )
    planned = forms.CharField(
        label=_("Month or day"), required=False, max_length=10, widget=forms.TextInput(attrs={"placeholder": "2031-02"})
    )
    place = forms.CharField(label=_("Place"), required=False, max_length=200)
    manner = forms.ChoiceField(label=_("Manner"), required=False)
    why = forms.CharField(label=_("Reason, kept in the journal"), required=False, max_length=LINE)

    def __init__(self, space: Space, data: Any = None, initial: Mapping[str, Any] | None = None) -> None:
        super().__init__(data, initial=dict(initial or {}), label_suffix="")
        manners = [("", _("not said")), ("yes", _("in person")), ("no", _("not in person"))]
        self.fields["manner"].choices = manners  # type: ignore[attr-defined]
        self.partners = list(_partners(space))
        for each in self.partners:
            self.fields[f"lead_{each.code}"] = forms.CharField(label=each.name, required=False, max_length=200)

    def leads(self) -> list[forms.BoundField]:
        """The fields of the partners' units."""
        return [self[f"lead_{each.code}"] for each in self.partners]

    def planned_of(self) -> Planned:
        """What it says, as the action takes it."""
        said = self.cleaned_data
        leads = {each.code: said[f"lead_{each.code}"] for each in self.partners}
        return Planned(
            title=said["title"],
            number=said["number"],
            issue=said["issue"],
            level=said["level"],
            planned=said["planned"],
            place=said["place"],
            in_person=MANNER[said["manner"]],
            leads={code: unit for code, unit in leads.items() if unit.strip()},
        )


def planned_of(row: Subject) -> dict[str, Any]:
    """What is planned of a subject, as the form has it; `led` are its leads."""
    said: dict[str, Any] = {name: getattr(row, name) for name in ("number", "title", "level", "planned", "place")}
    said["issue"] = issue_named(row.issue) if row.issue else ""
    said["manner"] = next(word for word, meant in MANNER.items() if meant is row.in_person)
    return said | {f"lead_{lead.partner.code}": lead.unit for lead in row.led}  # type: ignore[attr-defined]


def _partners(space: Space) -> Iterable[Partner]:
    return partners_of(space.partnership) if space.partnership else ()
