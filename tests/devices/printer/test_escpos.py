"""What printing takes from the machine it runs on."""

import os
import subprocess
import sys
from pathlib import Path

PRINTS = """
import sys
from PIL import Image
from devices.printer import escpos
assert "escpos" not in sys.modules, "who prints nothing waits for no library"
assert escpos.job(Image.new("1", (576, 8)), escpos.ConfirmationId(b"AAAA"))
"""


def test_printing_leaves_nothing_in_the_folder_for_passing_files(tmp_path: Path) -> None:
    passing = {**os.environ, "TMPDIR": str(tmp_path)}
    subprocess.run([sys.executable, "-c", PRINTS], env=passing, check=True)
    assert list(tmp_path.iterdir()) == []
