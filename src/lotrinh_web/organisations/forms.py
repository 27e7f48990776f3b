"""What people enter about offices."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from lotrinh_web.organisations.models import Office, UnitKind
from lotrinh_web.organisations.places import Place, find_communes, place_of, provinces
from lotrinh_web.organisations.roles import Role
from lotrinh_web.organisations.setting_up import ChosenUnit
from lotrinh_web.organisations.usual_units import TRAITS, OfficeKind, Proposal

_BULLET = re.compile(r"^\s*(?:[-–•+*]+\s*|\d+\s*[.)]\s+)")
NAME_LIMIT = 200
LINES_LIMIT = 300


class MembershipForm(forms.Form):
    """In which unit, as what."""

    unit = forms.TypedChoiceField(label=_("Đơn vị"), coerce=int)
    role = forms.ChoiceField(
        label=_("Vai trò"),
        choices=Role.choices,
        help_text=_("Có hiệu lực trong đơn vị và mọi đơn vị bên trong nó."),
    )

    def __init__(self, *args: Any, units: list[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"].choices = units  # type: ignore[attr-defined]


class InvitationForm(MembershipForm):
    """Whom to invite, where, as what."""

    display_name = forms.CharField(label=_("Họ và tên"), max_length=120, required=False)
    email = forms.EmailField(label=_("Thư điện tử"), required=False)

    field_order = ("display_name", "email", "unit", "role")


@dataclass(frozen=True, slots=True)
class PlaceSearch:
    """What the list of communes shows."""

    wants_commune: bool
    asked: bool
    """Something was typed, or a province chosen."""
    found: list[Place]
    chosen: str


class PlaceForm(forms.Form):
    """Kind and place of a new office; its fields stand in the address of the next page."""

    loai = forms.ChoiceField(
        label=_("Loại cơ quan"),
        choices=OfficeKind.choices,
        widget=forms.RadioSelect,
        initial=OfficeKind.COMMUNE_COMMITTEE,
    )
    tinh = forms.ChoiceField(label=_("Tỉnh, thành phố"), required=False)
    tim = forms.CharField(
        label=_("Tìm xã, phường, đặc khu"),
        required=False,
        max_length=100,
        help_text=_("Gõ có dấu hay không dấu đều được, ví dụ: an phu"),
        widget=forms.TextInput({"type": "search", "autocomplete": "off"}),
    )
    noi = forms.CharField(required=False, max_length=5)

    def __init__(self, query: Mapping[str, str] | None = None) -> None:
        first = {"loai": OfficeKind.COMMUNE_COMMITTEE.value}
        super().__init__({**first, **query} if query else None)
        names = [(place.code, place.name) for place in provinces()]
        self.fields["tinh"].choices = [("", _("Mọi tỉnh, thành phố")), *names]  # type: ignore[attr-defined]

    def _entered(self, name: str) -> str:
        return str(self.data.get(name, "")) if self.is_bound else ""

    @property
    def kind(self) -> OfficeKind:
        """The chosen kind; the first one before a choice."""
        entered = self._entered("loai")
        return OfficeKind(entered) if entered in OfficeKind else OfficeKind.COMMUNE_COMMITTEE

    @property
    def place(self) -> Place | None:
        """The chosen commune or province, as the kind asks."""
        if TRAITS[self.kind].place == "province":
            return place_of(self._entered("tinh"))
        place = place_of(self._entered("noi"))
        return place if place is not None and place.province else None

    def search(self) -> PlaceSearch:
        """The communes that match what was typed."""
        words, province = self._entered("tim")[:100], self._entered("tinh")
        return PlaceSearch(
            wants_commune=TRAITS[self.kind].place == "commune",
            asked=bool(words.strip() or province),
            found=find_communes(words, province=province, limit=200 if not words else 30),
            chosen=self._entered("noi"),
        )

    def is_complete(self) -> bool:
        """Whether kind and place are chosen; else the form says what is missing."""
        if not self.is_valid():
            return False
        if self.place is None and TRAITS[self.kind].name:
            if TRAITS[self.kind].place == "commune":
                self.add_error("tim", _("Hãy chọn xã, phường hoặc đặc khu trong danh sách."))
            else:
                self.add_error("tinh", _("Hãy chọn tỉnh, thành phố."))
        return not self.errors


class OfficeNamesForm(forms.Form):
    """What a new office is called. That an address is free is the service's rule."""

    name = forms.CharField(label=_("Tên cơ quan"), max_length=200)
    short_name = forms.CharField(
        label=_("Tên ngắn"), max_length=60, help_text=_("Hiện ở đầu mỗi trang.")
    )
    slug = forms.SlugField(
        label=_("Địa chỉ"),
        max_length=60,
        help_text=_("Chữ thường không dấu và gạch nối, ví dụ: xa-an-phu"),
    )
    superior = forms.TypedChoiceField(
        label=_("Cơ quan cấp trên"),
        required=False,
        coerce=int,
        empty_value=None,
        help_text=_("Nếu cơ quan cấp trên cũng dùng bản cài đặt Lộ Trình này."),
    )

    def __init__(self, *args: Any, superiors: list[Office], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if superiors:
            names = [(office.pk, office.name) for office in superiors]
            self.fields["superior"].choices = [("", _("Không có")), *names]  # type: ignore[attr-defined]
        else:
            del self.fields["superior"]


@dataclass(frozen=True, slots=True)
class ProposedRow:
    """A line of the proposal: a tick and a name that may be changed."""

    take: forms.BoundField
    name: forms.BoundField
    depth: int
    source: str


@dataclass(frozen=True, slots=True)
class PastedRow:
    """A box into which names are pasted."""

    names: forms.BoundField
    example: str
    source: str


class UsualUnitsForm(forms.Form):
    """The proposal: ticks and names, boxes for names a line each."""

    def __init__(self, *args: Any, proposal: Proposal, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.proposal = proposal
        for unit in proposal.units:
            self.fields[f"take-{unit.key}"] = forms.BooleanField(
                label=unit.name, required=False, initial=unit.ticked
            )
            self.fields[f"name-{unit.key}"] = forms.CharField(
                label=_("Tên"), required=False, max_length=NAME_LIMIT, initial=unit.name
            )
        for several in proposal.several:
            self.fields[f"several-{several.key}"] = forms.CharField(
                label=UnitKind(several.kind).label,
                required=False,
                widget=forms.Textarea({"rows": 4, "placeholder": several.example}),
            )
        self.fields["others"] = forms.CharField(
            label=_("Đơn vị khác"), required=False, widget=forms.Textarea({"rows": 3})
        )

    def rows(self) -> Iterator[ProposedRow]:
        """The proposed units."""
        for unit in self.proposal.units:
            yield ProposedRow(
                self[f"take-{unit.key}"], self[f"name-{unit.key}"], 3 if unit.below else 2,
                unit.source,
            )  # fmt: skip

    def boxes(self) -> Iterator[PastedRow]:
        """The boxes for pasted names."""
        for several in self.proposal.several:
            yield PastedRow(self[f"several-{several.key}"], several.example, several.source)
        yield PastedRow(self["others"], "", "")

    def clean(self) -> dict[str, Any]:
        for name, text in self.cleaned_data.items():
            if name == "others" or name.startswith("several-"):
                lines = lines_of(text)
                if len(lines) > LINES_LIMIT:
                    self.add_error(name, _("Nhiều dòng quá: mỗi ô nhận tối đa 300 tên."))
                if any(len(line) > NAME_LIMIT for line in lines):
                    self.add_error(name, _("Có tên dài quá 200 chữ."))
        return self.cleaned_data

    def chosen(self) -> list[ChosenUnit]:
        """What people want, parents before children."""
        entered = self.cleaned_data
        units = [
            ChosenUnit(
                name=entered[f"name-{unit.key}"] or unit.name,
                kind=UnitKind(unit.kind),
                key=unit.key,
                below=unit.below,
                short_name=unit.short_name,
                aliases=unit.aliases,
            )
            for unit in self.proposal.units
            if entered[f"take-{unit.key}"]
        ]
        for several in self.proposal.several:
            kind = UnitKind(several.kind)
            units += [ChosenUnit(n, kind) for n in lines_of(entered[f"several-{several.key}"])]
        return units + [ChosenUnit(n, UnitKind.OTHER) for n in lines_of(entered["others"])]


def lines_of(text: str) -> list[str]:
    """Names as they are pasted, a line each: without bullets, numbers in front, and blank lines."""
    names = (_BULLET.sub("", line).strip(" \t;,.") for line in text.splitlines())
    return [" ".join(name.split()) for name in names if name]
