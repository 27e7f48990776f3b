"""What people enter about events and links, and which part of the calendar they want to see."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from lotrinh_web.calendars.models import FeedScope


class DayInput(forms.DateInput):
    """The browser's own calendar; days go to and fro as ISO."""

    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


class EventForm(forms.Form):
    """An event of the register."""

    name = forms.CharField(
        label=_("Tên sự kiện"), max_length=300,
        help_text=_("Ghi như trong kế hoạch, ví dụ: Đại hội đại biểu Đảng bộ xã lần thứ II."),
    )  # fmt: skip
    start = forms.DateField(
        label=_("Từ ngày"), widget=DayInput(), input_formats=["%Y-%m-%d", "%d/%m/%Y"]
    )
    end = forms.DateField(
        label=_("Đến hết ngày"), widget=DayInput(), input_formats=["%Y-%m-%d", "%d/%m/%Y"],
        required=False, help_text=_("Để trống nếu chỉ một ngày."),
    )  # fmt: skip
    confirmed = forms.BooleanField(
        label=_("Ngày đã chốt"), required=False,
        help_text=_("Chưa chốt thì lịch ghi là dự kiến."),
    )  # fmt: skip
    aliases = forms.CharField(
        label=_("Tên gọi khác"), required=False, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Mỗi dòng một tên mà các kế hoạch dùng để gọi sự kiện này."),
    )  # fmt: skip
    revision = forms.IntegerField(required=False, widget=forms.HiddenInput())

    def clean(self) -> dict[str, Any]:
        """One day where no end was entered; aliases as a list."""
        entered = super().clean() or {}
        entered["end"] = entered.get("end") or entered.get("start")
        names = (line.strip()[:300] for line in (entered.get("aliases") or "").splitlines())
        entered["aliases"] = list(dict.fromkeys(name for name in names if name))
        return entered


class FeedForm(forms.Form):
    """Which calendar a new link shows."""

    scope = forms.ChoiceField(label=_("Lịch của"), choices=FeedScope.choices)
    unit = forms.TypedChoiceField(label=_("Đơn vị"), required=False, coerce=int, empty_value=None)
    plan = forms.TypedChoiceField(label=_("Kế hoạch"), required=False, coerce=int, empty_value=None)

    def __init__(
        self, *args: Any, units: list[tuple[int, str]], plans: list[tuple[int, str]], **more: Any
    ) -> None:
        super().__init__(*args, **more)
        self.fields["unit"].choices = [("", "–"), *units]  # type: ignore[attr-defined]
        self.fields["plan"].choices = [("", "–"), *plans]  # type: ignore[attr-defined]


class FilterForm(forms.Form):
    """Which part of the calendar is wanted; anything that is not understood is left out."""

    ke_hoach = forms.TypedChoiceField(
        label=_("Kế hoạch"), required=False, coerce=int, empty_value=None
    )
    don_vi = forms.TypedChoiceField(label=_("Đơn vị"), required=False, coerce=int, empty_value=None)
    nguoi = forms.TypedChoiceField(label=_("Người"), required=False, coerce=int, empty_value=None)
    thang = forms.DateField(required=False, input_formats=["%Y-%m"], widget=forms.HiddenInput())
    so_thang = forms.TypedChoiceField(
        label=_("Khoảng"), required=False, coerce=int, empty_value=None,
        choices=[(1, _("1 tháng")), (3, _("3 tháng")), (6, _("6 tháng")), (12, _("12 tháng"))],
    )  # fmt: skip

    def __init__(
        self,
        *args: Any,
        units: list[tuple[int, str]],
        plans: list[tuple[int, str]],
        people: list[tuple[int, str]],
        **more: Any,
    ) -> None:
        super().__init__(*args, **more)
        for name, choices in (("ke_hoach", plans), ("don_vi", units), ("nguoi", people)):
            self.fields[name].choices = [("", _("Tất cả")), *choices]  # type: ignore[attr-defined]

    def wanted(self) -> dict[str, Any]:
        """What was entered rightly."""
        self.is_valid()
        return dict(self.cleaned_data)

    def month(self, today: date) -> date:
        """The first of the month that is asked for; this month's else."""
        asked = self.wanted().get("thang")
        return asked if isinstance(asked, date) else today.replace(day=1)
