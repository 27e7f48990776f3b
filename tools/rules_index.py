"""Draws the index of rules, docs/rules/, from the rules and their pages: `make rules`.

A page a language: a table for each family with code, title, severity, the first profile that asks
and the form, each code a link to the rule's own page beside its code.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import Final

from lotrinh.checks.explain import SEVERITIES
from lotrinh.checks.pages import module_of
from lotrinh.checks.registry import RULES
from lotrinh.checks.rule import Rule
from lotrinh.language import Language, speaking, tr
from lotrinh.render.report_notes import FAMILIES

ROOT: Final = Path(__file__).parents[1]
FILES: Final[dict[Language, Path]] = {
    "en": ROOT / "docs" / "rules" / "README.md",
    "vi": ROOT / "docs" / "rules" / "README.vi.md",
}
_HEADS: Final[dict[Language, str]] = {
    "en": """# Rules

*[Tiếng Việt](README.vi.md)*

What `lotrinh check` asks of a plan. An error can't be signed so; a warning should be answered;
a notice is style. A rule is asked from its profile on: draft, signature, published.
`lotrinh explain CODE` prints a rule's page. This index is drawn from the rules: `make rules`.""",
    "vi": """# Các quy tắc kiểm tra

*[English](README.md)*

`lotrinh check` kiểm tra những gì ở một kế hoạch. Lỗi: không thể ký như vậy; cảnh báo: cần trả lời;
lưu ý: cách viết. Mỗi quy tắc áp dụng từ một mức trở lên: dự thảo, trình ký, ban hành.
`lotrinh explain MÃ` in trang của quy tắc. Bảng này vẽ từ chính các quy tắc: `make rules`.""",
}
_COLUMNS: Final[dict[Language, str]] = {
    "en": "| code | what is wrong | severity | profile | form |",
    "vi": "| mã | lỗi gì | mức | từ khi | thể thức |",
}
_WORDS: Final[dict[Language, dict[str, str]]] = {
    "en": {
        "draft": "draft", "signature": "signature", "published": "published",
        "state": "State", "party": "Party", "front": "Front", "all": "any",
    },
    "vi": {
        "draft": "dự thảo", "signature": "trình ký", "published": "ban hành",
        "state": "Nhà nước", "party": "Đảng", "front": "Mặt trận, đoàn thể", "all": "mọi",
    },
}  # fmt: skip


def draw(lang: Language) -> str:
    """The index in a language, ready to be written."""
    with speaking(lang):
        return "\n".join(_lines(lang)) + "\n"


def _lines(lang: Language) -> Iterator[str]:
    words = _WORDS[lang]
    yield _HEADS[lang]
    for letters, rules in groupby(RULES, key=lambda rule: rule.code[:2]):
        yield f"\n## {letters} {tr(FAMILIES[letters])}\n"
        yield _COLUMNS[lang]
        yield "|---|---|---|---|---|"
        for rule in rules:
            forms = ", ".join(words[f] for f in ("state", "party", "front") if f in rule.families)
            cells = (
                f"[{rule.code}]({_page(rule, lang)})", tr(rule.title),
                tr(SEVERITIES[rule.severity]), words[rule.profile], forms or words["all"],
            )  # fmt: skip
            yield f"| {' | '.join(cells)} |"


def _page(rule: Rule, lang: Language) -> str:
    """The link from docs/rules/ to a rule's page."""
    path = module_of(rule).replace(".", "/")
    return f"../../src/{path}{'.md' if lang == 'vi' else '.en.md'}"


def main() -> int:
    """Writes both pages."""
    for lang, path in FILES.items():
        path.parent.mkdir(exist_ok=True)
        path.write_text(draw(lang), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
