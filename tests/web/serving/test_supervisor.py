"""Children that die start again, later each time; all stop together."""

from __future__ import annotations

import os
import signal
import sys
import threading
import time

from lotrinh_web.serving.supervisor import Child, supervise

SLEEPS = (sys.executable, "-c", "import time; time.sleep(60)")
DIES = (sys.executable, "-c", "raise SystemExit(3)")


def test_a_child_that_dies_at_once_starts_again_later_each_time() -> None:
    child, pauses, now = Child("mong manh", DIES), [], 100.0
    for _ in range(4):
        child.watch(now)
        assert child.process is not None
        child.process.wait(10)
        child.watch(now)
        assert child.process is None
        pauses.append(child.restart_at - now)
        child.watch(child.restart_at - 0.01)
        assert child.process is None
        now = child.restart_at
    assert pauses == sorted(set(pauses))


def test_a_child_that_lived_long_starts_again_soon() -> None:
    child = Child("ben bi", DIES, pause=30.0)
    child.watch(0.0)
    assert child.process is not None
    child.process.wait(10)
    child.watch(1000.0)
    assert child.restart_at - 1000.0 < 1


def test_a_signal_stops_all_children_and_ends_in_peace() -> None:
    children = [Child("mot", SLEEPS), Child("hai", SLEEPS)]

    def stop_when_they_run() -> None:
        while not all(child.process for child in children):
            time.sleep(0.01)
        os.kill(os.getpid(), signal.SIGTERM)

    threading.Thread(target=stop_when_they_run).start()
    assert supervise(children) == 0
    assert all(child.process and child.process.poll() is not None for child in children)


def test_tasks_of_a_dead_worker_go_back_to_the_queue() -> None:
    from django_tasks import TaskResultStatus
    from django_tasks_db.models import DBTaskResult

    from lotrinh_web.serving.preparing import requeue_tasks

    waiting = {"args_kwargs": {"args": [1], "kwargs": {}}, "queue_name": "default"}
    path = "lotrinh_web.plans.tasks.read_version"
    left = DBTaskResult.objects.create(
        **waiting, task_path=path, backend_name="default", status=TaskResultStatus.RUNNING
    )
    done = DBTaskResult.objects.create(
        **waiting, task_path=path, backend_name="default", status=TaskResultStatus.SUCCESSFUL
    )
    assert requeue_tasks() == 1
    left.refresh_from_db()
    done.refresh_from_db()
    assert (left.status, done.status) == (TaskResultStatus.READY, TaskResultStatus.SUCCESSFUL)
