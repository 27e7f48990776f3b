"""Writes between plans of two levels: each one transaction; of what people do, one audit record."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from lotrinh_web.accounts.models import User
from lotrinh_web.cascade.comparing import (
    Block,
    Source,
    count_coverage,
    place_of,
    read_blocks,
    words_between,
)
from lotrinh_web.cascade.draft_docx import write_draft
from lotrinh_web.cascade.drafting import Piece, narrow_blocks
from lotrinh_web.cascade.models import PlanLink
from lotrinh_web.cascade.permissions import LINK_PLAN
from lotrinh_web.common import audit
from lotrinh_web.common.errors import InvalidError, NotFoundError
from lotrinh_web.common.limits import limit_rate
from lotrinh_web.organisations.access import require
from lotrinh_web.plans.selectors import content_in_use, original_of

if TYPE_CHECKING:
    from lotrinh_web.plans.models import Plan

audit.describe(
    {
        "cascade.link.set": _("ghép với kế hoạch cấp trên"),
        "cascade.link.remove": _("bỏ ghép với kế hoạch cấp trên"),
        "cascade.draft.make": _("lập bản đầu từ kế hoạch cấp trên"),
    }
)


@transaction.atomic
def link_plans(actor: User, child: Plan, parent: Plan) -> PlanLink:
    """Puts an own plan under the superior's and has both compared in the background.

    Raises InvalidError for plans of two registers, and for one that would stand under itself.
    """
    from lotrinh_web.cascade.tasks import compare_plan

    require(actor, LINK_PLAN, child)
    if parent.office_id != child.office_id:
        raise InvalidError(fields={"parent": _("Hãy đưa kế hoạch cấp trên vào sổ trước.")})
    above: int | None = parent.pk
    seen: set[int] = set()
    while above is not None and above not in seen:
        if above == child.pk:
            raise InvalidError(
                fields={"parent": _("Một kế hoạch không thể là cấp trên của chính nó.")}
            )
        seen.add(above)
        above = PlanLink.objects.filter(child=above).values_list("parent", flat=True).first()
    before = PlanLink.objects.filter(child=child).values_list("parent", flat=True).first()
    link, _created = PlanLink.objects.update_or_create(
        child=child, defaults={"parent": parent, "linked_by": actor, "compared_at": None}
    )
    audit.record(
        actor, "cascade.link.set", link, office_id=child.office_id,
        before=None if before is None else {"parent": before}, after={"parent": parent.pk},
    )  # fmt: skip
    compare_plan.enqueue(child.pk)
    return link


@transaction.atomic
def unlink_plan(actor: User, link: PlanLink) -> None:
    """Takes an own plan out from under the superior's."""
    require(actor, LINK_PLAN, link.child)
    audit.record(
        actor, "cascade.link.remove", link, office_id=link.child.office_id,
        before={"parent": link.parent_id},
    )  # fmt: skip
    link.delete()


@transaction.atomic
def compare_linked(plan_id: int) -> int:
    """Counts anew what the links of a plan cover; gives how many were. May run again."""
    done = 0
    for link in PlanLink.objects.filter(Q(child=plan_id) | Q(parent=plan_id)):
        parent, child = content_in_use(link.parent_id), content_in_use(link.child_id)
        if parent is None or child is None:
            continue
        counts = count_coverage(parent[1], child[1])
        PlanLink.objects.filter(pk=link.pk).update(compared_at=timezone.now(), **counts)
        done += 1
    return done


Drawn = list[tuple[Block, tuple[Piece, ...]]]


def narrow_plan(actor: User, parent: Plan) -> tuple[Source, tuple[Piece, ...], Drawn]:
    """A superior's plan narrowed to the office: what it was read from, its title, its blocks.

    Raises NotFoundError where the plan has not been read.
    """
    require(actor, LINK_PLAN, parent)
    limit_rate("draft", actor.pk, times=60, seconds=3600)
    content = content_in_use(parent.pk)
    if content is None:
        raise NotFoundError(_("Kế hoạch này chưa đọc xong."))
    version, export = content
    source = read_blocks(*original_of(version, as_text=export["source"]["ocr"]))
    level, _place = place_of(parent.office.name)
    title = Block(source.title, "title", 0, bold=True)
    drawn = list(
        narrow_blocks(
            (title, *source.blocks), words_between(source.header, parent.office.name), level,
            units=source.units, since=source.date.year if source.date else 0,
        )
    )  # fmt: skip
    return source, drawn[0][1], drawn[1:]


def make_draft(actor: User, parent: Plan) -> bytes:
    """The draft as a Word file."""
    source, title, drawn = narrow_plan(actor, parent)
    _level, place = place_of(parent.office.name)
    content = write_draft(source, title, drawn, issuer=parent.office.name, place=place)
    with transaction.atomic():
        audit.record(actor, "cascade.draft.make", parent, office_id=parent.office_id)
    return content
