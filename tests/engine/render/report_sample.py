"""A plan written for these tests, with its source, as the reader would hand it on."""

# Prose stays on its line:
# ruff: noqa: E501

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable

from lotrinh.plan.model import (
    Assignment,
    BudgetItem,
    Channel,
    ChannelKind,
    Citation,
    CitedDocument,
    Content,
    Deadline,
    Duty,
    Event,
    Finding,
    Header,
    Item,
    Law,
    OutlineEntry,
    Phase,
    Plan,
    PlanTable,
    Recipient,
    Reporting,
    Role,
    Signature,
    SourceInfo,
    Stage,
    TaskRow,
    Window,
    WindowEnd,
)
from lotrinh.source.text import (
    PLAIN,
    At,
    Block,
    Cell,
    Look,
    OffsetMap,
    Paragraph,
    Side,
    SourceText,
    Span,
    Table,
)

BOLD = Look(bold=True)
TITLE = Look(bold=True, centered=True)
ITALIC = Look(italic=True)

Heading = Callable[[str, str, int], At]


class Draft:
    """Builds a source paragraph by paragraph; the printed text has the same characters."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.blocks: list[Block] = []
        self.size = 0
        self.lines = [0]
        self.pages = [0]

    def _add(self, words: str) -> Span:
        span = Span(self.size, self.size + len(words))
        self.parts.append(words)
        self.size = span.end + 1
        self.lines.append(self.size)
        return span

    def p(self, words: str, look: Look = PLAIN, side: Side = "") -> At:
        span = self._add(words)
        self.blocks.append(Paragraph(span.start, span.end, look, side))
        return self.at(span.start, span.end)

    def page(self) -> None:
        self.pages.append(self.size)

    def table(self, rows: list[list[str]]) -> tuple[At, list[At]]:
        spans = [[self._add(cell) for cell in row] for row in rows]
        cells = tuple(tuple(Cell((span,)) for span in row) for row in spans)
        start, end = spans[0][0].start, spans[-1][-1].end
        self.blocks.append(Table(start, end, cells))
        return self.at(start, end), [self.at(row[0].start, row[-1].end) for row in spans]

    def place(self, offset: int) -> tuple[int, int, int]:
        line = bisect_right(self.lines, offset) - 1
        page = bisect_right(self.pages, offset) - 1
        first = bisect_right(self.lines, self.pages[page]) - 1
        return page + 1, line - first + 1, offset - self.lines[line] + 1

    def at(self, start: int, end: int) -> At:
        page, line, column = self.place(start)
        _, end_line, end_column = self.place(max(end - 1, start))
        return At(start, end, page, line, column, end_line, end_column + 1)

    def find(self, words: str, within: At | None = None) -> At:
        text = "\n".join(self.parts)
        start = text.index(words, within.start if within else 0)
        return self.at(start, start + len(words))

    def source(self, name: str = "tuan-le-doc-sach.pdf") -> SourceText:
        text = "\n".join(self.parts)
        return SourceText(
            name=name,
            media_type="application/pdf",
            reader="pdf",
            sha256="5f" * 32,
            text=text,
            blocks=tuple(self.blocks),
            printed=text,
            origin=OffsetMap([(0, 0)]),
            pages=len(self.pages),
            page_starts=tuple(self.pages),
            line_starts=tuple(self.lines[:-1]),
        )


def over(first: At, last: At) -> At:
    """From the beginning of one place to the end of another."""
    return first._replace(end=last.end, end_line=last.end_line, end_column=last.end_column)


def item(at: At, draft: Draft, items: tuple[Item, ...] = ()) -> Item:
    words = "\n".join(draft.parts)[at.start : at.end]
    return Item(words.removeprefix("- ").removeprefix("+ "), at, items)


def read_reading_week() -> tuple[SourceText, Plan]:
    """A ward's reading week, three phases, the last two tied to an event without a date."""
    d = Draft()
    header = _letterhead(d)
    bases, citations, laws = _bases(d)
    outline: list[OutlineEntry] = []

    def heading(marker: str, title: str, depth: int) -> At:
        at = d.p(f"{marker} {title}", BOLD)
        entry = OutlineEntry(f"o{len(outline) + 1}", marker.rstrip("."), title, depth, at)
        outline.append(entry)
        return at

    heading("I.", "MỤC ĐÍCH, YÊU CẦU", 1)
    heading("1.", "Mục đích", 2)
    purposes = tuple(
        item(d.p(words), d)
        for words in (
            "- Khơi dậy thói quen đọc sách trong học sinh, người lao động và các gia đình; đưa sách "
            "đến gần nơi ở, nơi làm việc và khu nhà trọ công nhân trên địa bàn phường.",
            "- Giúp người dân biết tra cứu, mượn sách và sử dụng dịch vụ thư viện số của tỉnh trên "
            "điện thoại, nhất là người cao tuổi và người mới chuyển đến.",
        )
    )
    heading("2.", "Yêu cầu", 2)
    requirements = tuple(
        item(d.p(words), d)
        for words in (
            "- Hoạt động gọn, thiết thực, không phô trương; mỗi khu phố có ít nhất một điểm đọc mở cửa "
            "ngoài giờ hành chính.",
            "- Gắn với chương trình học của nhà trường và với phong trào xây dựng khu phố học tập theo "
            "Kế hoạch số 41/KH-UBND ngày 12/01/2026 của Ủy ban nhân dân phường.",
        )
    )
    cited = d.find("Kế hoạch số 41/KH-UBND ngày 12/01/2026 của Ủy ban nhân dân phường")
    citations.append(
        Citation("Kế hoạch", "41/KH-UBND", "2026-01-12", "Ủy ban nhân dân phường", None, cited)
    )
    heading("II.", "NỘI DUNG, THỜI GIAN", 1)
    phases, event = _phases(d, heading)
    contents = (_content(d, heading),)
    heading("III.", "HÌNH THỨC THỰC HIỆN", 1)
    channels = _channels(d, heading)
    heading("IV.", "KINH PHÍ", 1)
    budget_at = d.p(
        "Kinh phí thực hiện là 86.500.000 đồng, từ ngân sách phường năm 2026; trong đó mua sách "
        "52.000.000 đồng, tổ chức Ngày hội 34.500.000 đồng."
    )
    money = tuple(
        BudgetItem(words, amount, d.find(words, budget_at))
        for words, amount in (
            ("mua sách 52.000.000 đồng", 52_000_000),
            ("tổ chức Ngày hội 34.500.000 đồng", 34_500_000),
        )
    )
    d.page()
    heading("V.", "TỔ CHỨC THỰC HIỆN", 1)
    assignments, deadlines, reporting = _work(d, heading)
    again = d.find("Kế hoạch số 27/KH-SVHTTDL", requirements[-1].at)
    citations.append(Citation("Kế hoạch", "27/KH-SVHTTDL", None, None, None, again))
    odd = d.p("Số lượng: …………. (điền sau khi rà soát)")
    table = _table(d)
    deadlines.append(
        Deadline("trước 17h00 ngày 02/4/2026", "2026-04-02", None, "Văn phòng HĐND và UBND phường",
                 d.find("trước 17h00 ngày 02/4/2026", table.at), "17:00")
    )  # fmt: skip
    recipients, signature = _foot(d)
    plan = Plan(
        source=SourceInfo("tuan-le-doc-sach.pdf", "application/pdf", 3, "5f" * 32, "pdf", False),
        header=header,
        citations=tuple(citations),
        documents=(
            CitedDocument("Quyết định", "318/QĐ-UBND", "2025-11-28", "Ủy ban nhân dân tỉnh Hà Sơn",
                          "phê duyệt Chương trình phát triển văn hóa đọc giai đoạn 2026 - 2030", (0,)),
            CitedDocument("Kế hoạch", "27/KH-SVHTTDL", "2026-01-05",
                          "Sở Văn hóa, Thể thao và Du lịch", None, (1, 3)),
            CitedDocument("Kế hoạch", "41/KH-UBND", "2026-01-12", "Ủy ban nhân dân phường", None, (2,)),
        ),
        laws=laws,
        bases=bases,
        outline=tuple(outline),
        purposes=purposes,
        requirements=requirements,
        phases=phases,
        events=(event,),
        channels=channels,
        contents=contents,
        budget=item(budget_at, d),
        budget_items=money,
        assignments=assignments,
        deadlines=tuple(deadlines),
        reporting=reporting,
        tables=(table,),
        recipients=recipients,
        signature=signature,
        unplaced=(item(odd, d),),
        findings=(
            Finding("DH206", "warning", "Có phần chưa xếp được vào mục nào.",
                    "Số lượng: …………. (điền sau khi rà soát)",
                    "Điền số liệu hoặc bỏ dòng này trước khi ký.", odd),
            Finding("DH208", "notice",
                    "Thời gian phụ thuộc một sự kiện chưa có ngày: Đợt 2 chờ “Ngày hội Sách phường Bến Lụa”.",
                    "Từ ngày 16/3/2026 đến khi khai mạc Ngày hội Sách phường Bến Lụa", None,
                    d.find("Từ ngày 16/3/2026 đến khi khai mạc Ngày hội Sách")),
        ),
    )  # fmt: skip
    return d.source(), plan


