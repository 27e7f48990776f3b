"""Writes about offices, units and members: each one transaction and one audit record."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from lotrinh_web.accounts.models import User
from lotrinh_web.accounts.permissions import SET_UP_OFFICES
from lotrinh_web.common import audit
from lotrinh_web.common.errors import ConflictError
from lotrinh_web.organisations.access import require
from lotrinh_web.organisations.models import Membership, Office, OfficeLevel, Unit, UnitKind
from lotrinh_web.organisations.permissions import MANAGE_UNIT
from lotrinh_web.organisations.roles import Role
from lotrinh_web.organisations.selectors import forget_grants
from lotrinh_web.organisations.trees import UNIT_FIELDS
from lotrinh_web.organisations.usual_units import OfficeKind

audit.describe(
    {
        "organisations.office.create": _("lập cơ quan"),
        "organisations.unit.create": _("thêm đơn vị"),
        "organisations.unit.alias": _("ghi nhớ tên gọi của đơn vị"),
        "organisations.membership.create": _("thêm thành viên"),
        "organisations.membership.end": _("cho thôi thành viên"),
    }
)


@transaction.atomic
def create_office(
    actor: User,
    *,
    name: str,
    short_name: str,
    slug: str,
    level: OfficeLevel,
    province_code: str = "",
    commune_code: str = "",
    kind: OfficeKind = OfficeKind.OTHER,
    superior: Office | None = None,
) -> Office:
    """A new office with the root of its tree; `actor` becomes its first administrator."""
    require(actor, SET_UP_OFFICES)
    if Office.objects.filter(slug=slug).exists():
        raise ConflictError(fields={"slug": _("Địa chỉ này đã có cơ quan dùng.")})
    office = Office.objects.create(
        name=name,
        short_name=short_name,
        slug=slug,
        level=level,
        kind=kind,
        province_code=province_code,
        commune_code=commune_code,
        superior=superior,
    )
    root = insert_unit(office, None, kind=UnitKind.OFFICE, name=name, short_name=short_name)
    Membership.objects.create(user=actor, unit=root, role=Role.ADMIN)
    forget_grants(actor)
    audit.record(
        actor, "organisations.office.create", office, office_id=office.pk,
        after=audit.snapshot(office),
    )  # fmt: skip
    return office


@transaction.atomic
def add_unit(
    actor: User,
    parent: Unit,
    *,
    kind: UnitKind,
    name: str,
    short_name: str = "",
    aliases: Sequence[str] = (),
    valid_from: date | None = None,
) -> Unit:
    """A new unit as the last one below `parent`."""
    require(actor, MANAGE_UNIT, parent)
    unit = insert_unit(
        parent.office, parent, kind=kind, name=name, short_name=short_name, aliases=aliases,
        valid_from=valid_from,
    )  # fmt: skip
    audit.record(
        actor, "organisations.unit.create", unit, office_id=unit.office_id,
        after=audit.snapshot(unit, *UNIT_FIELDS),
    )  # fmt: skip
    return unit


def insert_unit(
    office: Office,
    parent: Unit | None,
    *,
    kind: UnitKind,
    name: str,
    short_name: str = "",
    aliases: Sequence[str] = (),
    valid_from: date | None = None,
) -> Unit:
    """The row of a new unit in its place. For services, which ask for the right and record."""
    unit = Unit.objects.create(
        office=office,
        parent=parent,
        kind=kind,
        name=name,
        short_name=short_name,
        aliases=list(aliases),
        valid_from=valid_from,
        position=0 if parent is None else parent.children.count(),
    )
    unit.path = f"{parent.path if parent else '/'}{unit.pk}/"
    unit.save(update_fields=["path"])
    return unit


def add_named_unit(actor: User, office: Office, name: str) -> Unit:
    """A unit of which only the name is known yet, as the last one below the office itself."""
    root = Unit.objects.get(office=office, parent=None)
    return add_unit(actor, root, kind=UnitKind.OTHER, name=" ".join(name.split()))


@transaction.atomic
def add_alias(actor: User, unit: Unit, name: str) -> Unit:
    """One more name by which plans call a unit; one that it has already stays as it is."""
    require(actor, MANAGE_UNIT, unit)
    unit = Unit.objects.select_for_update().get(pk=unit.pk)
    name = " ".join(name.split())
    if not name or name in unit.aliases:
        return unit
    before = audit.snapshot(unit, "aliases")
    unit.aliases = [*unit.aliases, name]
    unit.save(update_fields=["aliases"])
    audit.record(
        actor, "organisations.unit.alias", unit, office_id=unit.office_id, before=before,
        after=audit.snapshot(unit, "aliases"),
    )  # fmt: skip
    return unit


@transaction.atomic
def add_member(actor: User, unit: Unit, user: User, role: Role) -> Membership:
    """Makes a person a member; a membership that is there already stays as it is."""
    require(actor, MANAGE_UNIT, unit)
    membership, created = Membership.objects.get_or_create(
        user=user, unit=unit, role=role, ended_at=None
    )
    forget_grants(user)
    if created:
        audit.record(
            actor, "organisations.membership.create", membership, office_id=unit.office_id,
            after=audit.snapshot(membership),
        )  # fmt: skip
    return membership


@transaction.atomic
def end_membership(actor: User, membership: Membership) -> Membership:
    """Ends a membership now. The last administrator of an office stays."""
    unit = membership.unit
    require(actor, MANAGE_UNIT, unit)
    others = Membership.objects.filter(
        unit__office=unit.office_id, unit__parent=None, role=Role.ADMIN, ended_at=None
    ).exclude(pk=membership.pk)
    if membership.role == Role.ADMIN and unit.parent_id is None and not others.exists():
        raise ConflictError(_("Cơ quan cần ít nhất một người quản trị."), code="last_admin")
    before = audit.snapshot(membership)
    membership.ended_at = timezone.now()
    membership.save(update_fields=["ended_at"])
    forget_grants(membership.user)
    audit.record(
        actor, "organisations.membership.end", membership, office_id=unit.office_id,
        before=before, after=audit.snapshot(membership),
    )  # fmt: skip
    return membership
