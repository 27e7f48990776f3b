"""Every address of the application."""

from __future__ import annotations

from django.urls import include, path
from django.views.i18n import set_language

from lotrinh_web.calendars.views import feed
from lotrinh_web.common import views as common
from lotrinh_web.organisations.setup_views import create_office, name_office
from lotrinh_web.organisations.views import accept_invitation, home

urlpatterns = [
    path("", home, name="home"),
    path("health", common.health, name="health"),
    path("ngon-ngu/", set_language, name="set_language"),
    path("tai-khoan/", include("lotrinh_web.accounts.urls")),
    path("loi-moi/<str:token>/", accept_invitation, name="accept_invitation"),
    path("co-quan-moi/", create_office, name="create_office"),
    path("co-quan-moi/ten/", name_office, name="name_office"),
    path("cq/<slug:office>/", include("lotrinh_web.organisations.urls")),
    path("cq/<slug:office>/ke-hoach/", include("lotrinh_web.plans.urls")),
    path("cq/<slug:office>/lich/", include("lotrinh_web.calendars.urls")),
    path("cq/<slug:office>/doi-chieu/", include("lotrinh_web.cascade.urls")),
    path("lich/<str:token>.ics", feed, name="calendar_feed"),
]

handler404 = common.not_found
handler500 = common.server_error