def _letterhead(d: Draft) -> Header:
    first = d.p("ỦY BAN NHÂN DÂN", BOLD, "left")
    d.p("PHƯỜNG BẾN LỤA", BOLD, "left")
    d.p("Số: 63/KH-UBND", PLAIN, "left")
    d.p("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", BOLD, "right")
    d.p("Độc lập - Tự do - Hạnh phúc", BOLD, "right")
    d.p("Bến Lụa, ngày 09 tháng 02 năm 2026", ITALIC, "right")
    d.p("KẾ HOẠCH", TITLE)
    last = d.p(
        "Tổ chức Tuần lễ đọc sách và hướng dẫn sử dụng thư viện số năm 2026 "
        "trên địa bàn phường Bến Lụa",
        TITLE,
    )
    return Header(
        "state",
        "Kế hoạch",
        "Tổ chức Tuần lễ đọc sách và hướng dẫn sử dụng thư viện số năm 2026 "
        "trên địa bàn phường Bến Lụa",
        "Ủy ban nhân dân phường Bến Lụa",
        None,
        "63",
        "KH-UBND",
        "Bến Lụa",
        "2026-02-09",
        over(first, last),
    )


def _bases(d: Draft) -> tuple[tuple[Item, ...], list[Citation], tuple[Law, ...]]:
    law = d.p("Căn cứ Luật Thư viện ngày 21 tháng 11 năm 2019;", ITALIC)
    first = d.p(
        "Căn cứ Quyết định số 318/QĐ-UBND ngày 28/11/2025 của Ủy ban nhân dân tỉnh Hà Sơn phê duyệt "
        "Chương trình phát triển văn hóa đọc giai đoạn 2026 - 2030;",
        ITALIC,
    )
    second = d.p(
        "Thực hiện Kế hoạch số 27/KH-SVHTTDL ngày 05/01/2026 của Sở Văn hóa, Thể thao và Du lịch, Ủy "
        "ban nhân dân phường Bến Lụa xây dựng Kế hoạch tổ chức Tuần lễ đọc sách như sau:",
    )
    citations = [
        Citation("Quyết định", "318/QĐ-UBND", "2025-11-28", "Ủy ban nhân dân tỉnh Hà Sơn", None,
                 d.find("Quyết định số 318/QĐ-UBND ngày 28/11/2025 của Ủy ban nhân dân tỉnh Hà Sơn")),
        Citation("Kế hoạch", "27/KH-SVHTTDL", "2026-01-05", "Sở Văn hóa, Thể thao và Du lịch", None,
                 d.find("Kế hoạch số 27/KH-SVHTTDL ngày 05/01/2026 của Sở Văn hóa, Thể thao và Du lịch")),
    ]  # fmt: skip
    laws = (Law("Luật Thư viện", "2019-11-21", d.find("Luật Thư viện ngày 21 tháng 11 năm 2019")),)
    return (item(law, d), item(first, d), item(second, d)), citations, laws


