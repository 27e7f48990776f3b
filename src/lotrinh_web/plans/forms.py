"""What people enter about plans."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _


class UploadForm(forms.Form):
    """One file. Several at once are several requests."""

    file = forms.FileField(
        label=_("Tệp kế hoạch"),
        help_text=_("DOCX, DOC, PDF, bản quét, ảnh, HTML hoặc văn bản thuần, đến 64 MB."),
    )
