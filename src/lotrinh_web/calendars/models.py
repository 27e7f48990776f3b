"""An office's events and, computed from its plans and those events, the entries of its calendar.

Entries are derived: services write them anew from the stored export, and lists only read rows.
"""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class OfficeCalendar(models.Model):
    """One row an office: the lock of all computing, and a number that grows with every change."""

    office = models.OneToOneField("organisations.Office", models.CASCADE, related_name="+")
    revision = models.PositiveIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.office} ({self.revision})"


class OfficeEvent(models.Model):
    """An event with its days, both inside, as the office expects or knows them."""

    office = models.ForeignKey("organisations.Office", models.CASCADE, related_name="events")
    name = models.CharField(_("tên sự kiện"), max_length=300)
    key = models.CharField(max_length=300, editable=False)
    """Its identity, as the engine tells names of events apart."""
    aliases = models.JSONField(_("tên gọi khác"), default=list, blank=True)
    start = models.DateField(_("ngày bắt đầu"))
    end = models.DateField(_("ngày kết thúc"))
    confirmed = models.BooleanField(_("đã chốt ngày"), default=False)
    revision = models.PositiveIntegerField(default=1)
    """Grows with every change, so that two people do not overwrite each other."""
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ("start", "name")
        constraints = (
            models.UniqueConstraint(fields=("office", "key"), name="event_once"),
            models.CheckConstraint(
                condition=models.Q(end__gte=models.F("start")), name="event_days_in_order"
            ),
        )

    def __str__(self) -> str:
        return self.name


class EventChange(models.Model):
    """One change of the register of events, with what it moved; what undoing starts from."""

    office = models.ForeignKey("organisations.Office", models.CASCADE, related_name="+")
    event = models.ForeignKey(OfficeEvent, models.SET_NULL, null=True, related_name="changes")
    name = models.CharField(max_length=300)
    before = models.JSONField(null=True)
    """The event's fields before; None where it was new."""
    after = models.JSONField(null=True)
    """The event's fields since; None where it was taken out."""
    moved = models.JSONField(default=list)
    """A list of plans with lines, as `movement.Movement.as_json` writes them."""
    moved_count = models.PositiveIntegerField(default=0)
    changed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    changed_at = models.DateTimeField(auto_now_add=True)
    undone_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("-id",)

    def __str__(self) -> str:
        return self.name


class PlanCalendar(models.Model):
    """Which version of a plan the entries are computed from, and for whom the plan has duties."""

    plan = models.OneToOneField("plans.Plan", models.CASCADE, related_name="+")
    office = models.ForeignKey("organisations.Office", models.CASCADE, related_name="+")
    version = models.ForeignKey("plans.PlanVersion", models.CASCADE, related_name="+")
    engine = models.CharField(max_length=20)
    anchor = models.DateField(null=True)
    """The day that "từ nay" means in the plan."""
    names_events = models.BooleanField(default=False)
    """Whether a day of the plan may hang on the register of events."""
    units = models.ManyToManyField("organisations.Unit", related_name="+")
    """Units of the office to which the plan gives duties."""
    computed_at = models.DateTimeField(auto_now=True)

    def __str__(self) -> str:
        return str(self.plan)


class EntryKind(models.TextChoices):
    """What an entry is, in the engine's words."""

    PHASE = "phase", _("Đợt")
    STAGE = "stage", _("Giai đoạn")
    PERIOD = "period", _("Hoạt động")
    DEADLINE = "deadline", _("Thời hạn")
    RECURRING = "recurring", _("Định kỳ")


class CalendarEntry(models.Model):
    """One span, deadline or recurring duty of a plan with its days, as the engine computed it."""

    office = models.ForeignKey("organisations.Office", models.CASCADE, related_name="+")
    plan = models.ForeignKey("plans.Plan", models.CASCADE, related_name="entries")
    position = models.PositiveIntegerField()
    """Its place in the plan's own order."""
    uid = models.CharField(max_length=40)
    """The same for the same place of the same file, in every run."""
    kind = models.CharField(max_length=10, choices=EntryKind.choices)
    label = models.CharField(max_length=300, blank=True)
    title = models.TextField()
    clause = models.TextField()
    """The words of the plan that it rests on."""
    text = models.TextField(blank=True)
    """The printed words of time."""
    within = models.CharField(max_length=300, blank=True)
    start = models.DateField(null=True)
    end = models.DateField(null=True)
    first_day = models.DateField(null=True)
    """First and last day on which anything of it falls; empty while it has no day."""
    last_day = models.DateField(null=True)
    time = models.CharField(max_length=5, blank=True)
    recurrence = models.TextField(blank=True)
    until = models.DateField(null=True)
    who = models.TextField(blank=True)
    units = models.ManyToManyField("organisations.Unit", related_name="+")
    """Units of the office that `who` means."""
    waits_for = models.JSONField(default=list)
    is_waiting = models.BooleanField(default=False)
    notes = models.JSONField(default=list)
    last_working_day = models.DateField(null=True)
    provisional = models.BooleanField(default=False)
    assumed = models.BooleanField(default=False)
    place = models.TextField(blank=True)
    alarms = models.JSONField(default=list)
    at = models.JSONField()
    """Where it stands: start, end, page, line, column, end line, end column."""

    class Meta:
        ordering = ("plan_id", "position")
        constraints = (models.UniqueConstraint(fields=("plan", "uid"), name="entry_once"),)
        indexes = (models.Index(fields=("office", "last_day"), name="entry_by_day"),)

    def __str__(self) -> str:
        return f"{self.label}: {self.title}" if self.label else self.title

    @property
    def line(self) -> int:
        """The line of the printed text (of its page, where there are pages)."""
        return int(self.at[3])

    @property
    def page(self) -> int | None:
        """The page, where the format has pages."""
        page = self.at[2]
        return None if page is None else int(page)

    @property
    def is_moment(self) -> bool:
        """A deadline or a duty of one day, not a span."""
        return self.kind in (EntryKind.DEADLINE, EntryKind.RECURRING) or self.start == self.end


class FeedScope(models.TextChoices):
    """Whose days a feed holds."""

    OFFICE = "office", _("Cả cơ quan")
    MINE = "mine", _("Việc của tôi")
    UNIT = "unit", _("Một đơn vị")
    PLAN = "plan", _("Một kế hoạch")


class Feed(models.Model):
    """A private address of a calendar. Only a hash of its token is kept."""

    token_hash = models.CharField(max_length=64, unique=True)
    office = models.ForeignKey("organisations.Office", models.CASCADE, related_name="+")
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    scope = models.CharField(_("nội dung"), max_length=8, choices=FeedScope.choices)
    unit = models.ForeignKey("organisations.Unit", models.CASCADE, null=True, related_name="+")
    plan = models.ForeignKey("plans.Plan", models.CASCADE, null=True, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)
    fetched_at = models.DateTimeField(null=True)
    """When it was last fetched, to the hour."""
    revoked_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("-id",)

    def __str__(self) -> str:
        what = self.unit or self.plan
        return f"{self.get_scope_display()}: {what}" if what else str(self.get_scope_display())
