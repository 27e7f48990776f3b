"""The scorer gives full marks for the truth and takes some off for every kind of mistake."""

from __future__ import annotations

import copy
from collections.abc import Callable
from typing import Any

import pytest

from benchmarks.accuracy.scoring import begins, fold, score

GOLD: dict[str, Any] = {
    "header": {"family": "state", "doc_type": "Kế hoạch", "title": "Trồng cây", "number": "7"},
    "citations": [
        {"type": "Kế hoạch", "code": "12/KH-UBND", "date": "2026-03-02", "issuer": "Sở Mây"}
    ],
    "laws": [{"name": "Luật Lâm nghiệp", "date": None}],
    "outline": [
        {"marker": "I", "title": "MỤC ĐÍCH", "depth": 1},
        {"marker": "a", "title": "Phủ xanh đồi trọc", "depth": 2},
    ],
    "purposes": ["Phủ xanh đồi trọc"],
    "requirements": ["An toàn, tiết kiệm"],
    "phases": [
        {
            "label": "Đợt 1",
            "title": "Chuẩn bị",
            "window": {
                "from": "nay",
                "to": "ngày 05/3",
                "from_date": None,
                "to_date": "2026-03-05",
            },
            "items": ["Đào hố"],
            "stages": [{"title": "Trước lễ phát động", "kind": "before", "items": ["Dọn cỏ"]}],
        }
    ],
    "channels": [{"title": "Loa truyền thanh", "items": ["Phát mỗi ngày"]}],
    "assignments": [{"unit": "Phòng Kinh tế", "duties": ["Chủ trì chuẩn bị cây giống"]}],
    "reporting": [{"who": "Các thôn", "to": "Ủy ban nhân dân xã", "via": None, "when": None}],
    "deadlines": [
        {"text": "trước ngày 28/02/2026", "date": "2026-02-28", "recurrence": None, "who": None}
    ],
    "tables": [{"kind": "tasks", "rows_detail": [{"task": "Đào hố", "lead": "Các thôn"}]}],
    "recipients": [{"name": "UBND tỉnh", "purpose": None}],
    "signature": {"authority": "TM. ỦY BAN NHÂN DÂN", "position": "CHỦ TỊCH", "name": "Sùng A Mây"},
}


def export() -> dict[str, Any]:
    """The export of a reader that makes no mistake."""
    wire = copy.deepcopy(GOLD)
    for name in ("purposes", "requirements"):
        wire[name] = [{"text": f"{text} và còn nữa"} for text in wire[name]]
    phase = wire["phases"][0]
    phase["items"] = [{"text": text} for text in phase["items"]]
    phase["stages"][0]["items"] = [{"text": "Dọn cỏ"}]
    phase["window"] = {
        "from": {"text": "nay", "date": None},
        "to": {"text": "ngày 05/3", "date": "2026-03-05"},
    }
    wire["channels"][0]["items"] = [{"text": "Phát mỗi ngày"}]
    wire["assignments"][0]["duties"] = [{"text": "Chủ trì chuẩn bị cây giống trước ngày"}]
    return wire


def test_the_truth_gets_full_marks() -> None:
    result = score(GOLD, export())
    assert result.overall == 1
    assert not result.misses
    assert len(result.fields) == 23


@pytest.mark.parametrize(
    ("field", "spoil"),
    [
        ("header", lambda w: w["header"].update(number="8")),
        ("citations", lambda w: w["citations"][0].update(code="13/KH-UBND")),
        ("citation dates", lambda w: w["citations"][0].update(date=None)),
        ("citation types", lambda w: w["citations"][0].update(type="Tờ trình")),
        ("citation issuers", lambda w: w["citations"][0].update(issuer=None)),
        ("laws", lambda w: w["laws"].clear()),
        ("outline", lambda w: w["outline"].pop()),
        ("outline", lambda w: w["outline"].append({"marker": "b", "title": "Thừa", "depth": 2})),
        ("outline depth", lambda w: w["outline"][1].update(depth=3)),
        ("purposes", lambda w: w["purposes"][0].update(text="Việc khác hẳn")),
        ("requirements", lambda w: w["requirements"].clear()),
        ("phases", lambda w: w["phases"][0].update(label="Đợt 2")),
        ("phase windows", lambda w: w["phases"][0]["window"]["to"].update(date="2026-03-06")),
        ("phase windows", lambda w: w["phases"][0]["window"].update({"from": None})),
        ("phase items", lambda w: w["phases"][0]["items"].clear()),
        ("stages", lambda w: w["phases"][0]["stages"][0].update(kind="after")),
        ("channels", lambda w: w["channels"].clear()),
        ("channel items", lambda w: w["channels"][0]["items"].clear()),
        ("units", lambda w: w["assignments"][0].update(unit="Phòng Nội vụ")),
        ("duties", lambda w: w["assignments"][0]["duties"].clear()),
        ("reporting", lambda w: w["reporting"][0].update(to="Sở Mây")),
        ("deadlines", lambda w: w["deadlines"][0].update(date="2026-03-01")),
        ("task rows", lambda w: w["tables"][0].update(kind="schedule")),
        ("recipients", lambda w: w["recipients"].clear()),
        ("signature", lambda w: w["signature"].update(name="Sùng A Mai")),
    ],
)
def test_every_mistake_costs_and_is_told(
    field: str, spoil: Callable[[dict[str, Any]], object]
) -> None:
    wire = export()
    spoil(wire)
    result = score(GOLD, wire)
    assert result.fields[field].f1 < 1
    assert result.overall < 1
    assert any(miss.startswith(f"{field}: ") for miss in result.misses)


def test_texts_compare_folded() -> None:
    assert fold("  **Ủy ban** Hoà Bình; ") == fold("uỷ ban hòa bình")
    assert begins("Phòng Kinh tế phường Bến Hạc", "Phòng Kinh tế")
    assert not begins("Phòng Nội vụ", "Phòng Kinh tế")
    assert begins(None, None)
    assert not begins("có", None)
