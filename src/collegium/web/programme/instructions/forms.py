"""What a person can fill in about instructions."""

from collections.abc import Iterable
from datetime import UTC
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from collegium.accounts.access import Anybody, visible_to
from collegium.accounts.models import Marking, Person, Post, Space
from collegium.programme.actions.charges import Said
from collegium.programme.actions.grounds import Cited
from collegium.programme.actions.instructions import Drafted
from collegium.programme.models import Action, Charge, Instruction, Text
from collegium.programme.queries.wordings import wording_of
from collegium.programme.rules.instructions import ENDED, LINES, NEEDS_WORDS, TAKES_PAPERS, needs_line
from collegium.register import queries
from collegium.web.details import meant
from collegium.web.forms import FilesField, MarkingField
from collegium.web.programme.instructions import words

MOST = 50_000
WORDED = ("title", "text", "line", "position", "fallback", "due")


class MomentField(forms.DateTimeField):
    """A moment of UTC, to the minute."""

    widget = forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")

    def prepare_value(self, value: Any) -> Any:
        """A moment as the field shows it."""
        return value.astimezone(UTC).strftime("%Y-%m-%dT%H:%M") if hasattr(value, "astimezone") else value


class ActionField(forms.ModelChoiceField):  # type: ignore[type-arg]
    """An action by its programme, number and title."""

    def label_from_instance(self, obj: Any) -> str:
        """What it is called."""
        return f"{obj.programme.name}, {obj.known_as}. {obj.title}"


class TextField(forms.ModelChoiceField):  # type: ignore[type-arg]
    """A joint text by its title."""

    def label_from_instance(self, obj: Any) -> str:
        """Its title."""
        return str(obj.title)


class PostsField(forms.ModelMultipleChoiceField):  # type: ignore[type-arg]
    """Posts by their names, each with a box to tick."""

    widget = forms.CheckboxSelectMultiple

    def label_from_instance(self, obj: Any) -> str:
        """Its name and place."""
        return f"{obj.name}, {obj.place}" if obj.place and obj.place not in obj.name else str(obj.name)


class Resting(forms.Form):
    """On what something new rests: a document, and the words of it that are meant."""

    document = forms.CharField(label=_("Rests on: address of a document"), required=False, max_length=1000)
    quote = forms.CharField(label=_("Its words"), required=False, max_length=2000)

    def grounds(self, person: Person) -> list[Cited]:
        """On what it rests. Raises Improper for a document that is not seen."""
        address = self.cleaned_data["document"].strip()
        return [Cited(meant(person, address), self.cleaned_data["quote"])] if address else []


class WordsForm(forms.Form):
    """What an instruction says to posts: what a revision changes."""

    title = forms.CharField(label=_("Title"), max_length=1000)
    line = forms.ChoiceField(label=_("Line"), required=False)
    position = forms.CharField(label=_("Position"), required=False, max_length=1000)
    fallback = forms.CharField(label=_("Fallback"), required=False, max_length=1000)
    text = forms.CharField(label=_("Text of the instruction"), max_length=MOST, widget=forms.Textarea)
    due = MomentField(label=_("Due (UTC)"), required=False)

    def __init__(self, data: Any = None, initial: dict[str, Any] | None = None) -> None:
        super().__init__(data, initial=initial, label_suffix="")
        choices = [("", "–"), *((each, words.LINES[each]) for each in LINES)]
        self.fields["line"].choices = choices  # type: ignore[attr-defined]

    def said(self) -> dict[str, Any]:
        """The fields, as the action takes them."""
        return {name: self.cleaned_data[name] for name in WORDED}


class DraftForm(WordsForm, Resting):
    """A whole instruction: on what it is, what it says, on what it rests."""

    action = ActionField(label=_("Action of a programme"), queryset=Action.objects.none(), required=False)
    initiative = forms.CharField(label=_("Or an initiative, in words"), required=False, max_length=1000)
    statement = TextField(label=_("Joint text that goes with it"), queryset=Text.objects.none(), required=False)
    parallel = forms.BooleanField(label=_("In parallel with the other partners"), required=False)
    marking = MarkingField(label=_("Marking"), queryset=Marking.objects.none(), empty_label=None)
    why = forms.CharField(label=_("Reason, kept in the journal"), required=False, max_length=1000)

    def __init__(self, person: Anybody, place: Space, data: Any = None, initial: dict[str, Any] | None = None) -> None:
        super().__init__(data, initial=initial)
        about = {"space__partnership": place.partnership_id, "struck": False}
        actions = visible_to(person, Action).filter(**about).select_related("programme")
        texts = visible_to(person, Text).filter(**about).exclude(state="abandoned")
        markings = queries.markings_for(place)
        self.fields["action"].queryset = actions.order_by("-programme__starts", "number")  # type: ignore[attr-defined]
        self.fields["statement"].queryset = texts.order_by("-id")  # type: ignore[attr-defined]
        self.fields["marking"].queryset = markings  # type: ignore[attr-defined]
        self.fields["marking"].initial = markings.last()  # who says nothing protects most

    def drafted(self) -> Drafted:
        """What it says, as the action takes it."""
        more = ("action", "initiative", "statement", "parallel", "marking")
        return Drafted(**self.said(), **{name: self.cleaned_data[name] for name in more})


