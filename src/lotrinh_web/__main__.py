"""`python -m lotrinh_web COMMAND`: Django's own commands, for people who work on the code."""

from __future__ import annotations

import os

from django.core.management import execute_from_command_line

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lotrinh_web.settings.development")
    execute_from_command_line()
