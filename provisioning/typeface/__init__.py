"""The one typeface of glass and paper: Noto Sans SC (SIL Open Font License 1.1).

Two weights, cut by ``build.py`` to the 8,105 characters of the national table
of 2013 with ASCII and common symbols. Characters beyond it fall back to other
fonts where a machine has them; see ``screens/theme``. What no font is promised for
has a frame with its code, drawn by ``build_boxes.py``.
"""

from pathlib import Path

REGULAR = Path(__file__).with_name("NotoSansSC-Regular.otf")
BOLD = Path(__file__).with_name("NotoSansSC-Bold.otf")
BOXES = Path(__file__).with_name("boxes.ttf")
