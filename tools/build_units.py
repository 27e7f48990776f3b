"""Writes src/lotrinh/resources/units.csv from the package `vietnamadminunits` (MIT).

Run by hand when the package has news:
`pip install vietnamadminunits && python tools/build_units.py`.
The package itself is no dependency of the engine: it brings geometry libraries along and takes
half a second to import.
"""

from __future__ import annotations

import csv
import sqlite3
from collections import defaultdict
from importlib.metadata import distribution
from pathlib import Path

TARGET = Path(__file__).parents[1] / "src/lotrinh/resources/units.csv"
ABOLISHED = "2025-06-30"
"""Last day of the districts and of the units that were merged on 1 July 2025."""


def main() -> None:
    package = distribution("vietnamadminunits")
    database = Path(str(package.locate_file("vietnamadminunits/data/dataset.db")))
    with sqlite3.connect(f"file:{database}?mode=ro", uri=True) as connection:
        new = set(connection.execute("select province, ward from admin_units"))
        old = set(connection.execute("select province, district, ward from admin_units_legacy"))
    groups: dict[tuple[str, str, str], set[str]] = defaultdict(set)
    provinces = {province for province, _ in new}
    groups["province", "", ""] = provinces
    groups["province", "", ABOLISHED] = {province for province, *_ in old} - provinces
    for province, ward in new:
        groups["commune", province, ""].add(ward)
    for province, district, ward in old:
        groups["district", province, ABOLISHED].add(district)
        if ward and (province, ward) not in new:
            groups["commune", province, ABOLISHED].add(ward)
    with TARGET.open("w", encoding="utf-8", newline="") as file:
        file.write(
            "# Administrative units, current and abolished on 1 July 2025, written by"
            f" tools/build_units.py from\n# vietnamadminunits {package.version}"
            " (MIT, see units-licence.txt). Names are divided by `;`.\n"
        )
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["level", "province", "until", "names"])
        for (level, province, until), names in sorted(groups.items()):
            writer.writerow([level, province, until, ";".join(sorted(filter(None, names)))])


if __name__ == "__main__":
    main()
