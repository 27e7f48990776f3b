"""Background work on plans. A task gets keys, never objects, and may run twice without harm."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.utils.translation import gettext_lazy as _
from django_tasks import task

from lotrinh_web.plans import services
from lotrinh_web.plans.compiling import UnreadableFileError, compile_file
from lotrinh_web.plans.files import read_stored
from lotrinh_web.plans.models import PlanVersion


@task()
def read_version(version_id: int) -> str:
    """Lets the engine read a version and keeps the result; gives the state it ends in."""
    version = services.start_reading(version_id)
    with _never_left_reading(version):
        try:
            compiled = compile_file(read_stored(version.file.sha256), version.file.name)
        except UnreadableFileError as error:
            return services.fail_reading(version, str(error)).state
        return services.finish_reading(version, compiled).state


@contextmanager
def _never_left_reading(version: PlanVersion) -> Iterator[None]:
    """Where we are wrong, the person learns that it failed; the error itself goes on, loud."""
    done = False
    try:
        yield
        done = True
    finally:
        if not done:
            services.fail_reading(
                version, str(_("Lộ Trình gặp lỗi khi đọc tệp này. Lỗi đã được ghi lại."))
            )