class GroundForm(forms.Form):
    """A document and the words of it on which an instruction rests."""

    document = forms.CharField(label=_("Rests on: address of a document"), max_length=1000)
    quote = forms.CharField(label=_("Its words"), required=False, max_length=2000)
    why = forms.CharField(label=_("Reason, kept in the journal"), required=False, max_length=1000)

    def __init__(self, data: Any = None) -> None:
        super().__init__(data, auto_id="ground-%s", label_suffix="")

    def ground(self, person: Person) -> Cited:
        """What is cited. Raises Improper for a document that is not seen."""
        return Cited(meant(person, self.cleaned_data["document"].strip()), self.cleaned_data["quote"])


class PostsForm(forms.Form):
    """The posts that are to be charged."""

    posts = PostsField(label=_("Posts"), queryset=Post.objects.none(), required=False)

    def __init__(self, posts: Any, data: Any = None, initial: Iterable[Post] = ()) -> None:
        super().__init__(data, initial={"posts": list(initial)}, label_suffix="")
        self.fields["posts"].queryset = posts  # type: ignore[attr-defined]


class RevisionForm(WordsForm):
    """Other words for an instruction, what is new, and for whom."""

    what = forms.CharField(
        label=_("What is new, in words for the posts"), max_length=MOST, widget=forms.Textarea(attrs={"rows": 3})
    )
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, instruction: Instruction, charges: list[Charge], data: Any = None) -> None:
        said = {name: getattr(instruction, name) for name in (*WORDED, "version")}
        super().__init__(data, said)
        choices = [(each.pk, f"{each.post.name} ({words.STATES[each.state]})") for each in charges]
        ticked = [each.pk for each in charges if each.state not in ENDED]
        self.fields["charges"] = forms.MultipleChoiceField(
            label=_("For these posts"), choices=choices, initial=ticked, widget=forms.CheckboxSelectMultiple
        )


class StepForm(forms.Form):
    """One step of a charge: what there is to say, when it happened, what was followed, papers."""

    seen = forms.CharField(widget=forms.HiddenInput, required=False)
    words = forms.CharField(max_length=MOST, required=False, widget=forms.Textarea(attrs={"rows": 5}))
    at = MomentField(label=_("When (UTC), if not now"), required=False)

    def __init__(self, verb: str, charge: Charge, last: str, data: Any = None, files: Any = None) -> None:
        super().__init__(data, files, auto_id=f"{verb.replace(' ', '-')}-%s", initial={"seen": last}, label_suffix="")
        self.verb, self.charge = verb, charge
        if verb in words.ASKED:
            self.fields["words"].label = str(words.ASKED[verb])
            self.fields["words"].widget.attrs["required"] = verb in NEEDS_WORDS
        else:
            del self.fields["words"]
        if needs_line(charge.state, verb):
            self._with_line(charge)
        if verb in TAKES_PAPERS:
            self._with_papers(charge.space)

    def _with_line(self, charge: Charge) -> None:
        lines = [each for each in words.FOLLOWED if each == "line" or wording_of(charge).fallback]
        self.fields["line"] = forms.ChoiceField(
            label=_("Followed was"), choices=[(each, words.FOLLOWED[each]) for each in lines], widget=forms.RadioSelect
        )

    def _with_papers(self, place: Space) -> None:
        markings = queries.markings_for(place)
        self.fields["papers"] = FilesField(label=_("Papers"), required=False, allow_empty_file=True)
        self.fields["marking"] = MarkingField(label=_("Marking of the papers"), queryset=markings, empty_label=None)
        self.fields["marking"].initial = markings.last()
        self.fields["marking"].required = False

    def said(self) -> Said:
        """What it says, without papers."""
        said = self.cleaned_data
        return Said(said.get("words", ""), said["at"], said.get("line", ""))

    def files_sent(self) -> list[UploadedFile]:
        """The papers."""
        return list(self.cleaned_data.get("papers") or [])
