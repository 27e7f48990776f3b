"""The application's commands of `lotrinh`: `serve`, `backup`, `restore` and `admin`.

The command line finds them by the entry points `lotrinh.commands`, so the engine does not know
them. This module loads without Django; what runs is imported when it runs.
"""

from __future__ import annotations

import os
from functools import partial
from pathlib import Path
from typing import Any

import click

from lotrinh.cli.help_pages import SpokenCommand, SpokenGroup, SpokenOption
from lotrinh.language import Text, tr

spoken_option = partial(click.option, cls=SpokenOption)
data_option = spoken_option(
    "--data",
    metavar=Text("THƯ-MỤC"),
    help=Text("Nơi để cơ sở dữ liệu, tệp và khóa; cũng đặt được bằng LOTRINH_DATA."),
)
url_option = spoken_option(
    "--url",
    default="http://127.0.0.1:8000",
    metavar=Text("ĐỊA-CHỈ"),
    help=Text("Địa chỉ mà mọi người mở (mặc định http://127.0.0.1:8000)."),
)


def _open_installation(data: str | None) -> None:
    """Sets the application up. Raises `click.ClickException` where the extra is missing."""
    if data is not None:
        os.environ["LOTRINH_DATA"] = str(Path(data).expanduser().resolve())
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lotrinh_web.settings.production")
    try:
        import django
        import granian  # noqa: F401
    except ModuleNotFoundError as error:
        raise click.ClickException(_needs_extra()) from error
    django.setup()


def _ask_for_port(host: str, port: int) -> None:
    """Raises `click.ClickException` where another program listens there."""
    import socket

    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            message = tr("không mở được {host}, cổng {port}: {reason}", host=host, port=port,
                         reason=error.strerror)  # fmt: skip
            raise click.ClickException(message) from error


@click.command(
    cls=SpokenCommand,
    short_help=Text("Chạy ứng dụng của cơ quan trên máy này."),
    help=Text(
        "Chạy ứng dụng: cập nhật cơ sở dữ liệu, rồi mở trang web và chạy việc nền, cho đến khi bấm "
        "Ctrl-C. Dừng thì làm nốt việc đang dở."
    ),
)
@spoken_option(
    "--host",
    default="127.0.0.1",
    metavar=Text("ĐỊA-CHỈ"),
    help=Text("Địa chỉ để lắng nghe (mặc định 127.0.0.1: chỉ máy này)."),
)
@spoken_option(
    "--port", type=int, default=8000, metavar=Text("CỔNG"), help=Text("Cổng (mặc định 8000).")
)
@data_option
@spoken_option(
    "--workers",
    type=int,
    default=2,
    metavar=Text("SỐ"),
    help=Text("Số tiến trình phục vụ (mặc định 2)."),
)
def serve(*, host: str, port: int, data: str | None, workers: int) -> int:
    """Server and worker until a signal."""
    _open_installation(data)
    from lotrinh_web.accounts.selectors import has_administrator
    from lotrinh_web.serving.locking import AlreadyServedError, sole_server
    from lotrinh_web.serving.preparing import prepare
    from lotrinh_web.serving.supervisor import server_child, supervise, worker_child
    from lotrinh_web.settings.environment import find_data_directory

    directory = find_data_directory()
    try:
        with sole_server(directory):
            _ask_for_port(host, port)
            prepare()
            address = f"http://{host}:{port}/"
            click.echo(tr("Lộ Trình chạy tại {address} (Ctrl-C để dừng).", address=address))
            if not has_administrator():
                click.echo(tr("Chưa có người quản trị. Ở cửa sổ khác: lotrinh admin invite"))
            return supervise([server_child(host, port, workers, threads=4), worker_child()])
    except AlreadyServedError as error:
        message = tr("thư mục {place} đang có một lotrinh serve khác chạy", place=directory)
        raise click.ClickException(message) from error


def _say_refusal(refusal: str, place: str) -> str:
    """Why a backup or a restore did not happen, and what to do."""
    texts = {
        "exists": tr("đã có tệp {place}; hãy đặt tên khác", place=place),
        "not_empty": tr("thư mục {place} không trống; hãy chọn một thư mục trống", place=place),
        "database_not_empty": tr("cơ sở dữ liệu {place} không trống", place=place),
        "damaged": tr("bản sao lưu bị hỏng: {place}. Chưa ghi gì.", place=place),
        "not_ours": tr("đây không phải là bản sao lưu của Lộ Trình. Chưa ghi gì."),
        "newer": tr("bản sao lưu của một phiên bản mới hơn ({place}); hãy nâng cấp Lộ Trình trước",
                    place=place),
        "other_engine": tr("bản sao lưu dùng {place}; hãy đặt LOTRINH_DATABASE cho khớp",
                           place=place),
        "program": tr("không chạy được {place}", place=place),
    }  # fmt: skip
    return texts[refusal]


