"""Groups of units: made, renamed, filled, taken away.

Place in the flow: services of their own, beside services.py.
"""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from lotrinh_web.accounts.models import User
from lotrinh_web.common import audit
from lotrinh_web.common.errors import ConflictError, InvalidError
from lotrinh_web.organisations.access import require
from lotrinh_web.organisations.models import Office, Unit, UnitGroup
from lotrinh_web.organisations.permissions import MANAGE_OFFICE

audit.describe(
    {
        "organisations.group.save": _("lưu nhóm đơn vị"),
        "organisations.group.delete": _("xóa nhóm đơn vị"),
    }
)


def _state(group: UnitGroup) -> dict[str, object]:
    return {
        "name": group.name,
        "aliases": list(group.aliases),
        "units": sorted(group.units.values_list("name", flat=True)),
    }


@transaction.atomic
def save_group(
    actor: User,
    office: Office,
    group: UnitGroup | None,
    *,
    name: str,
    aliases: Sequence[str],
    units: Sequence[Unit],
) -> UnitGroup:
    """A new group (None), or a group as it should be from now on."""
    require(actor, MANAGE_OFFICE, office)
    if any(unit.office_id != office.pk for unit in units):
        raise InvalidError
    same = UnitGroup.objects.filter(office=office, name__iexact=name)
    if same.exclude(pk=group.pk if group else 0).exists():
        raise ConflictError(fields={"name": _("Đã có nhóm tên này.")})
    before = None if group is None else _state(group)
    group = group or UnitGroup(office=office)
    group.name, group.aliases = name, list(aliases)
    group.save()
    group.units.set(units)
    audit.record(
        actor, "organisations.group.save", group, office_id=office.pk, before=before,
        after=_state(group),
    )  # fmt: skip
    return group


@transaction.atomic
def delete_group(actor: User, group: UnitGroup) -> None:
    """Takes a group away; its units stay."""
    require(actor, MANAGE_OFFICE, group.office)
    audit.record(
        actor, "organisations.group.delete", group, office_id=group.office_id,
        before=_state(group),
    )  # fmt: skip
    group.delete()
