"""What happens before an installation serves: tables, cache, static files, tasks left behind."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.db import transaction

from lotrinh_web.serving.pruning import plan_pruning


def prepare(*, verbosity: int = 0) -> None:
    """Brings an installation up to date; may be repeated at any time while nothing serves."""
    prepare_database(verbosity=verbosity)
    call_command("collectstatic", interactive=False, clear=True, verbosity=verbosity)
    requeue_tasks()
    plan_pruning(timedelta(minutes=5))


def prepare_database(*, verbosity: int = 0) -> None:
    """Makes or upgrades the tables; harmless where they are up to date."""
    Path(settings.DATA).mkdir(parents=True, exist_ok=True, mode=0o700)
    call_command("migrate", interactive=False, verbosity=verbosity)
    call_command("createcachetable", verbosity=verbosity)


@transaction.atomic
def requeue_tasks() -> int:
    """Gives tasks that a worker left in the middle back to the queue; says how many.

    Only for one machine's worker: it may run while no other worker does.
    """
    from django_tasks.base import TaskResultStatus
    from django_tasks_db.models import DBTaskResult

    return DBTaskResult.objects.filter(status=TaskResultStatus.RUNNING).update(
        status=TaskResultStatus.READY, started_at=None
    )
