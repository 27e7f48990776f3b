"""A plan, its versions, their files, and what was read from each.

A version is a file (or pasted text, kept as a file) as it came in, and never changes; what the
engine read from it is a `Reading` of its own, so that lists never load a plan's whole export.
"""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from lotrinh_web.plans.states import VersionState


class StoredFile(models.Model):
    """A file by the hash of its content; the bytes lie in files.py's folder."""

    office = models.ForeignKey("organisations.Office", models.PROTECT, related_name="+")
    sha256 = models.CharField(max_length=64)
    name = models.CharField(_("tên tệp"), max_length=255)
    """As it was called when it came in."""
    size = models.PositiveBigIntegerField(_("cỡ"))
    kind = models.CharField(max_length=12)
    """By content, as the engine sees it (`docx`, `pdf` …); never what the browser said."""
    stored_at = models.DateTimeField(auto_now_add=True)
    stored_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        constraints = (models.UniqueConstraint(fields=("office", "sha256"), name="file_once"),)

    def __str__(self) -> str:
        return self.name


class Plan(models.Model):
    """A plan in an office's register. Its facts are those of its newest version, or a person's."""

    office = models.ForeignKey("organisations.Office", models.PROTECT, related_name="plans")
    title = models.CharField(_("trích yếu"), max_length=1000)
    number = models.CharField(_("số"), max_length=20, blank=True)
    symbol = models.CharField(_("ký hiệu"), max_length=60, blank=True)
    issuer = models.CharField(_("cơ quan ban hành"), max_length=300, blank=True)
    issued_on = models.DateField(_("ngày ban hành"), null=True, blank=True)
    corrected = models.BooleanField(default=False)
    """A person has set these facts: what is read later does not change them."""
    folded = models.TextField(blank=True, editable=False)
    """All of it as `folding.fold` makes it: what a search looks in."""
    registered_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    registered_at = models.DateTimeField(_("ngày đưa vào"), auto_now_add=True)

    class Meta:
        ordering = ("-registered_at", "-id")
        indexes = (
            models.Index(fields=("office", "-registered_at"), name="plan_by_office"),
            models.Index(fields=("office", "number", "symbol"), name="plan_by_number"),
        )

    def __str__(self) -> str:
        return self.title

    @property
    def code(self) -> str:
        """Number and symbol as they are written: `158/KH-UBND`."""
        return "/".join(part for part in (self.number, self.symbol) if part)


class PlanVersion(models.Model):
    """One text of a plan, numbered from 1."""

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    file = models.ForeignKey(StoredFile, models.PROTECT, related_name="versions")
    state = models.CharField(
        max_length=12, choices=VersionState.choices, default=VersionState.WAITING
    )
    failure = models.TextField(blank=True)
    """Why it could not be read, as a sentence for people."""
    created_at = models.DateTimeField(auto_now_add=True)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        ordering = ("-number",)
        constraints = (models.UniqueConstraint(fields=("plan", "number"), name="version_once"),)

    def __str__(self) -> str:
        return f"{self.plan} ({self.number})"


class Reading(models.Model):
    """What the engine made of a version."""

    version = models.OneToOneField(PlanVersion, models.CASCADE, related_name="reading")
    engine = models.CharField(max_length=20)
    """The engine's version."""
    export = models.JSONField()
    """The plan as `lotrinh/plan@1`, findings included."""
    printed = models.TextField()
    """The text that lines and columns in the export count."""
    page_starts = models.JSONField(default=list)
    """Offsets in `printed` at which pages begin; empty where the format has none."""
    mended = models.TextField(blank=True)
    """The text that `start` and `end` in the export count."""
    words = models.JSONField(default=list)
    """Words whose places on the pages are known: [start, end, page, x0, y0, x1, y1, confidence],
    boxes in points from the page's top left corner."""
    pages = models.PositiveIntegerField(default=0)
    errors = models.PositiveIntegerField(default=0)
    warnings = models.PositiveIntegerField(default=0)
    notices = models.PositiveIntegerField(default=0)
    read_at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return str(self.version)


class Draft(models.Model):
    """A version as its review found it. The plan as it stands is this and its operations."""

    version = models.OneToOneField(PlanVersion, models.CASCADE, related_name="draft")
    base = models.JSONField()
    """`lotrinh/plan@1` in which every clause has an `id` that lasts over versions (identity.py)."""

    def __str__(self) -> str:
        return str(self.version)


class EditOperation(models.Model):
    """One step of a review (editing.py). The database refuses to change or delete it."""

    draft = models.ForeignKey(Draft, models.CASCADE, related_name="operations")
    sequence = models.PositiveIntegerField()
    actor = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    verb = models.CharField(max_length=10)
    target = models.CharField(max_length=64)
    details = models.JSONField(default=dict)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("sequence",)
        constraints = (
            models.UniqueConstraint(fields=("draft", "sequence"), name="operation_once"),
        )

    def __str__(self) -> str:
        return f"{self.draft} {self.sequence}"


class Approval(models.Model):
    """A version as it was approved, for good. The database refuses to change or delete it."""

    version = models.OneToOneField(PlanVersion, models.CASCADE, related_name="approval")
    content = models.JSONField()
    """`lotrinh/plan@1` with ids, the operations applied."""
    revision = models.PositiveIntegerField()
    """The last operation in it."""
    approved_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    approved_at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return str(self.version)
