"""Small packs of further languages: the Uyghur and the Mongolian of the samples, no translation.

A few common words that nobody who reads them has looked at; see decision 0032.
"""

import shutil
from pathlib import Path

from provisioning.typeface.scripts import MONGOLIAN, NASKH

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

SCRIPT, TONGUE, REGION = "ᠮᠣᠩᠭᠣᠯ ᠪᠢᠴᠢᠭ", "ᠮᠣᠩᠭᠣᠯ ᠬᠡᠯᠡ", "ᠥᠪᠥᠷ ᠮᠣᠩᠭᠣᠯ"

MONGOL = f"""
[language]
name = "{SCRIPT}"
direction = "vertical"
typeface = "{MONGOLIAN.name}"

[text.welcome]
title = "{REGION} {TONGUE}"
slips_due = "{TONGUE} {{count}} {SCRIPT}"

[text.button]
start = "{TONGUE}"
back = "{SCRIPT}"

[text.for_whom]
title = "{SCRIPT} {REGION} {TONGUE}"
myself = "{TONGUE}"
family = "{REGION} {SCRIPT}"

[text.needs]
bring = "{TONGUE} {SCRIPT}"

[catalogue]
"新生儿出生一件事" = "{REGION}，居民 {TONGUE} 2026 {SCRIPT}"
"母亲" = "{SCRIPT}"
"""


def mongol(folder: Path) -> Path:
    """Write the pack in columns into a folder."""
    folder.mkdir(exist_ok=True)
    shutil.copy(MONGOLIAN, folder)
    (folder / "mn-Mong.toml").write_text(MONGOL, encoding="utf-8")
    return folder


def uyghur(folder: Path, text: str = UYGHUR) -> Path:
    """Write the pack into a folder, as a station's settings name it."""
    folder.mkdir(exist_ok=True)
    shutil.copy(NASKH, folder)
    (folder / "ug.toml").write_text(text, encoding="utf-8")
    return folder
