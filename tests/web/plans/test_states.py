"""The whole table: every state × every event."""

from __future__ import annotations

from itertools import product

import pytest
import rules

from lotrinh_web.common.errors import ConflictError
from lotrinh_web.plans.states import GUARDS, TABLE, Event, VersionState, move


@pytest.mark.parametrize(("state", "event"), list(product(VersionState, Event)))
def test_every_event_in_every_state(state: VersionState, event: Event) -> None:
    if (state, event) in TABLE:
        assert move(state, event) == TABLE[state, event]
    else:
        with pytest.raises(ConflictError):
            move(state, event)


def test_every_state_can_be_reached_and_left() -> None:
    assert set(TABLE.values()) == set(VersionState)
    final = {VersionState.SUPERSEDED, VersionState.WITHDRAWN}
    assert {state for state, _event in TABLE} == set(VersionState) - final


def test_every_event_says_who_may() -> None:
    assert set(GUARDS) == set(Event)
    for right in filter(None, GUARDS.values()):
        assert rules.perm_exists(right), right
