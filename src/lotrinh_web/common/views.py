"""The health page, what people see when no view was reached, and two things that views share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import forms
from django.db import connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.template.loader import render_to_string
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from lotrinh_web.common.errors import DomainError, ForbiddenError, NotFoundError
from lotrinh_web.common.middleware import answer_error

if TYPE_CHECKING:
    from lotrinh_web.accounts.models import User


@require_safe
def health(_request: HttpRequest) -> JsonResponse:
    """200 where the database answers; says nothing about the installation."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
        cursor.fetchone()
    return JsonResponse({"status": "ok"})


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """An address that leads nowhere."""
    return answer_error(request, NotFoundError())


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form that was open for too long, or that came from elsewhere."""
    message = _("Trang đã mở quá lâu. Hãy tải lại trang rồi gửi lại.")
    return answer_error(request, ForbiddenError(message, code="csrf"))


def server_error(_request: HttpRequest) -> HttpResponse:
    """We are wrong: logged in full, told in a sentence. Needs no database and no person."""
    return HttpResponse(render_to_string("errors/500.html"), status=500)


def person(request: HttpRequest) -> User:
    """Who has signed in. Views behind `login_required` ask this; raises ForbiddenError else."""
    user = request.user
    if not user.is_authenticated:
        raise ForbiddenError
    return user


def add_errors(form: forms.BaseForm, error: DomainError) -> None:
    """Shows a service's refusal in the form: at its fields, or above them."""
    if not error.fields:
        form.add_error(None, str(error))
    for name, text in error.fields.items():
        form.add_error(name if name in form.fields else None, str(text))
