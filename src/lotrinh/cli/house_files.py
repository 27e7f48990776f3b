"""The house files that count for a document: the nearest `lotrinh.toml`, and the file beside it.

Place in the flow: cli; checks/house.py knows what they say.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from lotrinh.source.inputs import Input

if TYPE_CHECKING:
    from lotrinh.checks.house import House
    from lotrinh.checks.settings import Settings, Suppression

HOUSE_FILE = "lotrinh.toml"


class HouseFiles:
    """Finds and remembers house files. Everything raises `UnreadableError` where one is wrong."""

    def __init__(self, config: str | None = None, profile: str | None = None) -> None:
        """`config` is a house file for all documents; `profile` the one that a person asks for."""
        self._profile = profile
        self._of_folder: dict[Path, House] = {}
        self._settings: dict[str, Settings] = {}
        self._fixed = self._load(Path(config)) if config else None

    def settings_for(self, document: Input) -> Settings:
        """How a document is checked: its house, its profile, its answered findings."""
        house = self._fixed or self._nearest(document)
        if house.name not in self._settings:
            self._settings[house.name] = house.settings(self._profile)
        settings = self._settings[house.name]
        if document.path is not None:
            answers = self._answers_beside(document.path)
            settings = replace(settings, suppressions=(*settings.suppressions, *answers))
        return settings

    def _answers_beside(self, path: Path) -> tuple[Suppression, ...]:
        beside = path.with_name(f"{path.name}.{HOUSE_FILE}")
        if not beside.is_file():
            return ()
        from lotrinh.checks.house import load_answers
        from lotrinh.source.open import read_file

        return load_answers(read_file(beside, str(beside)), name=str(beside), document=path.name)

    def _nearest(self, document: Input) -> House:
        from lotrinh.checks.house import NO_HOUSE

        folder = (document.path.resolve().parent) if document.path else Path.cwd()
        visited = []
        house = NO_HOUSE
        for place in (folder, *folder.parents):
            if place in self._of_folder:
                house = self._of_folder[place]
                break
            visited.append(place)
            if (place / HOUSE_FILE).is_file():
                house = self._load(place / HOUSE_FILE)
                break
        self._of_folder.update(dict.fromkeys(visited, house))
        return house

    def _load(self, path: Path) -> House:
        from lotrinh.checks.house import load_house
        from lotrinh.source.open import read_file

        return load_house(read_file(path, str(path)), name=str(path))
