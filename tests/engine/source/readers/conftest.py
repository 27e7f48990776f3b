"""Makes the builders of test files beside the tests importable (`from docx_files import …`)."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
