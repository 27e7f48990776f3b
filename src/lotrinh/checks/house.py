"""The house file `lotrinh.toml`: an agency's own profiles and its answered findings.

    profile = "so-y-te"                  # optional: which profile counts where none is asked for

    [profiles.so-y-te]
    extends = "signature"                # draft, signature, published, or another profile here
    ignore = ["NN104"]
    severity = { TT110 = "notice" }
    abbreviations = ["KSBT"]
    units = ["Trung tâm Kiểm soát bệnh tật"]
    options.TG107 = { days = 5 }

    [[suppress]]
    file = "ke-hoach-12.docx"            # optional, may be a pattern
    code = "PC101"
    words = "Trạm Y tế"                  # optional: words of the finding
    line = 40                            # optional
    reason = "Trạm nhận văn bản qua Phòng Văn hóa - Xã hội."

Place in the flow: checks; the command line finds and opens the file. A file `NAME.lotrinh.toml`
beside a document holds suppressions for that document alone.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Final, get_args

from lotrinh.checks.explain import codes
from lotrinh.checks.settings import DEFAULT, PROFILES, Settings, Suppression
from lotrinh.language import Text
from lotrinh.plan.model import Severity
from lotrinh.source.errors import UnreadableError

_KEYS: Final = {"profile", "profiles", "suppress"}
_PROFILE_KEYS: Final = {
    "extends", "select", "ignore", "severity", "options", "abbreviations", "units",
}  # fmt: skip
_SUPPRESS_KEYS: Final = {"code", "reason", "file", "words", "line"}


@dataclass(frozen=True, slots=True)
class House:
    """What a house file says."""

    name: str
    """The file, as people know it."""
    profiles: Mapping[str, Settings]
    """The agency's own profiles, each with all that it extends."""
    profile: str | None = None
    suppressions: tuple[Suppression, ...] = ()

    def settings(self, profile: str | None = None) -> Settings:
        """How the checks run under a profile: the one asked for, else the house's, else none.

        Raises UnreadableError where there is no such profile.
        """
        asked = profile or self.profile
        if asked is None:
            return replace(DEFAULT, suppressions=self.suppressions)
        found = _profile(asked, self.profiles)
        if found is None:
            known = ", ".join([*PROFILES, *self.profiles])
            message = Text("không có mức soát “{name}”; có: {known}.", name=asked, known=known)
            raise UnreadableError(self.name, "corrupt", message)
        return replace(found, suppressions=self.suppressions)


NO_HOUSE: Final = House("lotrinh.toml", {})


def load_house(content: bytes, *, name: str) -> House:
    """A house file. Raises UnreadableError, naming the place, where it is not right."""
    raw = _toml(content, name)
    _refuse_unknown(raw, _KEYS, name, "lotrinh.toml")
    listed = raw.get("profiles", {})
    if not isinstance(listed, dict) or not all(isinstance(one, dict) for one in listed.values()):
        raise _wrong(name, Text("profiles phải là các bảng [profiles.TÊN]."))
    profiles: dict[str, Settings] = {}
    for key in listed:
        _read_profile(key, listed, profiles, name, ())
    asked = raw.get("profile")
    if asked is not None and not isinstance(asked, str):
        raise _wrong(name, Text("profile phải là tên một mức soát."))
    house = House(name, profiles, asked, _suppressions(raw, name, None))
    house.settings()
    return house


def load_answers(content: bytes, *, name: str, document: str) -> tuple[Suppression, ...]:
    """The suppressions of the file beside a document. Raises UnreadableError."""
    raw = _toml(content, name)
    _refuse_unknown(raw, {"suppress"}, name, name)
    return _suppressions(raw, name, document)


def _toml(content: bytes, name: str) -> dict[str, Any]:
    try:
        return tomllib.loads(content.decode("utf-8-sig"))
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        message = Text("không đọc được: tệp TOML sai ({reason}).", reason=error)
        raise _wrong(name, message) from error


