"""Writes about plans: each one transaction and one audit record."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from lotrinh_web.accounts.models import User
from lotrinh_web.common import audit
from lotrinh_web.common.errors import ConflictError, InvalidError
from lotrinh_web.common.limits import limit_rate
from lotrinh_web.organisations.access import require
from lotrinh_web.plans.compiling import Compiled, UnreadableFileError, find_file_kind
from lotrinh_web.plans.files import store_chunks
from lotrinh_web.plans.models import Plan, PlanVersion, Reading, StoredFile
from lotrinh_web.plans.permissions import ADD_PLAN
from lotrinh_web.plans.rendering import count_findings
from lotrinh_web.plans.states import Event, move

if TYPE_CHECKING:
    from lotrinh_web.organisations.models import Office

audit.describe(
    {
        "plans.plan.register": _("đưa kế hoạch vào"),
        "plans.version.read": _("đọc xong kế hoạch"),
        "plans.version.fail": _("không đọc được kế hoạch"),
    }
)

PLAN_FIELDS: Final = ("title", "number", "symbol", "issuer", "issued_on")


def register_plan(actor: User, office: Office, upload: UploadedFile[bytes]) -> Plan:
    """Takes a file into the register and has it read in the background.

    Raises InvalidError for a file that is too large or of no kind that the engine reads,
    ConflictError (code `duplicate`) for one that the office has already.
    """
    require(actor, ADD_PLAN, office)
    limit_rate("upload", actor.pk, times=120, seconds=3600)
    kind = _check_upload(upload)
    sha256, size = store_chunks(upload.chunks())
    with transaction.atomic():
        file, is_new = StoredFile.objects.get_or_create(
            office=office,
            sha256=sha256,
            defaults={
                "name": (upload.name or "")[:255], "size": size, "kind": kind, "stored_by": actor
            },
        )  # fmt: skip
        if not is_new and file.versions.exists():
            raise ConflictError(_("Tệp này đã được đưa vào trước đây."), code="duplicate")
        plan = Plan.objects.create(office=office, title=file.name, registered_by=actor)
        version = PlanVersion.objects.create(plan=plan, number=1, file=file, created_by=actor)
        audit.record(
            actor, "plans.plan.register", plan, office_id=office.pk,
            after={**audit.snapshot(plan, *PLAN_FIELDS), "sha256": sha256},
        )  # fmt: skip
        _enqueue(version)
    return plan


def _check_upload(upload: UploadedFile[bytes]) -> str:
    if not upload.size:
        raise InvalidError(fields={"file": _("Tệp trống.")})
    if upload.size > settings.UPLOAD_LIMIT:
        raise InvalidError(fields={"file": _("Tệp quá lớn.")})
    content = upload.read()
    upload.seek(0)
    try:
        return find_file_kind(content, upload.name or "")
    except UnreadableFileError as error:
        raise InvalidError(fields={"file": str(error)}) from error


def _enqueue(version: PlanVersion) -> None:
    """Within the transaction: with the database backend the task is there if the version is."""
    from lotrinh_web.plans.tasks import read_version

    read_version.enqueue(version.pk)


@transaction.atomic
def start_reading(version_id: int) -> PlanVersion:
    """Marks a version as being read."""
    version = PlanVersion.objects.select_for_update().get(pk=version_id)
    version.state = move(version.state, Event.START)
    version.save(update_fields=["state"])
    return version


@transaction.atomic
def finish_reading(version: PlanVersion, compiled: Compiled) -> PlanVersion:
    """Keeps what was read, and fills the register's fields from it where nobody has yet."""
    version.state = move(version.state, Event.FINISH)
    version.save(update_fields=["state"])
    counts = count_findings(compiled.export["findings"])
    Reading.objects.update_or_create(
        version=version,
        defaults={
            "engine": compiled.engine,
            "export": compiled.export,
            "printed": compiled.printed,
            "pages": compiled.pages,
            "errors": counts["error"],
            "warnings": counts["warning"],
            "notices": counts["notice"],
        },
    )
    plan = version.plan
    before = audit.snapshot(plan, *PLAN_FIELDS)
    _take_header(plan, compiled)
    plan.save()
    audit.record(
        None, "plans.version.read", version, office_id=plan.office_id, before=before,
        after=audit.snapshot(plan, *PLAN_FIELDS),
    )  # fmt: skip
    return version


def _take_header(plan: Plan, compiled: Compiled) -> None:
    header = compiled.export["header"]
    if header["title"]:
        plan.title = header["title"][:1000]
    plan.number = (plan.number or header["number"] or "")[:20]
    plan.symbol = (plan.symbol or header["symbol"] or "")[:60]
    plan.issuer = (plan.issuer or header["issuer"] or "")[:300]
    if plan.issued_on is None and len(header["date"] or "") == len("2026-03-31"):
        # A draft often leaves the day blank; the export says `2026-03` then.
        plan.issued_on = date.fromisoformat(header["date"])


@transaction.atomic
def fail_reading(version: PlanVersion, reason: str) -> PlanVersion:
    """Keeps why a version could not be read."""
    version.state = move(version.state, Event.FAIL)
    version.failure = reason
    version.save(update_fields=["state", "failure"])
    audit.record(
        None, "plans.version.fail", version, office_id=version.plan.office_id,
        after={"failure": reason},
    )  # fmt: skip
    return version
