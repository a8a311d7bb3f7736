"""What a person can fill in."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext_lazy as _

from collegium.accounts.models import Marking, Space
from collegium.register import queries
from collegium.register.models import Document

KNOWN = ("source_address", "originator", "republisher", "captured")
TRANSLATION = {"": None, "original": False, "translation": True}


class ManyFiles(forms.ClearableFileInput):
    """A field of files: several may be chosen, or dropped onto it."""

    allow_multiple_selected = True


class FilesField(forms.FileField):
    """One file or several."""

    widget = ManyFiles

    def clean(self, data: Any, initial: Any = None) -> Any:
        """The files. An empty one is kept as any other: its reading says that it is empty."""
        files: list[UploadedFile] = [each for each in (data if isinstance(data, list) else [data]) if each]
        self.validate(files or None)
        return files


class MarkingField(forms.ModelChoiceField):  # type: ignore[type-arg]
    """A marking by its name."""

    def label_from_instance(self, obj: Any) -> str:
        """Its name in the partnership's words."""
        return str(obj.name)


class OriginForm(forms.Form):
    """What is known of where documents come from."""

    source_address = forms.URLField(label=_("Source address"), required=False, max_length=1000, assume_scheme="https")
    originator = forms.CharField(label=_("Originator"), required=False, max_length=1000)
    republisher = forms.CharField(label=_("Published again by"), required=False, max_length=1000)
    translation = forms.ChoiceField(
        label=_("Original or translation"),
        required=False,
        choices=[("", _("not known")), ("original", _("original")), ("translation", _("translation"))],
    )
    captured = forms.DateTimeField(
        label=_("Captured (UTC)"),
        required=False,
        widget=forms.DateTimeInput(attrs={"type": "datetime-local", "step": "any"}, format="%Y-%m-%dT%H:%M:%S"),
    )
    why = forms.CharField(label=_("Reason, kept in the journal"), required=False, max_length=1000)

    def known(self) -> dict[str, Any]:
        """What was said, as an Arrival and an Origin take it."""
        said = {name: self.cleaned_data[name] for name in KNOWN}
        return {**said, "translation": TRANSLATION[self.cleaned_data["translation"]]}


class AddForm(OriginForm):
    """Documents, their marking, and what is known of where they come from."""

    use_required_attribute = True
    documents = FilesField(label=_("Documents"), allow_empty_file=True)
    marking = MarkingField(label=_("Marking"), queryset=Marking.objects.none(), empty_label=None)

    def __init__(
        self,
        place: Space,
        data: Mapping[str, Any] | None = None,
        files: MultiValueDict[str, UploadedFile] | None = None,
    ) -> None:
        super().__init__(data, files, label_suffix="")
        self.fields["marking"].queryset = markings = queries.markings_for(place)  # type: ignore[attr-defined]
        self.fields["marking"].initial = markings.last()  # who says nothing protects most


class DetailsForm(OriginForm):
    """Where one document comes from, as the person saw it."""

    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, document: Document, data: Mapping[str, Any] | None = None) -> None:
        said = {name: getattr(document, name) for name in (*KNOWN, "version")}
        kind = next(name for name, value in TRANSLATION.items() if value == document.translation)
        super().__init__(data, initial={**said, "translation": kind}, label_suffix="")


class StepForm(forms.Form):
    """A step with a document: the version that the person saw, and the reason."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    why = forms.CharField(required=False, max_length=1000)


class ConsentForm(StepForm):
    """Whether the partner consents."""

    given = forms.TypedChoiceField(choices=[("yes", ""), ("no", "")], coerce=lambda said: said == "yes")
    partner = forms.CharField(required=False)


class MarkForm(StepForm):
    """Another marking, with a reason."""

    why = forms.CharField(max_length=1000)
    marking = forms.CharField()


class LinkForm(StepForm):
    """Another document, by its address or id."""

    other = forms.CharField(max_length=1000)
