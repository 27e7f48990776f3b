"""Three middlewares: security headers, the scope of a request, domain errors as answers."""

from __future__ import annotations

import uuid
from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.cache import patch_vary_headers

from lotrinh_web.common import scope
from lotrinh_web.common.errors import DomainError

GetResponse = Callable[[HttpRequest], HttpResponse]

CONTENT_SECURITY_POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "font-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
        "manifest-src 'self'",
    )
)
PERMISSIONS_POLICY = "camera=(self), geolocation=(), microphone=(), payment=(), usb=()"


class SecurityHeaders:
    """Headers that Django does not set. A view may set a stricter policy of its own."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response.headers.setdefault("Content-Security-Policy", CONTENT_SECURITY_POLICY)
        response.headers.setdefault("Permissions-Policy", PERMISSIONS_POLICY)
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        if "text/html" in response.headers.get("Content-Type", ""):
            # Pages of one person are not left in a shared computer's cache.
            response.headers.setdefault("Cache-Control", "private, no-store")
            patch_vary_headers(response, ["HX-Request", "Cookie"])
        return response


class RequestScope:
    """Gives each request a number that stands in its logs, its audit records and its answer."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        user = request.user
        here = scope.Scope(
            request_id=uuid.uuid4().hex,
            address=address_of(request),
            user_id=user.pk if user.is_authenticated else None,
        )
        with scope.acting(here):
            response = self.get_response(request)
        response.headers["X-Request-Id"] = here.request_id
        return response


def address_of(request: HttpRequest) -> str:
    """Where a request comes from; behind our own proxy, what the proxy saw."""
    if settings.BEHIND_PROXY:
        forwarded = request.headers.get("X-Forwarded-For", "")
        return forwarded.rpartition(",")[2].strip()[:45]
    return str(request.META.get("REMOTE_ADDR", ""))


class DomainErrors:
    """The one place where a DomainError becomes an answer.

    JSON for programs, a toast for htmx (the page stays as it was), else a page.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        if not isinstance(error, DomainError):
            return None
        return answer_error(request, error)


def answer_error(request: HttpRequest, error: DomainError) -> HttpResponse:
    """The answer to an error, in the form that the request asks for."""
    if request.accepts("text/html") is False or request.content_type == "application/json":
        body = {
            "error": error.code,
            "message": str(error),
            "fields": {name: str(text) for name, text in error.fields.items()},
        }
        return JsonResponse(body, status=error.status)
    if getattr(request, "htmx", False):
        response = render(
            request, "components/toast.html", {"text": error, "kind": "error"}, status=error.status
        )
        response["HX-Retarget"] = "#toasts"
        response["HX-Reswap"] = "beforeend"
        return response
    return render(request, "errors/domain.html", {"error": error}, status=error.status)
