"""Recordings gathered into a voice pack, as they are signed and sent: small, under their hash."""

import re
from dataclasses import dataclass
from pathlib import Path

from devices.errors import UnreadableSoundError
from devices.speaker.adpcm import to_small_wav
from devices.speaker.sound import even, read_wav, trimmed
from kiosk.text import Language
from kiosk.voice.prompts import prompts_of
from provisioning.catalogue.editions import RECORDED
from provisioning.catalogue.files import BrokenCatalogueError, load
from provisioning.storage.object_store import digest_of

_SECTION = re.compile(r"\n*^\[recorded\]\n(?:(?!\[).*\n?)*", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Gathered:
    """How many recordings a pack has now, their bytes, and files that are named as no prompt."""

    taken: int
    size_bytes: int
    unknown: tuple[str, ...]


def gather_recordings(catalogue: Path, pack: str, recordings: Path) -> Gathered:
    """Put every WAV file of a folder into a pack; what it has of other prompts stays.

    Raises BrokenCatalogueError when the catalogue has no such pack, UnreadableSoundError
    when a file is no recording.
    """
    edition = load(catalogue)
    if pack not in edition.catalogue.voices:
        raise BrokenCatalogueError(f"{catalogue}: there is no voice pack {pack}")
    named = {_file_of(name): name for name in prompts_of(Language.ZH, edition.catalogue).by_id}
    recorded, unknown = dict(edition.catalogue.voices[pack].recorded), list[str]()
    home = catalogue / RECORDED
    home.mkdir(parents=True, exist_ok=True)
    for file in sorted(recordings.glob("*.wav")):
        if file.stem not in named:
            unknown.append(file.stem)
            continue
        data = _small(file)
        recorded[named[file.stem]] = digest_of(data)
        (home / f"{digest_of(data)}.wav").write_bytes(data)
    _write(catalogue / "voices" / f"{pack}.toml", recorded)
    return Gathered(len(recorded), _tidied(home, catalogue, pack), tuple(unknown))


def _file_of(name: str) -> str:
    return name.replace("/", "-")


def _small(file: Path) -> bytes:
    try:
        return to_small_wav(even(trimmed(read_wav(file))))
    except UnreadableSoundError as error:
        raise UnreadableSoundError(f"{file.name}: {error}") from error


def _write(file: Path, recorded: dict[str, str]) -> None:
    kept = _SECTION.sub("\n", file.read_text(encoding="utf-8")).rstrip()
    lines = (f'"{prompt}" = "{sha256}"' for prompt, sha256 in sorted(recorded.items()))
    file.write_text(f"{kept}\n\n[recorded]\n" + "\n".join(lines) + "\n", encoding="utf-8")


def _tidied(home: Path, catalogue: Path, pack: str) -> int:
    """Remove what no pack names any more; return how large this one's recordings are."""
    voices = load(catalogue).catalogue.voices
    known = {sha256 for one in voices.values() for sha256 in one.recorded.values()}
    for file in home.glob("*.wav"):
        if file.stem not in known:
            file.unlink()
    own = set(voices[pack].recorded.values())
    return sum((home / f"{sha256}.wav").stat().st_size for sha256 in own)
