"""What people enter about offices."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from lotrinh_web.organisations.models import Office
from lotrinh_web.organisations.roles import Role


class OfficeForm(forms.ModelForm[Office]):
    """A new office."""

    class Meta:
        model = Office
        fields = ("name", "short_name", "slug", "level")
        help_texts = {"slug": _("Chữ thường không dấu và gạch nối, ví dụ: xa-an-phu")}  # noqa: RUF012


class InvitationForm(forms.Form):
    """Whom to invite, as what."""

    display_name = forms.CharField(label=_("Họ và tên"), max_length=120, required=False)
    email = forms.EmailField(label=_("Thư điện tử"), required=False)
    role = forms.ChoiceField(label=_("Vai trò"), choices=Role.choices)
