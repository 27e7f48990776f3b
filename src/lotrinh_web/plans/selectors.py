"""Reads about plans."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db.models import F, OuterRef, QuerySet, Subquery

from lotrinh_web.common.errors import NotFoundError
from lotrinh_web.common.folding import fold
from lotrinh_web.plans.editing import Operation, replay
from lotrinh_web.plans.files import read_stored
from lotrinh_web.plans.models import Approval, Draft, EditOperation, Plan, PlanVersion, Reading
from lotrinh_web.plans.states import VersionState

if TYPE_CHECKING:
    from lotrinh_web.organisations.models import Office


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a person looks for in the register; empty is everything."""

    words: str = ""
    state: str = ""
    issuer: str = ""
    year: int | None = None

    def __bool__(self) -> bool:
        return bool(self.words or self.state or self.issuer or self.year)


def plans_of(office: Office, wanted: Wanted | None = None) -> QuerySet[Plan]:
    """The register of an office, the newest first, with `state`, `version`, `errors` and `warnings`
    of each plan's newest version."""
    wanted = wanted or Wanted()
    newest = PlanVersion.objects.filter(plan=OuterRef("pk")).order_by("-number")
    plans = (
        _narrowed(Plan.objects.filter(office=office), wanted)
        .select_related("registered_by")
        .annotate(
            state=Subquery(newest.values("state")[:1]),
            version=Subquery(newest.values("number")[:1]),
            errors=Subquery(newest.values(n=F("reading__errors"))[:1]),
            warnings=Subquery(newest.values(n=F("reading__warnings"))[:1]),
        )
    )
    return plans.filter(state=wanted.state) if wanted.state else plans


def _narrowed(plans: QuerySet[Plan], wanted: Wanted) -> QuerySet[Plan]:
    for word in fold(wanted.words).split():
        plans = plans.filter(folded__contains=word)
    if wanted.issuer:
        plans = plans.filter(issuer=wanted.issuer)
    if wanted.year:
        plans = plans.filter(issued_on__year=wanted.year)
    return plans


def issuers_of(office: Office) -> list[str]:
    """Who has issued the plans of the register, by name."""
    rows = Plan.objects.filter(office=office).exclude(issuer="").order_by("issuer")
    return list(rows.values_list("issuer", flat=True).distinct())


def years_of(office: Office) -> list[int]:
    """The years in which they were issued, the latest first."""
    rows = Plan.objects.filter(office=office, issued_on__isnull=False)
    return [day.year for day in rows.dates("issued_on", "year", order="DESC")]


def twins_of(plan: Plan) -> list[Plan]:
    """Other plans of the office with the same number, symbol, day and issuer."""
    if not plan.number or not plan.symbol:
        return []
    rows = Plan.objects.filter(
        office=plan.office_id, number=plan.number, symbol__iexact=plan.symbol,
        issued_on=plan.issued_on,
    ).exclude(pk=plan.pk)  # fmt: skip
    return [other for other in rows[:20] if fold(other.issuer) == fold(plan.issuer)]


def newest_version(plan: Plan) -> PlanVersion:
    """The last one that came in or was begun."""
    return plan.versions.select_related("file", "created_by", "plan").latest("number")


def approved_version(plan: Plan) -> PlanVersion | None:
    """The one in force; None before any was approved, or after it was withdrawn."""
    return plan.versions.filter(state=VersionState.APPROVED).first()


def versions_of(plan: Plan) -> QuerySet[PlanVersion]:
    """All versions, the newest first, with who approved them."""
    return plan.versions.select_related("created_by", "file", "approval__approved_by").defer(
        "approval__content"
    )


def version_before(version: PlanVersion) -> PlanVersion | None:
    """The nearest earlier version that could be read."""
    earlier = version.plan.versions.filter(number__lt=version.number, draft__isnull=False)
    return earlier.first()


def reading_of(version: PlanVersion) -> Reading | None:
    """What the engine made of it; None before it has, or where it could not."""
    return Reading.objects.filter(version=version).first()


def content_in_use(plan_id: int) -> tuple[PlanVersion, dict[str, Any]] | None:
    """The version in force, before any is approved the newest that was read, with `content_of` it.

    None before any was read, and where all were withdrawn.
    """
    versions = PlanVersion.objects.filter(plan=plan_id, draft__isnull=False)
    versions = versions.exclude(state=VersionState.WITHDRAWN)
    versions = versions.select_related("plan", "file")
    version = versions.filter(state=VersionState.APPROVED).first() or versions.first()
    return None if version is None else (version, content_of(version))


def original_of(version: PlanVersion, *, as_text: bool = False) -> tuple[bytes, str]:
    """The file as it came in with its name; with `as_text` what was printed of it, for scans."""
    if as_text:
        return Reading.objects.get(version=version).printed.encode(), "van-ban.txt"
    return read_stored(version.file.sha256), version.file.name


def file_hashes_of(plan: Plan) -> list[str]:
    """The SHA-256 of the files of all versions."""
    return list(plan.versions.values_list("file__sha256", flat=True))


def operations_of(draft: Draft) -> list[Operation]:
    """The log of a draft, in order."""
    rows = EditOperation.objects.filter(draft=draft).values_list(
        "sequence", "actor_id", "verb", "target", "details"
    )
    return [Operation(*row) for row in rows.order_by("sequence")]


def steps_since(version: PlanVersion, sequence: int) -> QuerySet[EditOperation]:
    """The steps of a version's log after one, with who made them."""
    return EditOperation.objects.filter(
        draft__version=version, sequence__gt=sequence
    ).select_related("actor")


def draft_of(version: PlanVersion) -> Draft:
    """What its review started from. NotFoundError before the version was read."""
    draft = Draft.objects.filter(version=version).first()
    if draft is None:
        raise NotFoundError
    return draft


def content_of(version: PlanVersion) -> dict[str, Any]:
    """The plan as it stands in a version: `lotrinh/plan@1` with a lasting `id` on every clause.

    Of an approved version what was approved; else what was read with the corrections so far.
    NotFoundError before it was read. `id` and `added` (put in by a person) are the only further
    keys; the engine passes over them.
    """
    approval = Approval.objects.filter(version=version).first()
    if approval is not None:
        return dict(approval.content)
    draft = draft_of(version)
    return replay(draft.base, operations_of(draft))
