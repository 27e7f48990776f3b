"""What an installation forgets by itself, once a day: results of tasks, sessions that have ended.

Place in the flow: `lotrinh serve` makes sure that one such task waits; the task plans the next one
before it works, so that a failure ends no chain. Nothing that people entered is touched.
"""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from django.utils import timezone
from django_tasks import task

PERIOD: Final = timedelta(days=1)
KEEP_RESULTS: Final = timedelta(days=14)
KEEP_FAILURES: Final = timedelta(days=90)


@task()
def prune_daily() -> dict[str, int]:
    """Plans tomorrow's task, then prunes."""
    plan_pruning(PERIOD)
    return prune()


def plan_pruning(delay: timedelta) -> None:
    """Makes sure that one task waits; harmless where one does."""
    from django_tasks import TaskResultStatus
    from django_tasks_db.models import DBTaskResult

    waiting = DBTaskResult.objects.filter(
        task_path=prune_daily.module_path, status=TaskResultStatus.READY
    )
    if not waiting.exists():
        prune_daily.using(run_after=timezone.now() + delay).enqueue()


def prune() -> dict[str, int]:
    """Deletes what is old; says how many of each."""
    from allauth.usersessions.models import UserSession
    from django.contrib.sessions.models import Session
    from django_tasks import TaskResultStatus
    from django_tasks_db.models import DBTaskResult

    now = timezone.now()
    done = DBTaskResult.objects.filter(
        status=TaskResultStatus.SUCCESSFUL, finished_at__lt=now - KEEP_RESULTS
    )
    failed = DBTaskResult.objects.filter(
        status=TaskResultStatus.FAILED, finished_at__lt=now - KEEP_FAILURES
    )
    sessions = Session.objects.filter(expire_date__lt=now)
    counts = {
        "results": done.delete()[0],
        "failures": failed.delete()[0],
        "sessions": sessions.delete()[0],
    }
    living = Session.objects.values("session_key")
    counts["user_sessions"] = UserSession.objects.exclude(session_key__in=living).delete()[0]
    return counts
