"""What a deadline is about, and how the tasks that stand as fields are shown."""

from __future__ import annotations

from story import FOOT, HEAD, compiled

from lotrinh.render.calendar import render_calendar
from lotrinh.render.report import render_report
from lotrinh.render.summary import render_summary
from lotrinh.render.tasks import find_tasks

BLOCKS = (
    "I. MỤC ĐÍCH\nGiữ nước.\nII. NHIỆM VỤ\n1. Về cây giống\n"
    "a) Nhiệm vụ: Ươm 5.000 cây lát hoa tại vườn ươm của xã.\n"
    "b) Cơ quan thực hiện:\n- Đơn vị chủ trì: Phòng Kinh tế.\n- Đơn vị phối hợp: các thôn.\n"
    "c) Thời gian thực hiện: Hoàn thành trước ngày 20/4/2031.\n"
)


def about(body: str) -> list[tuple[str, str | None, str | None]]:
    """(time, task, unit) of each deadline."""
    plan = compiled(HEAD + body + FOOT).plan
    tasks = find_tasks(plan)
    found = [(due, tasks.about(due.at, due.text)) for due in plan.deadlines]
    return [(due.text, task and task.text, task and task.unit) for due, task in found]


def test_the_time_of_a_block_is_about_its_task() -> None:
    assert about(BLOCKS) == [
        (
            "Hoàn thành trước ngày 20/4/2031", "Ươm 5.000 cây lát hoa tại vườn ươm của xã",
            "Phòng Kinh tế",
        )
    ]  # fmt: skip


def test_a_deadline_in_an_item_is_about_the_item() -> None:
    assert about(
        "I. MỤC ĐÍCH\nGiữ nước.\nII. NỘI DUNG\n"
        "1. Đắp bờ kè quanh khe Nậm Mạ, hoàn thành trước ngày 31/8/2031.\n"
    ) == [
        (
            "hoàn thành trước ngày 31/8/2031",
            "Đắp bờ kè quanh khe Nậm Mạ, hoàn thành trước ngày 31/8/2031", None,
        )
    ]  # fmt: skip


def test_of_a_long_paragraph_the_sentence_counts() -> None:
    (found,) = about(
        "I. MỤC ĐÍCH\nGiữ nước.\nII. NỘI DUNG\n1. Trồng cây.\n- Chọn giống tốt cho từng thôn. "
        "Ban quản lý rừng dựng biển báo ở đầu khe trước ngày 15/6/2031. Các hộ giữ cây sống.\n"
    )
    assert found[1] == "Ban quản lý rừng dựng biển báo ở đầu khe trước ngày 15/6/2031"


def test_a_heading_answers_where_nothing_else_does() -> None:
    found = about(
        "I. MỤC ĐÍCH\nGiữ nước.\nII. TRỒNG CÂY\n1. Đợt đầu: trước ngày 20/4/2031\n- Cây.\n"
    )
    assert [task for _, task, _ in found] == ["Đợt đầu: trước ngày 20/4/2031"]


def test_tasks_are_shown_in_every_form() -> None:
    read = compiled(HEAD + BLOCKS + FOOT)
    schedule = read.schedule
    summary = render_summary(read.plan, schedule)
    assert "Đầu việc" in summary
    assert "Phòng Kinh tế: Ươm 5.000 cây lát hoa" in summary
    assert "Tasks" in render_summary(read.plan, schedule, lang="en")
    report = render_report(read.source, read.plan, schedule)
    assert 'id="p-task-1"' in report
    assert "Phối hợp với: các thôn" in report
    calendar = render_calendar(read.plan, schedule, name="a").decode().replace("\r\n ", "")
    assert "SUMMARY:Hạn: Ươm 5.000 cây lát hoa tại vườn ươm của xã" in calendar
