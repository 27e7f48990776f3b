"""Invitations: a link with a token that works once, for a while, and of which a hash is kept.

Place in the flow: services of their own, beside services.py, because they make accounts too.
"""

from __future__ import annotations

import hashlib
import secrets
from datetime import timedelta
from typing import Final

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from lotrinh_web.accounts.models import User
from lotrinh_web.accounts.services import create_user
from lotrinh_web.common import audit
from lotrinh_web.common.errors import ForbiddenError, NotFoundError
from lotrinh_web.organisations.access import may, require
from lotrinh_web.organisations.models import Invitation, Membership, Unit
from lotrinh_web.organisations.permissions import MANAGE_UNIT
from lotrinh_web.organisations.roles import Role
from lotrinh_web.organisations.selectors import forget_grants

audit.describe(
    {
        "organisations.invitation.create": _("tạo lời mời"),
        "organisations.invitation.revoke": _("thu hồi lời mời"),
        "organisations.invitation.accept": _("nhận lời mời"),
    }
)

LIFETIME: Final = timedelta(days=7)
FIRST_LIFETIME: Final = timedelta(hours=24)


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


@transaction.atomic
def invite(
    actor: User, unit: Unit, role: Role, *, display_name: str = "", email: str = ""
) -> tuple[Invitation, str]:
    """An invitation into a unit with its token, which is shown once and kept nowhere."""
    require(actor, MANAGE_UNIT, unit)
    return _create(actor, unit, role, display_name=display_name, email=email)


@transaction.atomic
def invite_administrator(*, display_name: str = "") -> tuple[Invitation, str]:
    """The link that makes an administrator of the installation: for the machine's own terminal."""
    return _create(None, None, None, display_name=display_name)


def _create(
    actor: User | None,
    unit: Unit | None,
    role: Role | None,
    *,
    display_name: str = "",
    email: str = "",
) -> tuple[Invitation, str]:
    token = secrets.token_urlsafe(32)
    invitation = Invitation.objects.create(
        token_hash=_hash(token),
        unit=unit,
        role=role or "",
        display_name=display_name,
        email=email,
        created_by=actor,
        expires_at=timezone.now() + (LIFETIME if unit else FIRST_LIFETIME),
    )
    audit.record(
        actor, "organisations.invitation.create", invitation,
        office_id=unit.office_id if unit else None, after=audit.snapshot(invitation),
    )  # fmt: skip
    return invitation, token


def find_invitation(token: str, *, lock: bool = False) -> Invitation:
    """The invitation that a token opens. Raises NotFoundError where it was used, revoked, is too
    old, or never was; and where its maker manages the unit no more."""
    rows = Invitation.objects.filter(
        token_hash=_hash(token), used_at=None, revoked_at=None, expires_at__gt=timezone.now()
    )
    if lock:
        rows = rows.select_for_update()
    invitation = rows.select_related("unit", "created_by").first() if not lock else rows.first()
    if invitation is None or not _is_vouched_for(invitation):
        raise NotFoundError(code="invitation")
    return invitation


def _is_vouched_for(invitation: Invitation) -> bool:
    """Links of who has left are worth nothing; those from the machine's own terminal have no
    maker."""
    maker, unit = invitation.created_by, invitation.unit
    return maker is None or (unit is not None and may(maker, MANAGE_UNIT, unit))


@transaction.atomic
def accept_as_new(
    token: str, *, username: str, display_name: str, password: str, email: str = ""
) -> User:
    """Makes the account that the invitation is for, and uses the invitation up."""
    invitation = find_invitation(token, lock=True)
    user = create_user(
        None,
        username=username,
        display_name=display_name,
        password=password,
        email=email,
        is_administrator=invitation.unit is None,
    )
    _use(invitation, user)
    return user


@transaction.atomic
def accept_as(token: str, user: User) -> User:
    """Gives a person who has an account the membership, and uses the invitation up."""
    invitation = find_invitation(token, lock=True)
    if invitation.unit is None and not user.is_administrator:
        user.is_administrator = True
        user.save(update_fields=["is_administrator"])
    _use(invitation, user)
    return user


@transaction.atomic
def revoke(actor: User, invitation: Invitation) -> None:
    """Makes the link worthless."""
    if invitation.unit is None:
        raise ForbiddenError
    require(actor, MANAGE_UNIT, invitation.unit)
    invitation.revoked_at = timezone.now()
    invitation.save(update_fields=["revoked_at"])
    audit.record(
        actor, "organisations.invitation.revoke", invitation,
        office_id=invitation.unit.office_id, after=audit.snapshot(invitation),
    )  # fmt: skip


def _use(invitation: Invitation, user: User) -> None:
    unit = invitation.unit
    if unit is not None:
        Membership.objects.get_or_create(user=user, unit=unit, role=invitation.role, ended_at=None)
        forget_grants(user)
    invitation.used_at = timezone.now()
    invitation.used_by = user
    invitation.save(update_fields=["used_at", "used_by"])
    audit.record(
        user, "organisations.invitation.accept", invitation,
        office_id=unit.office_id if unit else None, after=audit.snapshot(invitation),
    )  # fmt: skip
