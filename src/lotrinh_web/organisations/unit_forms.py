"""What people enter about units and groups."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from lotrinh_web.organisations.forms import LINES_LIMIT, NAME_LIMIT, lines_of
from lotrinh_web.organisations.models import Unit, UnitGroup, UnitKind
from lotrinh_web.organisations.tree_changes import Step, UnitFacts
from lotrinh_web.organisations.trees import Node, fingerprint

SHEET_LIMIT = 4 * 1024 * 1024
KINDS = [choice for choice in UnitKind.choices if choice[0] != UnitKind.OFFICE]


class NamesField(forms.CharField):
    """Names, a line each; gives a list."""

    widget = forms.Textarea({"rows": 4})

    def to_python(self, value: Any) -> Any:
        names = lines_of(super().to_python(value) or "")
        if len(names) > LINES_LIMIT:
            raise forms.ValidationError(_("Nhiều dòng quá: mỗi ô nhận tối đa 300 tên."))
        if any(len(name) > NAME_LIMIT for name in names):
            raise forms.ValidationError(_("Có tên dài quá 200 chữ."))
        return names


def day_field(label: Any, *, required: bool = False, help_text: Any = "") -> forms.DateField:
    """A day as people here write it, whatever the language of the browser: 01/07/2025."""
    widget = forms.DateInput(
        {"placeholder": "dd/mm/yyyy", "inputmode": "numeric", "autocomplete": "off"},
        format="%d/%m/%Y",
    )
    return forms.DateField(
        label=label, required=required, help_text=help_text, widget=widget,
        input_formats=["%d/%m/%Y", "%d-%m-%Y", "%Y-%m-%d"],
    )  # fmt: skip


class DayForm(forms.Form):
    """The day of which one wants to see the tree."""

    ngay = day_field(_("Xem cây đơn vị của ngày"))


class UnitForm(forms.Form):
    """All that people may change of a unit but its place."""

    name = forms.CharField(label=_("Tên"), max_length=NAME_LIMIT)
    short_name = forms.CharField(label=_("Tên ngắn"), max_length=60, required=False)
    kind = forms.ChoiceField(label=_("Loại"), choices=KINDS)
    aliases = NamesField(
        label=_("Tên gọi khác"),
        required=False,
        help_text=_("Những tên mà kế hoạch hay gọi đơn vị này, mỗi dòng một tên."),
    )
    since = day_field(
        _("Tên mới có từ ngày"),
        help_text=_(
            "Bỏ trống nếu chỉ sửa cho đúng; chọn ngày nếu từ ngày đó đơn vị mới mang tên này."
        ),
    )
    valid_from = day_field(_("Đơn vị có từ ngày"))
    valid_until = day_field(_("Đến hết ngày"))
    seen = forms.CharField(widget=forms.HiddenInput)

    def __init__(self, data: Any, unit: Unit) -> None:
        initial = {
            "name": unit.name,
            "short_name": unit.short_name,
            "kind": unit.kind,
            "aliases": "\n".join(unit.aliases),
            "valid_from": unit.valid_from,
            "valid_until": unit.valid_until,
            "seen": fingerprint(unit),
        }
        super().__init__(data, initial=initial)
        if unit.parent_id is None:
            self.fields["kind"].choices = [(UnitKind.OFFICE.value, UnitKind.OFFICE.label)]  # type: ignore[attr-defined]

    def facts(self) -> UnitFacts:
        """What was entered."""
        entered = self.cleaned_data
        return UnitFacts(
            name=" ".join(entered["name"].split()),
            short_name=entered["short_name"],
            kind=UnitKind(entered["kind"]),
            aliases=tuple(entered["aliases"]),
            valid_from=entered["valid_from"],
            valid_until=entered["valid_until"],
        )


class NewUnitsForm(forms.Form):
    """One new unit or many under a unit."""

    names = NamesField(
        label=_("Tên đơn vị"),
        help_text=_("Mỗi dòng một tên; dán được cả danh sách từ Word hay Excel."),
    )
    kind = forms.ChoiceField(label=_("Loại"), choices=KINDS)


class MoveForm(forms.Form):
    """A step, or a place: under `cha`, before `truoc` (or as the last one)."""

    huong = forms.ChoiceField(choices=[(step.value, step.name) for step in Step], required=False)
    cha = forms.IntegerField(required=False, min_value=1)
    truoc = forms.IntegerField(required=False, min_value=1)

    def clean(self) -> dict[str, Any]:
        if not self.cleaned_data.get("huong") and not self.cleaned_data.get("cha"):
            raise forms.ValidationError(_("Không chuyển được đơn vị này đến đó."))
        return self.cleaned_data


class EndForm(forms.Form):
    """The end of a unit."""

    last_day = day_field(_("Ngày hoạt động cuối cùng"), required=True)
    successor = forms.TypedChoiceField(
        label=_("Đơn vị kế thừa"),
        required=False,
        coerce=int,
        empty_value=None,
        help_text=_("Thành viên, đơn vị bên trong và chỗ trong các nhóm chuyển sang đơn vị này."),
    )

    def __init__(self, data: Any, others: list[Node]) -> None:
        super().__init__(data)
        names = [(node.unit.pk, f"{'– ' * (node.depth - 1)}{node.name}") for node in others]
        self.fields["successor"].choices = [("", _("Không có")), *names]  # type: ignore[attr-defined]


class SheetForm(forms.Form):
    """A table from Excel."""

    file = forms.FileField(
        label=_("Tệp Excel"),
        help_text=_("Tệp .xlsx, đến 4 MB."),
        widget=forms.FileInput({"accept": ".xlsx"}),
    )

    def clean_file(self) -> Any:
        upload = self.cleaned_data["file"]
        if upload.size > SHEET_LIMIT:
            raise forms.ValidationError(_("Tệp quá lớn."))
        return upload


class GroupForm(forms.Form):
    """A group with its units."""

    name = forms.CharField(label=_("Tên nhóm"), max_length=NAME_LIMIT)
    aliases = NamesField(
        label=_("Tên gọi khác"),
        required=False,
        help_text=_("Những tên mà kế hoạch hay gọi nhóm này, mỗi dòng một tên."),
    )
    units = forms.TypedMultipleChoiceField(
        label=_("Các đơn vị trong nhóm"), coerce=int, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, data: Any, nodes: list[Node], group: UnitGroup | None) -> None:
        initial = {}
        if group is not None:
            chosen = [unit.pk for unit in group.units.all()]
            initial = {
                "name": group.name, "aliases": "\n".join(group.aliases), "units": chosen
            }  # fmt: skip
        super().__init__(data, initial=initial)
        self.fields["units"].choices = [(node.unit.pk, node.name) for node in nodes]  # type: ignore[attr-defined]
