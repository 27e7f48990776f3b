"""One server on a directory; what is old is forgotten, what people entered never."""

from __future__ import annotations

import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest
from django.contrib.sessions.models import Session
from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult
from pytest_django import Settings

from lotrinh_web.serving.locking import AlreadyServedError, sole_server
from lotrinh_web.serving.pruning import plan_pruning, prune, prune_daily

HOLD = (
    "import sys, pathlib\n"
    "from lotrinh_web.serving.locking import sole_server\n"
    "with sole_server(pathlib.Path(sys.argv[1])):\n"
    "    print('held', flush=True); sys.stdin.read()\n"
)


def test_one_server_on_a_directory_and_its_lock_dies_with_it(tmp_path: Path) -> None:
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(tmp_path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    assert holder.stdout is not None
    assert holder.stdin is not None
    try:
        assert holder.stdout.readline().strip() == b"held"
        with pytest.raises(AlreadyServedError), sole_server(tmp_path):
            pass
        with sole_server(tmp_path / "other"):
            pass
    finally:
        holder.kill()
        holder.wait()
        holder.stdin.close()
        holder.stdout.close()
    with sole_server(tmp_path):
        pass


def test_old_results_and_ended_sessions_go_and_the_rest_stays() -> None:
    now = timezone.now()
    common = {
        "args_kwargs": {"args": [], "kwargs": {}}, "queue_name": "default", "backend_name": "x",
        "task_path": "lotrinh_web.plans.tasks.read_version",
    }  # fmt: skip
    for status, days in (
        (TaskResultStatus.SUCCESSFUL, 20), (TaskResultStatus.SUCCESSFUL, 1),
        (TaskResultStatus.FAILED, 20), (TaskResultStatus.FAILED, 100),
    ):  # fmt: skip
        DBTaskResult.objects.create(**common, status=status, finished_at=now - timedelta(days=days))
    waiting = DBTaskResult.objects.create(**common, status=TaskResultStatus.READY)
    Session.objects.create(session_key="a", session_data="", expire_date=now - timedelta(days=1))
    Session.objects.create(session_key="b", session_data="", expire_date=now + timedelta(days=1))
    counts = prune()
    assert (counts["results"], counts["failures"], counts["sessions"]) == (1, 1, 1)
    assert DBTaskResult.objects.filter(pk=waiting.pk).exists()
    assert DBTaskResult.objects.count() == 3
    assert Session.objects.get().session_key == "b"
    assert prune() == dict.fromkeys(counts, 0)


def test_one_task_of_pruning_waits_however_often_it_is_planned(settings: Settings) -> None:
    settings.TASKS = {
        "default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default"]}
    }
    plan_pruning(timedelta(days=1))
    plan_pruning(timedelta(0))
    planned = DBTaskResult.objects.get()
    assert planned.run_after > timezone.now() + timedelta(hours=23)


def test_each_pruning_plans_the_next(settings: Settings) -> None:
    settings.TASKS = {
        "default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default"]}
    }
    assert prune_daily.func()["results"] == 0
    assert DBTaskResult.objects.get().run_after > timezone.now() + timedelta(hours=23)
