"""The tree as an Excel file: written out, read in, compared line by line, taken over whole.

Place in the flow: services of their own, beside services.py. What comes in is data of a stranger:
its size is bounded before it is unpacked, and nothing in it is followed or computed.
"""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime
from functools import cache
from typing import Any, Final

from django.utils.translation import gettext as _
from django.utils.translation import override
from openpyxl import Workbook, load_workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.worksheet.datavalidation import DataValidation

from lotrinh_web.common.errors import InvalidError
from lotrinh_web.common.folding import fold
from lotrinh_web.organisations.models import Office, UnitKind
from lotrinh_web.organisations.trees import tree_of

MAX_UNPACKED: Final = 24 * 1024 * 1024
MAX_ROWS: Final = 2000
MAX_COLUMNS: Final = 40

_DAMAGE: Final = (
    zipfile.BadZipFile, zlib.error, struct.error, EOFError, OverflowError, SyntaxError, ValueError,
)  # fmt: skip
"""What unpacking and parsing raise at damaged files; XML errors are SyntaxErrors."""

COLUMNS: Final = {
    # attribute of SheetRow: (heading, width); the headings are Vietnamese in every language.
    "code": ("Mã", 8),
    "name": ("Tên", 44),
    "parent": ("Thuộc", 36),
    "kind": ("Loại", 30),
    "short_name": ("Tên ngắn", 20),
    "aliases": ("Tên gọi khác", 40),
    "valid_from": ("Có từ ngày", 14),
    "valid_until": ("Đến hết ngày", 14),
}
GUIDE: Final = (
    "Mỗi dòng là một đơn vị. Chỉ cột Tên là bắt buộc.",
    "Mã: do Lộ Trình đặt. Giữ nguyên để sửa đơn vị đã có; bỏ trống khi thêm đơn vị mới.",
    "Thuộc: tên (hoặc mã) của đơn vị cấp trên trực tiếp. Bỏ trống nếu trực thuộc cơ quan.",
    "Loại: chọn trong danh sách. Bỏ trống thì là Khác.",
    "Tên gọi khác: những tên mà kế hoạch hay gọi đơn vị, cách nhau bằng dấu chấm phẩy.",
    "Ngày: ngày/tháng/năm, ví dụ 01/07/2025.",
    "Dòng bị xóa khỏi bảng không xóa đơn vị.",
    "Trước khi ghi, Lộ Trình cho xem từng dòng sẽ thêm hay sửa gì.",
)


@dataclass(frozen=True, slots=True)
class SheetRow:
    """A line as it was written, every cell as trimmed text; days as dd/mm/yyyy. None where the
    table has no such column: what it would say stays as it is."""

    number: int
    """As Excel counts."""
    code: str | None = None
    name: str | None = None
    parent: str | None = None
    kind: str | None = None
    short_name: str | None = None
    aliases: str | None = None
    valid_from: str | None = None
    valid_until: str | None = None


@cache
def kind_labels() -> dict[UnitKind, str]:
    """The words for kinds in the table, which are Vietnamese in every language."""
    with override("vi"):
        return {kind: str(kind.label) for kind in UnitKind}


def write_tree(office: Office, *, empty: bool = False) -> bytes:
    """The units that exist today as an .xlsx with a page that explains the columns; with `empty`
    the headings alone, to be filled in."""
    book = Workbook()
    sheet = book.active
    sheet.title = "Đơn vị"
    _head(sheet)
    nodes = [] if empty else tree_of(office)
    for index, node in enumerate(nodes[1:], start=2):
        unit = node.unit
        parent = unit.parent_id and next(n for n in nodes if n.unit.pk == unit.parent_id)
        values = {
            "code": unit.pk,
            "name": unit.name,
            "parent": parent.name if parent and parent.depth > 1 else "",
            "kind": kind_labels()[UnitKind(unit.kind)],
            "short_name": unit.short_name,
            "aliases": "; ".join(unit.aliases),
            "valid_from": unit.valid_from,
            "valid_until": unit.valid_until,
        }
        for column, name in enumerate(COLUMNS, start=1):
            _write(sheet.cell(index, column), values[name])
    _offer_kinds(sheet, book)
    guide = book.create_sheet("Hướng dẫn")
    guide.column_dimensions["A"].width = 110
    for index, line in enumerate(GUIDE, start=1):
        _write(guide.cell(index, 1), line)
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def _head(sheet: Any) -> None:
    for column, (heading, width) in enumerate(COLUMNS.values(), start=1):
        cell = sheet.cell(1, column, heading)
        cell.font = Font(bold=True)
        sheet.column_dimensions[cell.column_letter].width = width
    sheet.freeze_panes = "A2"