def _read_profile(
    key: str,
    listed: Mapping[str, Any],
    done: dict[str, Settings],
    name: str,
    under: tuple[str, ...],
) -> Settings:
    """A profile with what it extends, which is read first."""
    if key in done:
        return done[key]
    if key in under:
        chain = " → ".join((*under, key))
        raise _wrong(name, Text("các mức soát kế thừa vòng tròn: {chain}.", chain=chain))
    if key in PROFILES:
        raise _wrong(name, Text("“{name}” là tên có sẵn; hãy đặt tên khác.", name=key))
    raw, place = listed[key], f"profiles.{key}"
    _refuse_unknown(raw, _PROFILE_KEYS, name, place)
    base = DEFAULT
    if "extends" in raw:
        parent = raw["extends"]
        if parent in PROFILES:
            base = replace(DEFAULT, profile=parent)
        elif parent in listed:
            base = _read_profile(parent, listed, done, name, (*under, key))
        else:
            message = Text("{place}: không có mức soát “{name}”.", place=place, name=parent)
            raise _wrong(name, message)
    done[key] = Settings(
        profile=base.profile,
        select=_codes(raw, "select", name, place) or base.select,
        ignore=(*base.ignore, *_codes(raw, "ignore", name, place)),
        severity={**base.severity, **_severities(raw, name, place)},
        options={**base.options, **_options(raw, name, place)},
        abbreviations=(*base.abbreviations, *_words(raw, "abbreviations", name, place)),
        units=(*base.units, *_words(raw, "units", name, place)),
    )
    return done[key]


def _profile(asked: str, profiles: Mapping[str, Settings]) -> Settings | None:
    if asked in PROFILES:
        return replace(DEFAULT, profile=asked)
    return profiles.get(asked)


def _words(raw: Mapping[str, Any], key: str, name: str, place: str) -> tuple[str, ...]:
    value = raw.get(key, [])
    if not isinstance(value, list) or not all(isinstance(one, str) and one for one in value):
        raise _wrong(name, Text("{place}: {key} phải là danh sách chữ.", place=place, key=key))
    return tuple(value)


def _codes(raw: Mapping[str, Any], key: str, name: str, place: str) -> tuple[str, ...]:
    found = _words(raw, key, name, place)
    for code in found:
        require_code(code, name, place)
    return found


def require_code(code: str, name: str, place: str) -> None:
    """Raises UnreadableError where no finding has this code or begins with it."""
    if not any(known.startswith(code) for known in codes()):
        raise _wrong(name, Text("{place}: không có mã {code}.", place=place, code=code))


def _severities(raw: Mapping[str, Any], name: str, place: str) -> dict[str, Severity]:
    value = raw.get("severity", {})
    known = get_args(Severity)
    if not isinstance(value, dict) or not all(one in known for one in value.values()):
        listed = ", ".join(known)
        raise _wrong(name, Text("{place}: severity là {listed}.", place=place, listed=listed))
    for code in value:
        require_code(code, name, place)
    return value


def _options(raw: Mapping[str, Any], name: str, place: str) -> dict[str, dict[str, Any]]:
    value = raw.get("options", {})
    if not isinstance(value, dict) or not all(isinstance(one, dict) for one in value.values()):
        raise _wrong(name, Text("{place}: options là các bảng options.MÃ.", place=place))
    for code in value:
        require_code(code, name, place)
    return value


def _suppressions(
    raw: Mapping[str, Any], name: str, document: str | None
) -> tuple[Suppression, ...]:
    listed = raw.get("suppress", [])
    if not isinstance(listed, list) or not all(isinstance(one, dict) for one in listed):
        raise _wrong(name, Text("suppress phải là các mục [[suppress]]."))
    return tuple(
        _read_suppression(one, f"suppress {number}", name, document)
        for number, one in enumerate(listed, 1)
    )


def _read_suppression(
    raw: Mapping[str, Any], place: str, name: str, document: str | None
) -> Suppression:
    _refuse_unknown(raw, _SUPPRESS_KEYS, name, place)
    for key in ("code", "reason", "file", "words"):
        if not isinstance(raw.get(key, ""), str):
            raise _wrong(name, Text("{place}: {key} phải là chữ.", place=place, key=key))
    if not raw.get("code"):
        raise _wrong(name, Text("{place}: thiếu mã (code).", place=place))
    require_code(raw["code"], name, place)
    if not raw.get("reason", "").strip():
        message = Text("{place}: mỗi miễn trừ phải ghi lý do (reason).", place=place)
        raise _wrong(name, message)
    line = raw.get("line")
    if line is not None and (not isinstance(line, int) or isinstance(line, bool) or line < 1):
        raise _wrong(name, Text("{place}: line phải là số dòng.", place=place))
    file = document if document is not None else raw.get("file", "")
    alone = document is not None or (bool(file) and not set(file) & set("*?["))
    words, reason = raw.get("words", ""), raw["reason"].strip()
    return Suppression(raw["code"], reason, file, words, line, alone)


def _refuse_unknown(raw: Mapping[str, Any], known: set[str], name: str, place: str) -> None:
    unknown = ", ".join(sorted(set(raw) - known))
    if unknown:
        raise _wrong(name, Text("{place}: không hiểu khóa {keys}.", place=place, keys=unknown))


def _wrong(name: str, message: Text) -> UnreadableError:
    return UnreadableError(name, "corrupt", message)
