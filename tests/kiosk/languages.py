"""A small pack of a further language: the Uyghur of the samples, and no translation.

A few common words that nobody who reads them has looked at; see decision 0032.
"""

import shutil
from pathlib import Path

from provisioning.typeface.scripts import NASKH

NAME, WELCOME, THANKS = "ئۇيغۇرچە", "خۇش كەلدىڭىز", "رەھمەت"

UYGHUR = f"""
[language]
name = "{NAME}"
direction = "rtl"
typeface = "{NASKH.name}"
voice = "ug"

[text.welcome]
title = "{WELCOME}"
slips_due = "{THANKS} {{count}} {THANKS}"

[text.button]
start = "{THANKS}"
back = "{WELCOME}"

[text.for_whom]
title = "{WELCOME} {THANKS} {WELCOME} {THANKS} {WELCOME} {THANKS}"

[catalogue]
"母亲" = "{THANKS}"
"""


def uyghur(folder: Path, text: str = UYGHUR) -> Path:
    """Write the pack into a folder, as a station's settings name it."""
    folder.mkdir(exist_ok=True)
    shutil.copy(NASKH, folder)
    (folder / "ug.toml").write_text(text, encoding="utf-8")
    return folder
