"""The one error of the reading stage: a file that cannot be read, with a reason for people."""

from __future__ import annotations

from lotrinh.language import Language, Text, speaking, tr


class UnreadableError(Exception):
    """A file cannot be read. `str(error)` is a sentence in Vietnamese that names file and reason;
    `say` gives it in another language.

    `reason` is a stable key (encrypted, corrupt, too_large, too_many_pages, missing_program,
    unsupported, empty, timeout, not_found, not_permitted); `hint` says what to do, e.g. the command
    that installs a program.
    """

    def __init__(self, name: str, reason: str, message: Text, hint: Text | None = None) -> None:
        self.name = name
        self.reason = reason
        self.message = message
        self.hint = hint
        super().__init__(self.say())

    def say(self, language: Language = "vi") -> str:
        """File, message and hint."""
        with speaking(language):
            hint = f" {tr(self.hint)}" if self.hint else ""
            return f"{self.name}: {tr(self.message)}{hint}"

    def __reduce__(self) -> tuple[type[UnreadableError], tuple[object, ...]]:
        """Another process hands it back whole."""
        return type(self), (self.name, self.reason, self.message, self.hint)
