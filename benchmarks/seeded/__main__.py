"""Plants each kind of fault in the samples, in every format, and counts what is found."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from benchmarks.accuracy.judgements import print_precision
from benchmarks.seeded.annotated import print_annotated
from benchmarks.seeded.kinds import KINDS
from benchmarks.seeded.report import print_recall
from benchmarks.seeded.trials import MAKERS, QUICK, Judge, trials, word_trials


def main() -> int:
    """Prints the recall; with a folder of annotated plans also what is found there."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--misses", action="store_true", help="list what was not found")
    parser.add_argument("--kind", action="append", help="only this kind (repeatable)")
    parser.add_argument("--each", type=int, default=10, help="trials of each kind")
    parser.add_argument("--form", action="append", choices=MAKERS, help="only this format")
    parser.add_argument("--pdf", action="store_true", help="PDF too (LibreOffice makes them)")
    parser.add_argument("--shared", default=os.environ.get("LOTRINH_SHARED"), metavar="FOLDER")
    parser.add_argument("--evaluate", metavar="FILE", help="an evaluate.py that does the counting")
    options = parser.parse_args()
    forms = options.form or ([*QUICK, "pdf"] if options.pdf else list(QUICK))
    work = trials(options.each, forms, options.kind or list(KINDS))
    judge = Judge()
    outcomes = [judge.judge(trial) for trial in work]
    if not options.kind and not options.form:
        outcomes += [judge.judge(trial) for trial in word_trials(options.each)]
    print_recall(outcomes, misses=options.misses)
    if options.shared and not options.kind:
        folder = Path(options.shared)
        evaluate = Path(options.evaluate or folder / "evaluate" / "evaluate.py")
        print_annotated(folder, evaluate, misses=options.misses)
        print_precision(folder)
    return 0


if __name__ == "__main__":
    sys.exit(main())
