"""What a person fills in of a text; words of paragraphs come from fields of their languages, `words-en`."""

from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from collegium.accounts.errors import NotVisible
from collegium.accounts.models import Marking, Partner, Space
from collegium.programme.actions.drafting import Drafted, Seen
from collegium.programme.models import Text
from collegium.programme.queries.drafting import partners_in
from collegium.register import queries
from collegium.web.forms import MarkingField
from collegium.web.programme.texts.words import KINDS

WORDS = "words-"
SEEN = "seen-"


class NamesField(forms.ModelMultipleChoiceField):  # type: ignore[type-arg]
    """Partners by their names."""

    widget = forms.CheckboxSelectMultiple

    def label_from_instance(self, obj: Any) -> str:
        """The name of a partner."""
        return str(obj.name)


class TextForm(forms.Form):
    """What is said of a text."""

    title = forms.CharField(label=_("Title"), max_length=1000)
    kind = forms.ChoiceField(label=_("Kind"), choices=[*KINDS.items()])
    languages = forms.CharField(label=_("Languages, by their tags"), max_length=100, initial="en")
    forum = forms.CharField(label=_("Forum or addressee"), required=False, max_length=200)
    due = forms.DateTimeField(
        label=_("Due (UTC)"),
        required=False,
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
    )
    marking = MarkingField(label=_("Marking"), queryset=Marking.objects.none(), empty_label=None)
    participants = NamesField(label=_("Who takes part"), queryset=Partner.objects.none())
    why = forms.CharField(label=_("Reason, kept in the journal"), required=False, max_length=1000)

    def __init__(self, place: Space, data: Any = None, text: Text | None = None) -> None:
        super().__init__(data, initial=_said_of(text) if text else None, label_suffix="")
        partners = Partner.objects.filter(partnership=place.partnership_id, followed=False, withdrawn=False)
        taking, markings = self.fields["participants"], queries.markings_for(place)
        taking.queryset = partners.order_by("name")  # type: ignore[attr-defined]
        self.fields["marking"].queryset = markings  # type: ignore[attr-defined]
        if text is None:
            taking.initial = list(taking.queryset)  # type: ignore[attr-defined]
            self.fields["marking"].initial = markings.last()  # who says nothing protects most

    def drafted(self) -> Drafted:
        """What it says, as the actions take it."""
        said = {name: self.cleaned_data[name] for name in ("title", "kind", "forum", "due", "marking")}
        languages = self.cleaned_data["languages"].replace(",", " ").split()
        return Drafted(**said, languages=languages, participants=list(self.cleaned_data["participants"]))


class BeginForm(TextForm):
    """A new text: blank, with words, or with those of a document."""

    words = forms.CharField(label=_("Words to begin with"), required=False, widget=forms.Textarea, strip=False)
    document = forms.CharField(label=_("Or the address of a document"), required=False, max_length=1000)


def _said_of(text: Text) -> dict[str, Any]:
    said = {name: getattr(text, name) for name in ("title", "kind", "forum", "due", "marking")}
    return {**said, "languages": ", ".join(text.languages), "participants": list(partners_in(text))}


def words_in(sent: QueryDict) -> dict[str, str]:
    """The words that a form holds, by language."""
    return {name.removeprefix(WORDS): sent.get(name, "") for name in sent if name.startswith(WORDS)}


def seen_in(sent: QueryDict) -> Seen:
    """What the person had before its eyes, as the form carries it."""
    each = {name.removeprefix(SEEN): sent.get(name, "") for name in sent if name.startswith(SEEN)}
    stance = sent.get("stance", "")
    return Seen(sent.get("seen", ""), each, int(stance) if stance.isdecimal() and len(stance) < 9 else 0)


def partner_in(sent: QueryDict, space: Space) -> Partner | None:
    """The partner that a form names, for which somebody speaks or whose words it is about.

    Raises NotVisible, for others' ones too.
    """
    said = sent.get("partner", "")
    partner = Partner.objects.filter(pk=said, partnership=space.partnership_id).first()
    if said and partner is None:
        raise NotVisible
    return partner
