"""Whose address counts: the peer's, or behind our own proxy what the proxy saw."""

from __future__ import annotations

import pytest
from django.test import RequestFactory
from pytest_django import Settings

from lotrinh_web.common.middleware import address_of


@pytest.mark.parametrize(("behind_proxy", "expected"), [(False, "127.0.0.1"), (True, "192.0.2.9")])
def test_a_forged_header_moves_nobody(
    settings: Settings, behind_proxy: bool, expected: str
) -> None:
    settings.BEHIND_PROXY = behind_proxy
    headers = {"x-forwarded-for": "10.0.0.1, 192.0.2.9"}
    assert address_of(RequestFactory().get("/", headers=headers)) == expected
