"""What people enter about themselves."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _


class NewAccountForm(forms.Form):
    """A person who came by an invitation chooses name and password."""

    display_name = forms.CharField(
        label=_("Họ và tên"), max_length=120, widget=forms.TextInput({"autocomplete": "name"})
    )
    username = forms.CharField(
        label=_("Tên đăng nhập"),
        max_length=60,
        min_length=3,
        help_text=_("Chữ cái, chữ số và các dấu . - _ @"),
        widget=forms.TextInput({"autocomplete": "username", "autocapitalize": "none"}),
    )
    email = forms.EmailField(
        label=_("Thư điện tử (nếu có)"),
        required=False,
        widget=forms.EmailInput({"autocomplete": "email"}),
    )
    password = forms.CharField(
        label=_("Mật khẩu"),
        strip=False,
        help_text=_("Ít nhất 10 ký tự; một câu dễ nhớ là tốt nhất."),
        widget=forms.PasswordInput({"autocomplete": "new-password"}),
    )
