"""Two child processes, server and worker: started, watched, started again, stopped in peace.

Place in the flow: `commands.serve` runs it in the foreground, under systemd or a terminal.
"""

from __future__ import annotations

import logging
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from types import FrameType
from typing import Final

logger = logging.getLogger(__name__)

GRACE_SECONDS: Final = 30
POLL_SECONDS: Final = 0.2
MAX_PAUSE_SECONDS: Final = 30.0
HEALTHY_SECONDS: Final = 60

_CHILD: Final = (sys.executable, "-m", "lotrinh_web.serving.children")


@dataclass
class Child:
    """A process that should be running."""

    name: str
    command: Sequence[str]
    process: subprocess.Popen[bytes] | None = None
    started: float = 0.0
    pause: float = 0.5
    restart_at: float = 0.0
    stopping: bool = field(default=False, init=False)

    def watch(self, now: float) -> None:
        """Starts it where it does not run; after a quick death it waits longer each time."""
        if self.process is None:
            if now >= self.restart_at:
                self.process = subprocess.Popen(self.command, stdin=subprocess.PIPE)  # noqa: S603
                self.started = now
            return
        code = self.process.poll()
        if code is None:
            return
        lived = now - self.started
        self.pause = 0.5 if lived > HEALTHY_SECONDS else min(self.pause * 2, MAX_PAUSE_SECONDS)
        self._let_go()
        logger.error("%s ended with %s; it starts again in %.1f s", self.name, code, self.pause)
        self.process, self.restart_at = None, now + self.pause

    def ask_to_stop(self) -> None:
        """Lets it finish what it is at."""
        if self.process is not None and self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)

    def wait_or_kill(self, deadline: float) -> None:
        """Waits until the deadline, then ends it."""
        if self.process is None:
            return
        try:
            self.process.wait(max(0.0, deadline - time.monotonic()))
        except subprocess.TimeoutExpired:
            logger.error("%s did not stop in time", self.name)
            self.process.kill()
            self.process.wait()
        self._let_go()

    def _let_go(self) -> None:
        if self.process is not None and self.process.stdin is not None:
            self.process.stdin.close()


def supervise(children: Sequence[Child]) -> int:
    """Runs until SIGTERM or SIGINT; gives the exit code 0 after a stop in peace."""
    stop = False

    def ask(_number: int, _frame: FrameType | None) -> None:
        nonlocal stop
        stop = True

    before = {number: signal.signal(number, ask) for number in (signal.SIGTERM, signal.SIGINT)}
    try:
        while not stop:
            for child in children:
                child.watch(time.monotonic())
            time.sleep(POLL_SECONDS)
    finally:
        for child in children:
            child.ask_to_stop()
        deadline = time.monotonic() + GRACE_SECONDS
        for child in children:
            child.wait_or_kill(deadline)
        for number, handler in before.items():
            signal.signal(number, handler)
    return 0


def server_child(host: str, port: int, workers: int, threads: int) -> Child:
    """The web server."""
    return Child("server", (*_CHILD, "server", host, str(port), str(workers), str(threads)))


def worker_child() -> Child:
    """The worker of background tasks."""
    return Child("worker", (*_CHILD, "worker"))