def _phases(d: Draft, heading: Heading) -> tuple[tuple[Phase, ...], Event]:
    fair = "Ngày hội Sách phường Bến Lụa"
    one = heading("1.", "Đợt 1: Chuẩn bị, rà soát điểm đọc", 2)
    d.p("a) Thời gian: Từ ngày 20/02/2026 đến hết ngày 15/3/2026.")
    one_items = (
        d.p("- Khảo sát nhu cầu đọc ở 12 khu phố, 5 trường học và 3 khu nhà trọ; lập danh mục sách "
            "cần bổ sung theo lứa tuổi."),
        d.p("- Sửa chữa giá sách, lắp đèn, treo bảng giờ mở cửa tại các điểm đọc; mỗi điểm có một "
            "người trông coi."),
    )  # fmt: skip
    two = heading("2.", "Đợt 2: Mở các điểm đọc, hướng dẫn thư viện số", 2)
    d.p(f"a) Thời gian: Từ ngày 16/3/2026 đến khi khai mạc {fair}.")
    two_a = d.p("- Mỗi khu phố tổ chức ít nhất hai buổi đọc chung, có một buổi vào cuối tuần.")
    two_b = d.p("+ Buổi thứ nhất dành cho học sinh tiểu học và phụ huynh.")
    two_c = d.p("+ Buổi thứ hai dành cho người cao tuổi, hướng dẫn mượn sách trên điện thoại.")
    three = heading("3.", f"Đợt 3: {fair}", 2)
    before = d.p(f"a) Trước Ngày hội: hoàn tất dựng 20 gian sách trước khai mạc {fair} 02 ngày.")
    during = d.p(f"b) Trong thời gian diễn ra {fair}: mở cửa từ 7h30 đến 21h00.")
    during_a = d.p("- Giao lưu với tác giả, thi kể chuyện theo sách, đổi sách cũ lấy cây xanh.")
    after = d.p("c) Sau Ngày hội: chuyển sách quyên góp về các điểm đọc chậm nhất ngày 30/4/2026.")
    event = Event(fair, "ngay-hoi-sach-phuong-ben-lua", (d.find(fair),))
    wait = WindowEnd(f"khi khai mạc {fair}", None, fair, "until")
    held = WindowEnd(f"Trong thời gian diễn ra {fair}", None, fair, "at")
    stages = (
        Stage("a", "Trước Ngày hội", "before",
              Window(None, WindowEnd(f"trước khai mạc {fair} 02 ngày", None, fair, "before")), (), before),
        Stage("b", "Trong Ngày hội", "during", Window(held, None), (item(during_a, d),),
              over(during, during_a)),
        Stage("c", "Sau Ngày hội", "after",
              Window(None, WindowEnd("ngày 30/4/2026", "2026-04-30", None, "through")), (), after),
    )  # fmt: skip
    return (
        Phase("Đợt 1", "Chuẩn bị, rà soát điểm đọc",
              Window(WindowEnd("ngày 20/02/2026", "2026-02-20", None, "from"),
                     WindowEnd("hết ngày 15/3/2026", "2026-03-15", None, "through")),
              tuple(item(at, d) for at in one_items), (), over(one, one_items[-1])),
        Phase("Đợt 2", "Mở các điểm đọc, hướng dẫn thư viện số",
              Window(WindowEnd("ngày 16/3/2026", "2026-03-16", None, "from"), wait),
              (item(two_a, d, (item(two_b, d), item(two_c, d))),), (), over(two, two_c)),
        Phase("Đợt 3", fair, Window(held, None), (), stages, over(three, after)),
    ), event  # fmt: skip


