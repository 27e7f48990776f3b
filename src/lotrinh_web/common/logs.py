"""One JSON object a line, with the request and the person that it belongs to."""

from __future__ import annotations

import json
import logging
from datetime import UTC, datetime

from lotrinh_web.common import scope


class JsonFormatter(logging.Formatter):
    """`{"at": …, "level": …, "logger": …, "message": …, "request": …, "user": …}`."""

    def format(self, record: logging.LogRecord) -> str:
        now = scope.current()
        entry: dict[str, object] = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage(),
        }
        if now.request_id:
            entry["request"] = now.request_id
        if now.user_id is not None:
            entry["user"] = now.user_id
        if record.exc_info:
            entry["exception"] = self.formatException(record.exc_info)
        return json.dumps(entry, ensure_ascii=False)
