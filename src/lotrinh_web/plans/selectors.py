"""Reads about plans."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db.models import F, OuterRef, QuerySet, Subquery

from lotrinh_web.plans.files import read_stored
from lotrinh_web.plans.models import Plan, PlanVersion, Reading

if TYPE_CHECKING:
    from lotrinh_web.organisations.models import Office


def plans_of(office: Office) -> QuerySet[Plan]:
    """The register of an office, the newest first, with `state`, `errors` and `warnings` of each
    plan's newest version."""
    newest = PlanVersion.objects.filter(plan=OuterRef("pk")).order_by("-number")
    return (
        Plan.objects.filter(office=office)
        .select_related("registered_by")
        .annotate(
            state=Subquery(newest.values("state")[:1]),
            errors=Subquery(newest.values(n=F("reading__errors"))[:1]),
            warnings=Subquery(newest.values(n=F("reading__warnings"))[:1]),
        )
    )


def newest_version(plan: Plan) -> PlanVersion:
    """The version that counts."""
    return plan.versions.select_related("file", "created_by").latest("number")


def reading_of(version: PlanVersion) -> Reading | None:
    """What the engine made of it; None before it has, or where it could not."""
    return Reading.objects.filter(version=version).first()


def content_in_use(plan_id: int) -> tuple[PlanVersion, dict[str, Any]] | None:
    """The newest version that was read, with the plan as `lotrinh/plan@1`; None before any was."""
    reading = (
        Reading.objects.filter(version__plan=plan_id)
        .select_related("version__plan", "version__file")
        .defer("printed")
        .order_by("-version__number")
        .first()
    )
    return (reading.version, reading.export) if reading is not None else None


def original_of(version: PlanVersion, *, as_text: bool = False) -> tuple[bytes, str]:
    """The file as it came in with its name; with `as_text` what was printed of it, for scans."""
    if as_text:
        return Reading.objects.get(version=version).printed.encode(), "van-ban.txt"
    return read_stored(version.file.sha256), version.file.name


def file_hashes_of(plan: Plan) -> list[str]:
    """The SHA-256 of the files of all versions."""
    return list(plan.versions.values_list("file__sha256", flat=True))