def _content(d: Draft, heading: Heading) -> Content:
    first = heading("4.", "Nội dung chung trong cả ba đợt", 2)
    items = (
        d.p("- Giới thiệu sách hay theo chủ đề: lịch sử địa phương, kỹ năng sống, nghề nghiệp, sức "
            "khỏe gia đình."),
        d.p("- Hướng dẫn cài đặt, đăng nhập, tìm và mượn sách trên thư viện số của tỉnh."),
    )  # fmt: skip
    return Content(
        "4",
        "Nội dung chung trong cả ba đợt",
        tuple(item(at, d) for at in items),
        over(first, items[-1]),
    )


def _channels(d: Draft, heading: Heading) -> tuple[Channel, ...]:
    rows: tuple[tuple[str, ChannelKind, tuple[str, ...]], ...] = (
        ("Trên hệ thống truyền thanh phường", "broadcast",
         ("- Mỗi tuần 03 lượt, mỗi lượt 10 phút, vào 6h00 và 17h30 các ngày thứ Hai, thứ Tư, thứ Sáu.",)),
        ("Trên Trang thông tin điện tử và các trang mạng xã hội của phường", "portal",
         ("- Đăng lịch mở cửa của các điểm đọc, danh mục sách mới, hình ảnh hoạt động.",)),
        ("Cổ động trực quan", "display",
         ("- Treo 24 băng rôn tại trụ sở, trường học, nhà văn hóa khu phố.",
          "- Nội dung, màu sắc theo mẫu của Trung tâm Cung ứng dịch vụ công.")),
        ("Hội thi kể chuyện theo sách", "contest", ("- Dành cho học sinh hai cấp học, chấm theo cụm.",)),
    )  # fmt: skip
    channels = []
    for number, (title, kind, lines) in enumerate(rows, 1):
        first = heading(f"{number}.", title, 2)
        places = [d.p(line) for line in lines]
        channels.append(
            Channel(
                str(number),
                title,
                kind,
                tuple(item(at, d) for at in places),
                over(first, places[-1]),
            )
        )
    return tuple(channels)


