"""Writes about plans: each one transaction and one audit record."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any, Final
from uuid import uuid4

from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile, UploadedFile
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from lotrinh_web.accounts.models import User
from lotrinh_web.common import audit
from lotrinh_web.common.errors import ConflictError, InvalidError
from lotrinh_web.common.folding import fold
from lotrinh_web.common.limits import limit_rate
from lotrinh_web.organisations.access import require
from lotrinh_web.plans.compiling import Compiled, UnreadableFileError, find_file_kind
from lotrinh_web.plans.files import store_chunks
from lotrinh_web.plans.identity import name_clauses
from lotrinh_web.plans.models import Draft, Plan, PlanVersion, Reading, StoredFile
from lotrinh_web.plans.permissions import ADD_PLAN, REVIEW_PLAN
from lotrinh_web.plans.rendering import count_findings
from lotrinh_web.plans.selectors import content_of, newest_version
from lotrinh_web.plans.states import Event, VersionState, move

if TYPE_CHECKING:
    from lotrinh_web.organisations.models import Office

audit.describe(
    {
        "plans.plan.register": _("đưa kế hoạch vào"),
        "plans.version.read": _("đọc xong kế hoạch"),
        "plans.version.fail": _("không đọc được kế hoạch"),
        "plans.version.retry": _("cho đọc lại kế hoạch"),
        "plans.version.bring": _("đưa bản mới của kế hoạch vào"),
        "plans.plan.correct": _("sửa số, ngày, nơi ban hành"),
    }
)

PLAN_FIELDS: Final = ("title", "number", "symbol", "issuer", "issued_on")


class DuplicateError(ConflictError):
    """The office has this very file already: in `plan`."""

    code = "duplicate"
    message = _("Tệp này đã được đưa vào trước đây.")

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        super().__init__()


def register_plan(actor: User, office: Office, upload: UploadedFile[bytes]) -> Plan:
    """Takes a file into the register and has it read in the background.

    Raises InvalidError for a file that is too large or of no kind that the engine reads,
    DuplicateError for one that the office has already.
    """
    require(actor, ADD_PLAN, office)
    limit_rate("upload", actor.pk, times=120, seconds=3600)
    kind = _check_upload(upload)
    sha256, size = store_chunks(upload.chunks())
    with transaction.atomic():
        file = _keep_file(actor, office, upload.name or "", kind, sha256, size)
        plan = Plan.objects.create(
            office=office, title=file.name, folded=fold(file.name), registered_by=actor
        )
        version = PlanVersion.objects.create(plan=plan, number=1, file=file, created_by=actor)
        audit.record(
            actor, "plans.plan.register", plan, office_id=office.pk,
            after={**audit.snapshot(plan, *PLAN_FIELDS), "sha256": sha256},
        )  # fmt: skip
        _enqueue(version)
    return plan


def register_text(actor: User, office: Office, text: str) -> Plan:
    """Takes pasted text in as a file of plain text, named by its first line. Raises as above."""
    first = next((line.strip() for line in text.splitlines() if line.strip()), "")
    if not first:
        raise InvalidError(fields={"text": _("Hãy dán nội dung kế hoạch vào đây.")})
    name = f"{first[:80]}.txt".replace("/", "-")
    content = "\n".join(text.splitlines()).encode()
    return register_plan(actor, office, SimpleUploadedFile(name, content, "text/plain"))


def bring_version(actor: User, plan: Plan, upload: UploadedFile[bytes]) -> PlanVersion:
    """Takes in an amended text of a plan as its next version, and has it read.

    Raises as `register_plan` does, and ConflictError while the newest version is still being read.
    """
    require(actor, REVIEW_PLAN, plan)
    limit_rate("upload", actor.pk, times=120, seconds=3600)
    kind = _check_upload(upload)
    sha256, size = store_chunks(upload.chunks())
    with transaction.atomic():
        Plan.objects.select_for_update().get(pk=plan.pk)
        newest = newest_version(plan)
        if newest.state in {VersionState.WAITING, VersionState.READING}:
            raise ConflictError(_("Bản trước còn đang được đọc. Hãy đợi một lát."), code="state")
        file = _keep_file(actor, plan.office, upload.name or "", kind, sha256, size)
        version = PlanVersion.objects.create(
            plan=plan, number=newest.number + 1, file=file, created_by=actor
        )
        audit.record(
            actor, "plans.version.bring", version, office_id=plan.office_id,
            after={"number": version.number, "sha256": sha256},
        )  # fmt: skip
        _enqueue(version)
    return version


@transaction.atomic
def read_again(actor: User, version: PlanVersion) -> PlanVersion:
    """Has a version read once more. ConflictError once somebody has edited it."""
    require(actor, REVIEW_PLAN, version.plan)
    version = PlanVersion.objects.select_for_update().select_related("plan").get(pk=version.pk)
    version.state = move(version.state, Event.RETRY)
    version.failure = ""
    version.save(update_fields=["state", "failure"])
    audit.record(actor, "plans.version.retry", version, office_id=version.plan.office_id)
    _enqueue(version)
    return version


@transaction.atomic
def correct_facts(actor: User, plan: Plan, facts: Mapping[str, Any]) -> Plan:
    """Sets the register's fields by a person's hand; what is read later does not change them."""
    require(actor, REVIEW_PLAN, plan)
    plan = Plan.objects.select_for_update().select_related("office").get(pk=plan.pk)
    before = audit.snapshot(plan, *PLAN_FIELDS)
    for name in PLAN_FIELDS:
        setattr(plan, name, facts[name])
    plan.corrected = True
    save_facts(plan)
    audit.record(
        actor, "plans.plan.correct", plan, office_id=plan.office_id, before=before,
        after=audit.snapshot(plan, *PLAN_FIELDS),
    )  # fmt: skip
    return plan


def save_facts(plan: Plan) -> None:
    """Saves a plan's facts together with what a search looks in."""
    plan.folded = fold(f"{plan.title} {plan.code} {plan.issuer}")
    plan.save()


