"""Roles that change.

Place in the flow: a service of its own, beside services.py (who comes and goes) and invitations.py.
"""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from lotrinh_web.accounts.models import User
from lotrinh_web.common.errors import ConflictError
from lotrinh_web.organisations.access import require
from lotrinh_web.organisations.models import Membership, Unit
from lotrinh_web.organisations.permissions import MANAGE_UNIT
from lotrinh_web.organisations.roles import Role
from lotrinh_web.organisations.services import add_member, end_membership


@transaction.atomic
def change_membership(actor: User, membership: Membership, unit: Unit, role: Role) -> Membership:
    """Gives a person another role or unit of the same office from now on.

    The old membership ends and a new one begins, so that who was what stays known. Raises
    ConflictError for a membership that has ended, and where the last administrator would go.
    """
    require(actor, MANAGE_UNIT, membership.unit)
    require(actor, MANAGE_UNIT, unit)
    if membership.ended_at is not None or unit.office_id != membership.unit.office_id:
        raise ConflictError(_("Người này đã thôi, hoặc đơn vị không thuộc cơ quan này."))
    if (membership.unit_id, membership.role) == (unit.pk, role):
        return membership
    fresh = add_member(actor, unit, membership.user, role)
    end_membership(actor, membership)
    return fresh
