"""Pages of an office: door → form → service or selector → template."""

from __future__ import annotations

from django.contrib.auth import login
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from lotrinh_web.accounts.forms import NewAccountForm
from lotrinh_web.common.audit import trail_of_office
from lotrinh_web.common.errors import DomainError
from lotrinh_web.common.limits import limit_rate
from lotrinh_web.common.pages import page_of
from lotrinh_web.common.scope import current
from lotrinh_web.common.views import add_errors, person
from lotrinh_web.organisations import invitations, selectors
from lotrinh_web.organisations.access import office_for
from lotrinh_web.organisations.permissions import VIEW_TRAIL

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


@require_safe
@login_required
def trail(request: HttpRequest, office: str) -> HttpResponse:
    """Who changed what and when, for chiefs and administrators; `?tim=` narrows it."""
    found = office_for(request.user, office, VIEW_TRAIL)
    words = request.GET.get("tim", "").strip()[:100]
    page = page_of(request, trail_of_office(found.pk, words))
    return render(
        request,
        "organisations/trail.html",
        {"office": found, "section": "trail", "page": page, "words": words},
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
