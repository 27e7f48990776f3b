"""Writes src/lotrinh_web/organisations/resources/places.csv from the package `vietnamadminunits`.

Run by hand when the package has news: `pip install vietnamadminunits`, then
`python -m tools.build_places`. The package is no dependency: it brings geometry libraries along.
The codes are those of Quyết định 19/2025/QĐ-TTg.
"""

from __future__ import annotations

import csv
import sqlite3
from importlib.metadata import distribution
from pathlib import Path

TARGET = Path(__file__).parents[1] / "src/lotrinh_web/organisations/resources/places.csv"


def main() -> None:
    """One row a province (two digits) and a commune (five digits, with its province's code)."""
    package = distribution("vietnamadminunits")
    database = Path(str(package.locate_file("vietnamadminunits/data/dataset.db")))
    with sqlite3.connect(f"file:{database}?mode=ro", uri=True) as connection:
        rows = connection.execute(
            "select provinceCode, province, wardCode, ward from admin_units"
        ).fetchall()
    places = {(code, "", name) for code, name, *_ in rows}
    places |= {(code, province, name) for province, _, code, name in rows}
    with TARGET.open("w", encoding="utf-8", newline="") as file:
        file.write(
            "# Provinces and communes since 1 July 2025 with their codes (Quyết định"
            " 19/2025/QĐ-TTg), written by\n# tools/build_places.py from vietnamadminunits"
            f" {package.version} (MIT, see places-licence.txt).\n"
        )
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["code", "province", "name"])
        writer.writerows(sorted(places))


if __name__ == "__main__":
    main()
