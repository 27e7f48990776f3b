"""The personas of all tests: one office, its superior and a neighbour, and a person of each kind.

owner       officer of the office who registered the plans
colleague   another officer of the same department
clerk       văn thư of the office
chief       lãnh đạo of the office
admin       who manages the office's tree and members
unit_member plain member of a hamlet of the office
superior    chief of the superior office
neighbour   officer of another office of the same level
former      was an officer of the office
stranger    has an account and no office
citizen     has no account: None
"""

from __future__ import annotations

from dataclasses import dataclass, fields

from lotrinh_web.accounts.models import User
from lotrinh_web.organisations import services
from lotrinh_web.organisations.models import Membership, Office, OfficeLevel, Unit, UnitKind
from lotrinh_web.organisations.roles import Role
from lotrinh_web.organisations.selectors import root_of


@dataclass(frozen=True, slots=True)
class People:
    """Everybody, and where they are."""

    office: Office
    root: Unit
    department: Unit
    hamlet: Unit
    superior_office: Office
    neighbour_office: Office

    owner: User
    colleague: User
    clerk: User
    chief: User
    admin: User
    unit_member: User
    superior: User
    neighbour: User
    former: User
    stranger: User
    citizen: None = None

    def everybody(self) -> dict[str, User | None]:
        """All personas by name, the citizen too."""
        people = {field.name: getattr(self, field.name) for field in fields(self)}
        return {k: v for k, v in people.items() if k == "citizen" or isinstance(v, User)}


def make_user(username: str, display_name: str, *, is_administrator: bool = False) -> User:
    """An account whose password nobody knows; tests sign it in by force."""
    user = User(username=username, display_name=display_name, is_administrator=is_administrator)
    user.set_unusable_password()
    user.save()
    return user


def found_people() -> People:
    """Sets all of it up, by the services that the application itself uses."""
    installer = make_user("quan.tri", "Lò Văn Cài", is_administrator=True)
    superior_office = _found(installer, "UBND tỉnh Lam Giang", "tinh-lam-giang", "province", None)
    office = _found(installer, "UBND xã An Phú", "xa-an-phu", "commune", superior_office)
    neighbour_office = _found(installer, "UBND xã Bình Lâm", "xa-binh-lam", "commune", None)
    root = root_of(office)
    department = services.add_unit(
        installer, root, kind=UnitKind.DEPARTMENT, name="Phòng Văn hóa - Xã hội"
    )
    hamlet = services.add_unit(installer, root, kind=UnitKind.HAMLET, name="Thôn Nà Sơn")

    def join(username: str, name: str, unit: Unit, role: Role) -> User:
        user = make_user(username, name)
        services.add_member(installer, unit, user, role)
        return user

    former = join("cu", "Hà Thị Cũ", department, Role.OFFICER)
    ended = Membership.objects.get(user=former)
    services.end_membership(installer, ended)
    return People(
        office=office,
        root=root,
        department=department,
        hamlet=hamlet,
        superior_office=superior_office,
        neighbour_office=neighbour_office,
        owner=join("lan", "Vi Thị Lan", department, Role.OFFICER),
        colleague=join("minh", "Lộc Văn Minh", department, Role.OFFICER),
        clerk=join("thu", "Nông Thị Thu", root, Role.CLERK),
        chief=join("hung", "Hoàng Văn Hùng", root, Role.CHIEF),
        admin=join("an", "Triệu Thị An", root, Role.ADMIN),
        unit_member=join("son", "Bế Văn Sơn", hamlet, Role.MEMBER),
        superior=join("tren", "Đàm Văn Trên", root_of(superior_office), Role.CHIEF),
        neighbour=join("ben", "Mông Thị Bên", root_of(neighbour_office), Role.OFFICER),
        former=former,
        stranger=make_user("la", "Người Lạ"),
    )


def _found(actor: User, name: str, slug: str, level: str, superior: Office | None) -> Office:
    return services.create_office(
        actor,
        name=name,
        short_name=name.removeprefix("UBND ").capitalize(),
        slug=slug,
        level=OfficeLevel(level),
        superior=superior,
    )
