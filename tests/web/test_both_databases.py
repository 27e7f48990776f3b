"""Every test of the application runs a second time on a real PostgreSQL."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.web.postgres import find_programs, running_postgres

ROOT = Path(__file__).parents[2]
HERE = Path(__file__).parent
PARTS = sorted(path.name for path in HERE.iterdir() if any(path.glob("test_*.py")))

pytestmark = pytest.mark.skipif(
    bool(os.environ.get("LOTRINH_DATABASE")), reason="this is the second run"
)


@pytest.mark.postgres
@pytest.mark.parametrize("part", PARTS)
def test_the_same_tests_pass_on_postgresql(part: str) -> None:
    if find_programs() is None:
        pytest.skip("PostgreSQL is not installed (.ci/programs test installs it)")
    with running_postgres() as address:
        command = [sys.executable, "-m", "pytest", "-q", "-x", "-p", "no:cacheprovider",
                   "-p", "no:xdist", str(HERE / part)]  # fmt: skip
        environment = {**os.environ, "LOTRINH_DATABASE": address}
        environment.pop("PYTEST_XDIST_WORKER", None)
        result = subprocess.run(
            command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False
        )
    assert result.returncode == 0, result.stdout[-6000:] + result.stderr[-2000:]
    assert " passed" in result.stdout
