"""Private calendar links: what they hold, and everything that closes them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
import vobject
from django.test import Client

from lotrinh_web.calendars import feeds, selectors
from lotrinh_web.calendars.models import Feed, FeedScope
from lotrinh_web.common.errors import InvalidError
from lotrinh_web.organisations import services as organisations
from lotrinh_web.organisations.models import Membership
from lotrinh_web.organisations.selectors import root_of
from tests.web.calendars.test_events import bring, hold
from tests.web.people import People

Summaries = list[str]


def summaries(content: bytes) -> Summaries:
    """Read by a second library."""
    calendar = vobject.readOne(content.decode())
    return sorted(event.summary.value for event in calendar.contents.get("vevent", []))


def test_a_feed_holds_what_its_scope_says(people: People) -> None:
    plan = bring(people)
    hold(people, date(2026, 8, 1), date(2026, 8, 15))
    made = {
        scope: feeds.create_feed(people.unit_member, people.office, FeedScope(scope), **more)[0]
        for scope, more in {
            "office": {}, "mine": {}, "unit": {"unit": people.department}, "plan": {"plan": plan}
        }.items()
    }  # fmt: skip
    held = {scope: summaries(feeds.draw(feed)) for scope, feed in made.items()}
    assert len(held["office"]) == len(held["plan"]) == 4
    assert any("treo băng rôn" in words for words in held["mine"])
    assert not any("báo cáo" in words for words in held["mine"])
    assert any("báo cáo" in words for words in held["unit"])
    assert not any("treo băng rôn" in words for words in held["unit"])
    assert feeds.draw(made["office"]) == feeds.draw(made["office"])


def test_no_cookie_and_nothing_sent_twice(people: People) -> None:
    bring(people)
    _feed, token = feeds.create_feed(people.owner, people.office, FeedScope.OFFICE)
    client = Client()
    answer = client.get(f"/lich/{token}.ics")
    assert answer.status_code == 200
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    assert not answer.cookies
    again = client.get(f"/lich/{token}.ics", headers={"if-none-match": answer["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    hold(people, date(2026, 8, 1))
    moved = client.get(f"/lich/{token}.ics", headers={"if-none-match": answer["ETag"]})
    assert moved.status_code == 200
    assert moved["ETag"] != answer["ETag"]
    assert b"20260801" in moved.content
    assert Feed.objects.get().fetched_at is not None


def test_the_token_is_kept_nowhere(people: People) -> None:
    feed, token = feeds.create_feed(people.owner, people.office, FeedScope.OFFICE)
    assert token not in str(Feed.objects.filter(pk=feed.pk).values())


@pytest.mark.parametrize("what", ["revoked", "ended", "closed account", "wrong token"])
def test_what_closes_a_link(what: str, people: People) -> None:
    feed, token = feeds.create_feed(people.owner, people.office, FeedScope.OFFICE)
    assert Client().get(f"/lich/{token}.ics").status_code == 200
    if what == "revoked":
        feeds.revoke_feed(people.owner, feed)
    elif what == "ended":
        membership = Membership.objects.get(user=people.owner)
        organisations.end_membership(people.admin, membership)
    elif what == "closed account":
        people.owner.is_active = False
        people.owner.save()
    else:
        token += "x"
    assert Client().get(f"/lich/{token}.ics").status_code == 404


def test_who_guesses_is_stopped(people: People) -> None:
    answers = {Client().get(f"/lich/{number}.ics").status_code for number in range(62)}
    assert answers == {404, 429}


def test_a_link_is_made_shown_once_and_revoked_on_the_page(
    people: People, browser_of: Callable[[Any], Client]
) -> None:
    browser = browser_of(people.unit_member)
    page = browser.post("/cq/xa-an-phu/lich/lien-ket/", {"scope": "mine"}).content.decode()
    address = page.split('value="http://testserver')[1].split('"')[0]
    assert Client().get(address).status_code == 200
    assert address not in browser.get("/cq/xa-an-phu/lich/lien-ket/").content.decode()
    feed = Feed.objects.get()
    place = f"/cq/xa-an-phu/lich/lien-ket/{feed.pk}/thu-hoi/"
    for user, status in ((people.owner, 403), (people.neighbour, 404), (None, 302)):
        assert browser_of(user).post(place).status_code == status
    assert browser_of(people.chief).post(place).status_code == 302
    assert Client().get(address).status_code == 404
    assert browser.post(place).status_code == 404
    assert not selectors.feeds_of(people.office).exists()


def test_a_unit_or_plan_must_be_chosen_and_be_the_offices_own(
    people: People, browser_of: Callable[[Any], Client]
) -> None:
    with pytest.raises(InvalidError):
        feeds.create_feed(people.owner, people.office, FeedScope.UNIT)
    with pytest.raises(InvalidError):
        feeds.create_feed(
            people.owner, people.office, FeedScope.UNIT, unit=root_of(people.neighbour_office)
        )
    answer = browser_of(people.owner).post("/cq/xa-an-phu/lich/lien-ket/", {"scope": "plan"})
    assert answer.status_code == 422


def test_several_plans_make_one_calendar(people: People) -> None:
    bring(people, 1)
    bring(people, 2)
    feed, _token = feeds.create_feed(people.owner, people.office, FeedScope.OFFICE)
    calendar = vobject.readOne(feeds.draw(feed).decode())
    assert len(calendar.contents["vtimezone"]) == 1
    uids = [event.uid.value for event in calendar.contents["vevent"]]
    assert len(uids) == len(set(uids)) > 2
    sources = {event.description.value.split("Nguồn: ")[1] for event in calendar.vevent_list}
    assert {words.split(",")[0] for words in sources} == {
        "Kế hoạch số 1/KH-UBND", "Kế hoạch số 2/KH-UBND",
    }  # fmt: skip
