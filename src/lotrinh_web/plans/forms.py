"""What people enter about plans."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from lotrinh_web.plans.models import Plan
from lotrinh_web.plans.selectors import Wanted
from lotrinh_web.plans.states import VersionState


class FilesInput(forms.ClearableFileInput):
    """Several files at once."""

    allow_multiple_selected = True


class FilesField(forms.FileField):
    """A list of files; at least one."""

    widget = FilesInput

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile[bytes]]:
        files = data if isinstance(data, list | tuple) else [data]
        # An empty file is the service's to refuse, in its own words.
        self.allow_empty_file = True
        return [forms.FileField.clean(self, file, initial) for file in files or [None]]


class UploadForm(forms.Form):
    """Files as they came. Without script they come in one request, else each in its own."""

    file = FilesField(
        label=_("Tệp kế hoạch"),
        help_text=_("DOCX, DOC, PDF, bản quét, ảnh, HTML hoặc văn bản thuần; mỗi tệp đến 64 MB."),
    )


class VersionForm(forms.Form):
    """The one file of an amended text."""

    file = forms.FileField(label=_("Tệp của bản mới"), allow_empty_file=True)


class PasteForm(forms.Form):
    """Pasted text."""

    text = forms.CharField(
        label=_("Nội dung kế hoạch"),
        required=False,
        max_length=1_000_000,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 10}),
    )


class FactsForm(forms.ModelForm[Plan]):
    """What the register says of a plan."""

    class Meta:
        model = Plan
        fields = ("title", "number", "symbol", "issuer", "issued_on")

    title = forms.CharField(
        label=_("Trích yếu"), max_length=1000, widget=forms.Textarea(attrs={"rows": 3})
    )


class UnitForm(forms.Form):
    """Which unit a name in a plan means. `new` needs no unit."""

    name = forms.CharField(max_length=200)
    way = forms.ChoiceField(choices=[("here", ""), ("alias", ""), ("new", "")])
    unit: forms.ModelChoiceField[Any] = forms.ModelChoiceField(queryset=None, required=False)

    def __init__(self, data: Any, units: QuerySet[Any]) -> None:
        super().__init__(data)
        field = self.fields["unit"]
        assert isinstance(field, forms.ModelChoiceField)  # noqa: S101  (told to the type checker)
        field.queryset = units

    def clean(self) -> dict[str, Any]:
        known: dict[str, Any] = super().clean() or {}
        if known.get("way") != "new" and known.get("unit") is None:
            self.add_error("unit", _("Hãy chọn một đơn vị của cơ quan."))
        return known


class SearchForm(forms.Form):
    """What of the register to show. Whatever is no choice counts as not chosen."""

    tim = forms.CharField(
        label=_("Tìm"), required=False, max_length=200,
        widget=forms.TextInput(attrs={"type": "search", "placeholder": _("Tên, số, cơ quan")}),
    )  # fmt: skip
    tinh_trang = forms.ChoiceField(label=_("Tình trạng"), required=False)
    noi = forms.ChoiceField(label=_("Nơi ban hành"), required=False)
    nam = forms.ChoiceField(label=_("Năm"), required=False)

    def __init__(self, data: Any, issuers: list[str], years: list[int]) -> None:
        super().__init__(data)
        choices: dict[str, list[tuple[str, Any]]] = {
            "tinh_trang": [("", _("Mọi tình trạng")), *VersionState.choices],
            "noi": [("", _("Mọi nơi")), *((issuer, issuer) for issuer in issuers)],
            "nam": [("", _("Mọi năm")), *((str(year), str(year)) for year in years)],
        }
        for name, rows in choices.items():
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)  # noqa: S101  (told to the type checker)
            field.choices = rows

    def wanted(self) -> Wanted:
        """What was asked for, as far as it is valid."""
        self.is_valid()
        known = self.cleaned_data
        return Wanted(
            words=known.get("tim", ""),
            state=known.get("tinh_trang", ""),
            issuer=known.get("noi", ""),
            year=int(known["nam"]) if known.get("nam") else None,
        )