def _work(
    d: Draft, heading: Heading
) -> tuple[tuple[Assignment, ...], list[Deadline], tuple[Reporting, ...]]:
    units: tuple[tuple[str, tuple[tuple[str, tuple[Role, ...], tuple[str, ...], str | None], ...]], ...] = (
        ("Phòng Văn hóa - Xã hội", (
            ("- Chủ trì, phối hợp với Trung tâm Cung ứng dịch vụ công tham mưu danh mục sách và lịch hoạt "
             "động của 12 điểm đọc, trình Ủy ban nhân dân phường trước ngày 27/02/2026.",
             ("lead", "coordinate", "advise"), ("Trung tâm Cung ứng dịch vụ công",),
             "trước ngày 27/02/2026"),
            ("- Theo dõi, đôn đốc, tổng hợp kết quả, báo cáo Sở Văn hóa, Thể thao và Du lịch định kỳ hằng "
             "tháng, trước ngày 25 và báo cáo kết thúc chậm nhất ngày 08/5/2026 theo Kế hoạch số "
             "27/KH-SVHTTDL.",
             ("monitor", "report"), (), "định kỳ hằng tháng, trước ngày 25"),
        )),
        ("Trung tâm Cung ứng dịch vụ công", (
            ("- Cử 06 cán bộ hướng dẫn người dân cài đặt và sử dụng thư viện số tại các điểm đọc vào thứ "
             "Bảy hằng tuần.", ("guide",), (), None),
            ("- Phối hợp với Đoàn Thanh niên dựng gian sách, bảo đảm điện và đường truyền cho Ngày hội.",
             ("coordinate", "organise"), ("Đoàn Thanh niên",), None),
        )),
        ("Các trường học trên địa bàn phường", (
            ("- Tổ chức ngày đọc sách trong trường; chọn học sinh dự hội thi kể chuyện, gửi danh sách về "
             "Phòng Văn hóa - Xã hội chậm nhất ngày 20/3/2026.", ("organise", "provide"), (),
             "chậm nhất ngày 20/3/2026"),
        )),
        ("Đề nghị Ủy ban Mặt trận Tổ quốc Việt Nam phường và các đoàn thể", (
            ("- Vận động hội viên quyên góp sách, tham gia trông coi điểm đọc ngoài giờ.",
             ("other",), (), None),
        )),
    )  # fmt: skip
    made: list[Assignment] = []
    deadlines: list[Deadline] = []
    for number, (unit, lines) in enumerate(units, 1):
        at = heading(f"{number}.", unit, 2)
        duties = []
        for words, roles, partners, due in lines:
            place = d.p(words)
            duties.append(Duty(words.removeprefix("- "), roles, partners, due, place))
        name = unit.removeprefix("Đề nghị ")
        where = over(at, duties[-1].at)
        made.append(Assignment(name, tuple(duties), where, (), name.startswith("Các trường")))
    culture, _, schools, _ = made
    monthly = d.find("định kỳ hằng tháng, trước ngày 25", culture.at)
    final = d.find("chậm nhất ngày 08/5/2026", culture.at)
    deadlines += [
        Deadline("trước ngày 27/02/2026", "2026-02-27", None, culture.unit,
                 d.find("trước ngày 27/02/2026", culture.at)),
        Deadline("định kỳ hằng tháng, trước ngày 25", None, "FREQ=MONTHLY;BYMONTHDAY=25", culture.unit,
                 monthly),
        Deadline("chậm nhất ngày 08/5/2026", "2026-05-08", None, culture.unit, final),
        Deadline("chậm nhất ngày 20/3/2026", "2026-03-20", None, schools.unit,
                 d.find("chậm nhất ngày 20/3/2026", schools.at)),
        Deadline("chậm nhất ngày 30/4/2026", "2026-04-30", None, None,
                 d.find("chậm nhất ngày 30/4/2026")),
    ]  # fmt: skip
    to = "Sở Văn hóa, Thể thao và Du lịch"
    reporting = (
        Reporting(culture.unit, to, None, "định kỳ hằng tháng, trước ngày 25", monthly),
        Reporting(culture.unit, to, None, "chậm nhất ngày 08/5/2026", final),
        Reporting(
            "Các đơn vị, khu phố",
            "Ủy ban nhân dân phường",
            "Phòng Văn hóa - Xã hội",
            None,
            d.p(
                "Trong quá trình thực hiện, nếu có khó khăn, vướng mắc, các đơn vị, khu phố báo cáo Ủy ban "
                "nhân dân phường (qua Phòng Văn hóa - Xã hội) để xem xét, giải quyết./."
            ),
        ),
    )
    return tuple(made), deadlines, reporting