def _write(cell: Any, value: object) -> None:
    """Text stays text: a name that begins with `=` is no formula."""
    if isinstance(value, date):
        cell.value = value
        cell.number_format = "dd/mm/yyyy"
    elif isinstance(value, int):
        cell.value = value
    elif value:
        cell.value = str(value)
        cell.data_type = "s"
        cell.alignment = Alignment(wrap_text=True, vertical="top")


def _offer_kinds(sheet: Any, book: Any) -> None:
    labels = [label for kind, label in kind_labels().items() if kind != UnitKind.OFFICE]
    lists = book.create_sheet("Danh mục")
    for index, label in enumerate(labels, start=1):
        lists.cell(index, 1, label)
    lists.sheet_state = "hidden"
    rule = DataValidation(
        type="list", formula1=f"'Danh mục'!$A$1:$A${len(labels)}", allow_blank=True
    )
    sheet.add_data_validation(rule)
    rule.add(f"D2:D{MAX_ROWS}")


def read_rows(content: bytes) -> list[SheetRow]:
    """The lines of the first sheet, blank ones left out. Raises InvalidError at the field `file`
    for what is no .xlsx, is too large, or has no column of names."""
    _check_archive(content)
    try:
        book = load_workbook(io.BytesIO(content), read_only=True, data_only=True)
        sheet = book.worksheets[0]
        lines = [
            [_text(value) for value in line]
            for line in sheet.iter_rows(max_row=MAX_ROWS + 2, max_col=MAX_COLUMNS, values_only=True)
        ]
        book.close()
    except (*_DAMAGE, InvalidFileException, AttributeError, LookupError, TypeError) as error:
        raise _unreadable() from error
    if len(lines) > MAX_ROWS + 1:
        raise InvalidError(fields={"file": _("Bảng dài quá 2000 dòng.")})
    places = _columns(lines[0] if lines else [])
    if "name" not in places:
        raise InvalidError(
            fields={"file": _("Không thấy cột “Tên” ở dòng đầu. Hãy dùng bảng mẫu.")}
        )
    rows = []
    for number, line in enumerate(lines[1:], start=2):
        if any(line):
            cells = {name: line[at] for name, at in places.items() if at < len(line)}
            rows.append(SheetRow(number, **cells))
    return rows


def _check_archive(content: bytes) -> None:
    """Before anything is unpacked: an archive of bounded size whose parts declare no entities."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            if sum(part.file_size for part in archive.infolist()) > MAX_UNPACKED:
                raise InvalidError(fields={"file": _("Tệp quá lớn.")})
            if archive.testzip() is not None:
                raise _unreadable()
            for part in archive.infolist():
                if part.filename.endswith((".xml", ".rels")):
                    with archive.open(part) as file:
                        if b"<!DOCTYPE" in file.read(4096).upper():
                            raise _unreadable()
    except (*_DAMAGE, NotImplementedError, RuntimeError) as error:
        raise _unreadable() from error


def _unreadable() -> InvalidError:
    return InvalidError(
        fields={"file": _("Không đọc được tệp này. Hãy lưu lại dưới dạng Excel (.xlsx).")}
    )


def _columns(headings: Sequence[str]) -> dict[str, int]:
    """Where each known column stands, by its heading, with marks or without."""
    known = {fold(heading): name for name, (heading, _width) in COLUMNS.items()}
    found: dict[str, int] = {}
    for at, heading in enumerate(headings):
        name = known.get(fold(heading))
        if name is not None:
            found.setdefault(name, at)
    return found


def _text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, datetime | date):
        return f"{value:%d/%m/%Y}"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return " ".join(str(value).split())


def packed(rows: Iterable[SheetRow]) -> list[dict[str, Any]]:
    """Rows as plain JSON, for the form that asks for the consent."""
    return [asdict(row) for row in rows]


def unpacked(rows: Iterable[dict[str, Any]]) -> list[SheetRow]:
    """The way back from `packed`."""
    return [SheetRow(**row) for row in rows]
