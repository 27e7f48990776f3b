"""Makes the sample beside the tests importable (`from report_sample import …`)."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
