"""What is wrong with voice packs, and which prompts nobody has recorded yet."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from kiosk.text import TABLES, Language
from kiosk.voice.packs import genuine, recording_file
from kiosk.voice.prompts import Prompts, prompts_of
from provisioning.catalogue.model import Catalogue
from provisioning.catalogue.voices import MANDARIN, VoicePack
from provisioning.wire.repository import MOST_PACK_BYTES


@dataclass(frozen=True, slots=True)
class PackReport:
    """One pack: what is wrong with it, and the voice ids that a machine says so far."""

    pack: str
    wrong: tuple[str, ...]
    not_recorded: tuple[str, ...]
    recorded: int
    size_bytes: int


def lint_packs(catalogue: Catalogue, folder: Path | None) -> Iterator[PackReport]:
    """Look at every pack of a catalogue; recordings are looked for in ``folder``, if given."""
    prompts = prompts_of(Language.ZH, catalogue)
    for name, pack in catalogue.voices.items():
        size = sum(_size(folder, one) for one in pack.recorded.values())
        wrong = (*_wrong(pack, prompts, folder), *_too_large(size))
        missing = tuple(one for one in _own(name, pack, prompts) if one not in pack.recorded)
        yield PackReport(name, wrong, missing, len(pack.recorded), size)
    if MANDARIN not in catalogue.voices:
        yield PackReport(MANDARIN, ("there is no pack to fall back to",), (), 0, 0)


def untranslated() -> list[str]:
    """Return the texts that one language has and another has not."""
    chinese, english = TABLES[Language.ZH], TABLES[Language.EN]
    return sorted(key for key in chinese.keys() ^ english.keys())


def _own(name: str, pack: VoicePack, prompts: Prompts) -> list[str]:
    """Mandarin has every prompt; a dialect those that it words."""
    return list(prompts.by_id) if name == MANDARIN else list(pack.said)


def _wrong(pack: VoicePack, prompts: Prompts, folder: Path | None) -> Iterator[str]:
    for prompt in sorted({*pack.said, *pack.recorded} - prompts.by_id.keys()):
        yield f"{prompt} is no voice id"
    for prompt, words in pack.said.items():
        if not words.strip():
            yield f"{prompt} has no words"
    for prompt, sha256 in pack.recorded.items():
        if folder is not None and genuine(recording_file(folder, sha256), sha256) is None:
            yield f"{prompt}: its recording is missing, altered or too long"


def _size(folder: Path | None, sha256: str) -> int:
    file = recording_file(folder, sha256) if folder else None
    return file.stat().st_size if file and file.exists() else 0


def _too_large(size: int) -> tuple[str, ...]:
    budget = MOST_PACK_BYTES // 2**20
    return (f"its recordings are larger than {budget} MB",) if size > MOST_PACK_BYTES else ()