def _keep_file(
    actor: User, office: Office, name: str, kind: str, sha256: str, size: int
) -> StoredFile:
    """The row of a file, within the transaction. DuplicateError where a plan has it."""
    file, is_new = StoredFile.objects.get_or_create(
        office=office,
        sha256=sha256,
        defaults={"name": name[:255], "size": size, "kind": kind, "stored_by": actor},
    )
    known = None if is_new else file.versions.select_related("plan").first()
    if known is not None:
        raise DuplicateError(known.plan)
    return file


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
    # Before the reading: who follows readings asks for the content.
    _begin_draft(version, compiled.export)
    counts = count_findings(compiled.export["findings"])
    Reading.objects.update_or_create(
        version=version,
        defaults={
            "engine": compiled.engine,
            "export": compiled.export,
            "printed": compiled.printed,
            "page_starts": compiled.page_starts,
            "mended": compiled.mended,
            "words": compiled.words,
            "pages": compiled.pages,
            "errors": counts["error"],
            "warnings": counts["warning"],
            "notices": counts["notice"],
        },
    )
    plan = version.plan
    before = audit.snapshot(plan, *PLAN_FIELDS)
    if not plan.corrected and version.number == 1:
        take_header(plan, compiled.export)
    save_facts(plan)
    audit.record(
        None, "plans.version.read", version, office_id=plan.office_id, before=before,
        after=audit.snapshot(plan, *PLAN_FIELDS),
    )  # fmt: skip
    return version


def _begin_draft(version: PlanVersion, export: dict[str, Any]) -> None:
    """What a review starts from; clauses that the version before had too keep their ids."""
    before = version.plan.versions.filter(number__lt=version.number, draft__isnull=False).first()
    previous = content_of(before) if before else None
    base = name_clauses(export, lambda: uuid4().hex[:12], previous)
    Draft.objects.update_or_create(version=version, defaults={"base": base})


def take_header(plan: Plan, export: Mapping[str, Any]) -> None:
    """The register's fields as an export's letterhead has them; what it lacks stays as it was."""
    header = export["header"]
    plan.title = (header["title"] or plan.title)[:1000]
    plan.number = (header["number"] or plan.number)[:20]
    plan.symbol = (header["symbol"] or plan.symbol)[:60]
    plan.issuer = (header["issuer"] or plan.issuer)[:300]
    if len(header["date"] or "") == len("2026-03-31"):
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
