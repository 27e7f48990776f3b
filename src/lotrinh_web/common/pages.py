"""Long lists page by page."""

from __future__ import annotations

from typing import Any, Final

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import HttpRequest

PAGE_SIZE: Final = 50


def page_of(request: HttpRequest, rows: QuerySet[Any], size: int = PAGE_SIZE) -> Page[Any]:
    """The page that `?trang=` asks for; the nearest one where that is none."""
    return Paginator(rows, size).get_page(request.GET.get("trang"))
