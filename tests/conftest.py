"""In tests a rule that crashes raises: it would cost one finding only elsewhere."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from lotrinh.checks.run import loud_rules


@pytest.fixture(autouse=True)
def _loud_rules() -> Iterator[None]:
    with loud_rules():
        yield
