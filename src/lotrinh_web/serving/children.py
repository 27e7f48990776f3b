"""The two child processes of `lotrinh serve`: `python -m … children server` and `… worker`.

Each stops by itself when its parent is gone, even killed: the parent holds the other end of its
standard input.
"""

from __future__ import annotations

import os
import signal
import sys
import threading


def stop_with_parent() -> None:
    """Ends this process in peace as soon as its standard input is closed."""

    def watch() -> None:
        while os.read(0, 1024):
            pass
        os.kill(os.getpid(), signal.SIGTERM)

    threading.Thread(target=watch, daemon=True).start()


def run_server(host: str, port: int, workers: int, threads: int) -> None:
    """granian with the application, until SIGTERM."""
    from granian.constants import Interfaces
    from granian.log import LogLevels
    from granian.server import Server

    Server(
        "lotrinh_web.wsgi:application",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=workers,
        blocking_threads=threads,
        websockets=False,
        respawn_failed_workers=True,
        log_level=LogLevels.warning,
        workers_kill_timeout=20,
    ).serve()


def run_worker() -> None:
    """The worker of background tasks, until SIGTERM."""
    import django
    from django.core.management import call_command

    django.setup()
    call_command("db_worker", interval=0.5, startup_delay=False)


if __name__ == "__main__":
    stop_with_parent()
    if sys.argv[1] == "server":
        run_server(sys.argv[2], int(sys.argv[3]), int(sys.argv[4]), int(sys.argv[5]))
    else:
        run_worker()
