"""Pages with the truth of what stands on them: drawn ones, and those of a folder."""

import io
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from PIL import Image

from tests.devices.document_reader.drawing import chance_of, worn
from tests.devices.document_reader.specimens import SPECIMENS


@dataclass(frozen=True, slots=True)
class Page:
    """A picture, the texts on it, and its fields: those of no known kind by their printed label."""

    picture: Image.Image
    texts: tuple[str, ...]
    fields: dict[str, str]


def rendered(rounds: int) -> Iterator[Page]:
    """Draw papers of every kind, worn and stored as JPEG; one round after the other."""
    for seed in range(rounds):
        for name, draw in SPECIMENS.items():
            chance = chance_of(f"bench {name} {seed}")
            specimen = draw(chance)
            page = io.BytesIO()
            worn(specimen.picture, chance).save(page, "JPEG", quality=80)
            texts = tuple(v for k, v in specimen.truth.items() if not k.endswith("date"))
            yield Page(Image.open(page).convert("RGB"), texts, specimen.truth)


def of_folder(data: Path) -> Iterator[Page]:
    """Take the pictures that ``ocr.json`` names."""
    for one in json.loads((data / "ocr.json").read_text(encoding="utf-8")):
        picture = Image.open(data / "ocr" / one["file"]).convert("RGB")
        fields = {str(name): str(value) for name, value in (one.get("fields") or {}).items()}
        yield Page(picture, tuple(one["lines"]), fields)


def packed(text: str) -> str:
    """Leave out what is blank."""
    return "".join(text.split())
