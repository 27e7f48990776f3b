"""The wizard's three pages: what and where, names, units."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from lotrinh_web.accounts.permissions import SET_UP_OFFICES
from lotrinh_web.common.errors import DomainError
from lotrinh_web.common.views import add_errors, person
from lotrinh_web.organisations import selectors, setting_up
from lotrinh_web.organisations.access import office_for, require
from lotrinh_web.organisations.forms import OfficeNamesForm, PlaceForm, UsualUnitsForm
from lotrinh_web.organisations.permissions import MANAGE_OFFICE

GET_AND_POST = ["GET", "HEAD", "POST"]


@require_safe
@login_required
def create_office(request: HttpRequest) -> HttpResponse:
    """First page: what kind of office, and where. The list of places asks again as one types."""
    require(request.user, SET_UP_OFFICES)
    form = PlaceForm(request.GET.dict())
    partial = request.headers.get("HX-Target") == "places"
    template = "organisations/_places.html" if partial else "organisations/create_office.html"
    return render(request, template, {"form": form, "search": form.search()})


@require_http_methods(GET_AND_POST)
@login_required
def name_office(request: HttpRequest) -> HttpResponse:
    """Second page: the names, proposed from what was chosen; then the office is there."""
    user = require(request.user, SET_UP_OFFICES)
    chosen = PlaceForm(request.GET.dict() or {"noi": ""})
    if not chosen.is_complete():
        context = {"form": chosen, "search": chosen.search()}
        return render(request, "organisations/create_office.html", context, status=422)
    kind, place = chosen.kind, chosen.place
    names = setting_up.propose_names(kind, place)
    province = (place.province or place.code) if place else ""
    superiors = selectors.possible_superiors(province)
    above = [office for office in superiors if place and office.province_code == province]
    initial = {
        "name": names.name, "short_name": names.short_name, "slug": names.slug,
        "superior": above[0].pk if above and place and place.province else None,
    }  # fmt: skip
    form = OfficeNamesForm(request.POST or None, initial=initial, superiors=superiors)
    if request.method == "POST" and form.is_valid():
        entered = dict(form.cleaned_data)
        chosen_pk = entered.pop("superior", None)
        superior = next((office for office in superiors if office.pk == chosen_pk), None)
        called = setting_up.OfficeNames(**entered)
        try:
            office = setting_up.found_office(user, kind, place, called, superior)
        except DomainError as error:
            add_errors(form, error)
        else:
            return redirect("organisations:set_up", office.slug)
    context = {"form": form, "kind": kind.label, "place": place, "back": request.GET.urlencode()}
    status = 422 if form.errors else 200
    return render(request, "organisations/name_office.html", context, status=status)


@require_http_methods(GET_AND_POST)
@login_required
def set_up(request: HttpRequest, office: str) -> HttpResponse:
    """Third page: the usual units, to tick off, rename and add to."""
    found = office_for(request.user, office, MANAGE_OFFICE)
    form = UsualUnitsForm(request.POST or None, proposal=setting_up.proposal_for(found))
    if request.method == "POST" and form.is_valid():
        added = setting_up.set_up_units(person(request), found, form.chosen())
        text = ngettext("Đã thêm {count} đơn vị.", "Đã thêm {count} đơn vị.", len(added))
        messages.success(request, text.format(count=len(added)))
        return redirect("organisations:tree", found.slug)
    context = {"office": found, "section": "units", "form": form}
    status = 422 if form.errors else 200
    return render(request, "organisations/set_up.html", context, status=status)
