"""The person may not or cannot: errors that one middleware turns into a page, a toast or JSON.

Place in the flow: raised by doors, services and forms; caught by `middleware.DomainErrors` alone.
What is wrong in a document is a finding; what is wrong in us is any other exception.
"""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Message = str | Promise


class DomainError(Exception):
    """Something that a person should be told. `status` is the HTTP status of the answer.

    `code` names the case for programs and tests; `fields` says what is wrong in which field.
    """

    status = 422
    code = "invalid"
    message: Message = _("Không làm được việc này.")

    def __init__(
        self,
        message: Message | None = None,
        *,
        code: str | None = None,
        fields: Mapping[str, Message] | None = None,
    ) -> None:
        self.message = message or self.message
        self.code = code or self.code
        self.fields = dict(fields or {})
        super().__init__(self.code)

    def __str__(self) -> str:
        return str(self.message)


class NotFoundError(DomainError):
    """It is not there, or it is none of this person's business: both look the same."""

    status = 404
    code = "not_found"
    message = _("Không có trang này, hoặc bạn không có quyền xem.")


class ForbiddenError(DomainError):
    """The person may see the thing, but may not do this to it."""

    status = 403
    code = "forbidden"
    message = _("Bạn xem được nhưng không có quyền làm việc này.")


class ConflictError(DomainError):
    """Someone else was faster, or it is there already."""

    status = 409
    code = "conflict"
    message = _("Nội dung đã được người khác thay đổi. Hãy tải lại trang.")


class InvalidError(DomainError):
    """What was entered cannot be taken."""


class TooManyError(DomainError):
    """Too often in too short a time."""

    status = 429
    code = "too_many"
    message = _("Thao tác quá nhiều lần. Hãy đợi một lát rồi thử lại.")