def _table(d: Draft) -> PlanTable:
    d.page()
    d.p("PHỤ LỤC", TITLE)
    d.p("Phân công nhiệm vụ phục vụ Ngày hội", TITLE)
    columns = ["STT", "Nhiệm vụ", "Chủ trì", "Phối hợp", "Hoàn thành", "Sản phẩm"]
    rows = [
        ["1", "Xây dựng kịch bản khai mạc", "Phòng Văn hóa - Xã hội", "Đoàn Thanh niên",
         "Tháng 3/2026", "Kịch bản được duyệt"],
        ["2", "Mời đại biểu, tác giả giao lưu", "Văn phòng HĐND và UBND phường",
         "Phòng Văn hóa - Xã hội", "trước 17h00 ngày 02/4/2026", "Giấy mời"],
        ["3", "Bảo đảm an ninh, trật tự", "Công an phường", "Khu phố 4, Khu phố 5",
         "Trong Ngày hội", "Phương án"],
    ]  # fmt: skip
    at, places = d.table([columns, *rows])
    detail = tuple(
        TaskRow(row[1], row[2], row[3], row[4], row[5], place)
        for row, place in zip(rows, places[1:], strict=True)
    )
    return PlanTable(
        "Phân công nhiệm vụ phục vụ Ngày hội",
        tuple(columns),
        tuple(tuple(row) for row in rows),
        "tasks",
        detail,
        at,
    )


def _foot(d: Draft) -> tuple[tuple[Recipient, ...], Signature]:
    d.p("Nơi nhận:", Look(bold=True, italic=True), "left")
    rows = (
        ("- Sở Văn hóa, Thể thao và Du lịch (để báo cáo);", "Sở Văn hóa, Thể thao và Du lịch", "để báo cáo"),
        ("- Thường trực Đảng ủy, HĐND phường;", "Thường trực Đảng ủy, HĐND phường", None),
        ("- Như mục V (để thực hiện);", "Như mục V", "để thực hiện"),
        ("- Lưu: VT, VHXH.", "Lưu: VT, VHXH", None),
    )  # fmt: skip
    recipients = tuple(
        Recipient(name, purpose, d.p(words, PLAIN, "left")) for words, name, purpose in rows
    )
    first = d.p("TM. ỦY BAN NHÂN DÂN", BOLD, "right")
    d.p("KT. CHỦ TỊCH", BOLD, "right")
    d.p("PHÓ CHỦ TỊCH", BOLD, "right")
    last = d.p("Lê Thị Hoài Thương", BOLD, "right")
    return recipients, Signature(
        "TM. ỦY BAN NHÂN DÂN",
        "KT. CHỦ TỊCH",
        "PHÓ CHỦ TỊCH",
        "Lê Thị Hoài Thương",
        "2026-02-09T16:20:05+07:00",
        "ỦY BAN NHÂN DÂN PHƯỜNG BẾN LỤA",
        over(first, last),
        True,
    )
