"""A DomainError becomes a page, a toast or JSON, with the status of its kind."""

from __future__ import annotations

from django.http import HttpRequest
from django.test import RequestFactory
from django_htmx.middleware import HtmxDetails

from lotrinh_web.common.errors import (
    ConflictError,
    ForbiddenError,
    InvalidError,
    NotFoundError,
    TooManyError,
)
from lotrinh_web.common.middleware import answer_error


def asked(**headers: str) -> HttpRequest:
    from django.contrib.auth.models import AnonymousUser

    request = RequestFactory().get("/", headers=headers)
    request.user = AnonymousUser()
    request.htmx = HtmxDetails(request)  # type: ignore[attr-defined]
    return request


def test_each_kind_has_its_status() -> None:
    kinds = [NotFoundError, ForbiddenError, ConflictError, InvalidError, TooManyError]
    answers = [answer_error(asked(accept="text/html"), kind()) for kind in kinds]
    assert [answer.status_code for answer in answers] == [404, 403, 409, 422, 429]
    assert all(b"<h1>" in answer.content for answer in answers)


def test_programs_get_json_with_the_fields() -> None:
    error = InvalidError("Sai.", code="wrong", fields={"name": "Thiếu tên."})
    answer = answer_error(asked(accept="application/json"), error)
    assert answer.status_code == 422
    assert answer.headers["Content-Type"] == "application/json"
    assert b'"code"' not in answer.content
    assert b'"error": "wrong"' in answer.content


def test_htmx_gets_a_toast_beside_the_page() -> None:
    answer = answer_error(asked(**{"hx-request": "true"}), ConflictError())
    assert answer.headers["HX-Retarget"] == "#toasts"
    assert b'class="toast"' in answer.content
