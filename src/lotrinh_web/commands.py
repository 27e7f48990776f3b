"""The application's commands of `lotrinh`: `serve` and `admin`.

The command line finds them by the entry points `lotrinh.commands`, so the engine does not know
them. This module loads without Django; what runs is imported when it runs.
"""

from __future__ import annotations

import os
from functools import partial
from pathlib import Path

import click

from lotrinh.cli.help_pages import SpokenCommand, SpokenGroup, SpokenOption
from lotrinh.language import Text, tr

spoken_option = partial(click.option, cls=SpokenOption)
data_option = spoken_option(
    "--data",
    metavar=Text("THƯ-MỤC"),
    help=Text("Nơi để cơ sở dữ liệu, tệp và khóa; cũng đặt được bằng LOTRINH_DATA."),
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
        raise click.ClickException(
            tr("lệnh này cần phần ứng dụng. Cài bằng: pip install 'lotrinh[web]'")
        ) from error
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
    from lotrinh_web.serving.preparing import prepare
    from lotrinh_web.serving.supervisor import server_child, supervise, worker_child

    _ask_for_port(host, port)
    prepare()
    address = f"http://{host}:{port}/"
    click.echo(tr("Lộ Trình chạy tại {address} (Ctrl-C để dừng).", address=address))
    if not has_administrator():
        click.echo(tr("Chưa có người quản trị. Ở cửa sổ khác: lotrinh admin invite"))
    return supervise([server_child(host, port, workers, threads=4), worker_child()])


@click.group(
    cls=SpokenGroup,
    short_help=Text("Cài đặt ban đầu: người quản trị đầu tiên."),
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
@spoken_option(
    "--url",
    default="http://127.0.0.1:8000",
    metavar=Text("ĐỊA-CHỈ"),
    help=Text("Địa chỉ mà mọi người mở (mặc định http://127.0.0.1:8000)."),
)
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
