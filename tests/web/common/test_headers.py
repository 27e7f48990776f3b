"""Every answer bears its security headers; the deployment checks of Django find nothing."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from django.test import Client


def test_no_page_allows_inline_code_or_other_hosts(client: Client) -> None:
    answer = client.get("/tai-khoan/login/")
    policy = answer.headers["Content-Security-Policy"]
    assert "unsafe-inline" not in policy
    assert "http" not in policy
    assert answer.headers["X-Frame-Options"] == "DENY"
    assert "no-store" in answer.headers["Cache-Control"]


def test_a_page_has_no_inline_script_or_style(client: Client) -> None:
    page = client.get("/tai-khoan/login/").content.decode()
    assert " style=" not in page
    assert "<style" not in page
    assert " onclick=" not in page


def test_health_says_that_it_is_alive(client: Client) -> None:
    answer = client.get("/health")
    assert (answer.status_code, answer.json()) == (200, {"status": "ok"})


def test_an_address_that_leads_nowhere_has_a_page(client: Client) -> None:
    answer = client.get("/khong-co/", headers={"accept": "text/html"})
    assert answer.status_code == 404
    assert "Không tìm thấy" in answer.content.decode()


def test_the_deployment_checks_find_nothing(tmp_path: Path) -> None:
    environment = {
        **{name: value for name, value in os.environ.items() if name != "LOTRINH_DATABASE"},
        "DJANGO_SETTINGS_MODULE": "lotrinh_web.settings.production",
        "LOTRINH_DATA": str(tmp_path),
        "LOTRINH_TLS": "1",
        "LOTRINH_HOSTS": "lotrinh.example",
    }
    command = [sys.executable, "-m", "lotrinh_web", "check", "--deploy", "--fail-level", "INFO"]
    result = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stderr


def test_the_models_and_the_migrations_agree() -> None:
    from django.core.management import call_command

    call_command("makemigrations", check=True, dry_run=True, verbosity=0)