@click.command(
    cls=SpokenCommand,
    short_help=Text("Sao lưu cả bản cài đặt vào một tệp, trong khi vẫn dùng."),
    help=Text(
        "Ghi cơ sở dữ liệu, các tệp đã lưu và khóa bí mật vào TỆP. Chạy được trong khi mọi người "
        "đang làm việc. Ai có TỆP thì đọc được mọi thứ: hãy giữ ở nơi an toàn."
    ),
)
@click.argument("file", metavar="TỆP", type=click.Path(dir_okay=False, path_type=Path))
@data_option
def backup(*, file: Path, data: str | None) -> int:
    """One archive of everything."""
    from datetime import UTC, datetime

    from lotrinh_web.serving.archive import ArchiveError, back_up

    directory, database = _place_of(data)
    try:
        entries = back_up(directory, database, file, now=datetime.now(UTC))
    except ArchiveError as error:
        raise click.ClickException(_say_refusal(error.refusal, error.place)) from error
    except OSError as error:
        raise click.ClickException(f"{file}: {error.strerror}") from error
    size = file.stat().st_size / 1024 / 1024
    click.echo(tr("Đã sao lưu {count} phần vào {file} ({size} MB).", count=len(entries),
                  file=file, size=f"{size:.1f}"))  # fmt: skip
    return 0


@click.command(
    cls=SpokenCommand,
    short_help=Text("Khôi phục một bản sao lưu vào thư mục trống."),
    help=Text(
        "Kiểm tra từng phần của TỆP, rồi khôi phục vào một thư mục trống (và một cơ sở dữ liệu "
        "trống). Bản hỏng hoặc thư mục không trống thì không ghi gì cả."
    ),
)
@click.argument("file", metavar="TỆP", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@data_option
def restore(*, file: Path, data: str | None) -> int:
    """An archive into an empty place."""
    from lotrinh_web.serving.archive import ArchiveError
    from lotrinh_web.serving.archive import restore as put_back

    directory, database = _place_of(data)
    try:
        manifest = put_back(file, directory, database)
    except ArchiveError as error:
        raise click.ClickException(_say_refusal(error.refusal, error.place)) from error
    except OSError as error:
        raise click.ClickException(f"{directory}: {error.strerror}") from error
    click.echo(tr("Đã khôi phục bản sao lưu ngày {day} vào {place}. Chạy tiếp: lotrinh serve",
                  day=manifest["made_at"][:10], place=directory))  # fmt: skip
    return 0


def _place_of(data: str | None) -> tuple[Path, dict[str, Any]]:
    """The data directory and the database's settings, without opening the installation."""
    try:
        from lotrinh_web.settings.environment import find_data_directory, read_database
    except ModuleNotFoundError as error:
        raise click.ClickException(_needs_extra()) from error
    if data is not None:
        os.environ["LOTRINH_DATA"] = str(Path(data).expanduser().resolve())
    directory = find_data_directory()
    return directory, read_database(directory)


def _needs_extra() -> str:
    return tr("lệnh này cần phần ứng dụng. Cài bằng: pip install 'lotrinh[web]'")


@click.group(
    cls=SpokenGroup,
    short_help=Text("Cài đặt ban đầu: người quản trị đầu tiên, cơ quan mẫu."),
    help=Text("Việc của người giữ máy chủ. Không có mật khẩu mặc định nào."),
)
def admin() -> None:
    """The group of set-up commands."""


@admin.command(
    short_help=Text("In liên kết một lần để lập người quản trị."),
    help=Text(
        "In một liên kết dùng một lần, có hạn 24 giờ. Ai mở nó thì tự đặt tên và mật khẩu, và trở "
        "thành người quản trị của bản cài đặt này."
    ),
)
@url_option
@data_option
def invite(*, url: str, data: str | None) -> int:
    """A one-time link for an administrator."""
    _open_installation(data)
    from django.urls import reverse

    from lotrinh_web.organisations.invitations import invite_administrator
    from lotrinh_web.serving.preparing import prepare_database

    prepare_database()
    _invitation, token = invite_administrator()
    click.echo(url.rstrip("/") + reverse("accept_invitation", args=[token]))
    return 0


@admin.command(
    short_help=Text("Lập một cơ quan mẫu để xem thử."),
    help=Text(
        "Lập một cơ quan mẫu có đơn vị, người và kế hoạch, rồi in cho mỗi người một liên kết dùng "
        "một lần để đặt mật khẩu. Chạy lại thì chỉ thêm những gì còn thiếu."
    ),
)
@spoken_option(
    "--plans",
    metavar=Text("THƯ-MỤC"),
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help=Text("Thư mục có các kế hoạch mẫu (thư mục samples/ của mã nguồn)."),
)
@url_option
@data_option
def sample(*, plans: Path | None, url: str, data: str | None) -> int:
    """A sample office, for who wants to look."""
    _open_installation(data)
    from lotrinh_web.serving.preparing import prepare_database
    from lotrinh_web.serving.sampling import set_up_sample

    prepare_database()
    people = set_up_sample(plans)
    click.echo(tr("Cơ quan mẫu đã sẵn sàng. Đặt mật khẩu cho người mà bạn muốn đóng vai:"))
    for person in people:
        place = f"{person.role}, {person.office}" if person.office else person.role
        link = url.rstrip("/") + person.path if person.path else tr("đã có mật khẩu")
        click.echo(f"  {person.name} ({place}) · {person.username}\n    {link}")
    return 0
