import struct
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from provisioning import typeface
from provisioning.typeface.coverage import Coverage


@pytest.mark.parametrize("font", [typeface.REGULAR, typeface.BOLD])
def test_it_covers_exactly_what_the_font_maps(font: Path) -> None:
    mapped = set(TTFont(font).getBestCmap())
    assert set(Coverage.of(font)) == mapped
    assert ord("门") in Coverage.of(font)
    assert 0x2070E not in Coverage.of(font)


def test_a_file_that_is_no_font_is_refused(tmp_path: Path) -> None:
    broken = tmp_path / "broken.ttf"
    broken.write_bytes(b"\0\1\0\0\0\5")
    with pytest.raises(struct.error):
        Coverage.of(broken)
