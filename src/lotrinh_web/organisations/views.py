"""Pages of an office: door → form → service or selector → template."""

from __future__ import annotations

from django.contrib.auth import login
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from lotrinh_web.accounts.forms import NewAccountForm
from lotrinh_web.common.audit import trail_of_office
from lotrinh_web.common.errors import DomainError
from lotrinh_web.common.limits import limit_rate
from lotrinh_web.common.pages import page_of
from lotrinh_web.common.scope import current
from lotrinh_web.common.views import add_errors, person
from lotrinh_web.organisations import invitations, selectors
from lotrinh_web.organisations.access import office_for, unit_for
from lotrinh_web.organisations.forms import InvitationForm
from lotrinh_web.organisations.permissions import MANAGE_UNIT, VIEW_TRAIL
from lotrinh_web.organisations.roles import Role

GET_AND_POST = ["GET", "HEAD", "POST"]


@require_safe
@login_required
def home(request: HttpRequest) -> HttpResponse:
    """The person's offices; straight into the only one."""
    offices = list(selectors.offices_of(person(request)))
    if len(offices) == 1:
        return redirect("organisations:overview", offices[0].slug)
    return render(request, "organisations/home.html", {"offices": offices})


@require_safe
@login_required
def overview(request: HttpRequest, office: str) -> HttpResponse:
    """Where an office's day begins."""
    found = office_for(request.user, office)
    return render(request, "organisations/overview.html", {"office": found, "section": "overview"})


@require_http_methods(GET_AND_POST)
@login_required
def invite(request: HttpRequest, office: str, unit_id: int) -> HttpResponse:
    """Makes a link for a new member, and shows it once."""
    unit = unit_for(request.user, office, unit_id, MANAGE_UNIT)
    form = InvitationForm(request.POST or None)
    link = None
    if request.method == "POST" and form.is_valid():
        entered = {**form.cleaned_data, "role": Role(form.cleaned_data["role"])}
        _invitation, token = invitations.invite(person(request), unit, **entered)
        link = request.build_absolute_uri(reverse("accept_invitation", args=[token]))
    return render(
        request,
        "organisations/invite.html",
        {"office": unit.office, "section": "units", "unit": unit, "form": form, "link": link},
    )


@require_safe
@login_required
def trail(request: HttpRequest, office: str) -> HttpResponse:
    """Who changed what and when, for chiefs and administrators."""
    found = office_for(request.user, office, VIEW_TRAIL)
    page = page_of(request, trail_of_office(found.pk))
    return render(
        request,
        "organisations/trail.html",
        {"office": found, "section": "trail", "page": page},
    )


@require_http_methods(GET_AND_POST)
def accept_invitation(request: HttpRequest, token: str) -> HttpResponse:
    """Where the link of an invitation leads: a new account, or one more membership."""
    limit_rate("invitation", current().address, times=60, seconds=600)
    invitation = invitations.find_invitation(token)
    known = request.user.is_authenticated
    initial = {"display_name": invitation.display_name, "email": invitation.email}
    form = NewAccountForm(request.POST or None, initial=initial)
    if request.method == "POST" and known:
        invitations.accept_as(token, person(request))
        return redirect("home")
    if request.method == "POST" and form.is_valid():
        try:
            user = invitations.accept_as_new(token, **form.cleaned_data)
        except DomainError as error:
            if not error.fields:
                raise
            add_errors(form, error)
        else:
            login(request, user, backend="allauth.account.auth_backends.AuthenticationBackend")
            return redirect("home")
    context = {"form": form, "invitation": invitation, "known": known}
    return render(request, "accounts/accept_invitation.html", context)
