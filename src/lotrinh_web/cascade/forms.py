"""Which plans belong together."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _


class LinkForm(forms.Form):
    """An own plan and the superior's that it carries out."""

    child = forms.TypedChoiceField(label=_("Kế hoạch của mình"), coerce=int)
    parent = forms.TypedChoiceField(label=_("Kế hoạch cấp trên"), coerce=int)

    def __init__(self, *args: Any, plans: list[tuple[int, str]], **more: Any) -> None:
        super().__init__(*args, **more)
        for name in ("child", "parent"):
            self.fields[name].choices = [("", "–"), *plans]  # type: ignore[attr-defined]


class PlanForm(forms.Form):
    """One plan of the register."""

    ke_hoach = forms.TypedChoiceField(label=_("Kế hoạch"), coerce=int)

    def __init__(self, *args: Any, plans: list[tuple[int, str]], **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["ke_hoach"].choices = [("", "–"), *plans]  # type: ignore[attr-defined]
