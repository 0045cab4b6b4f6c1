"""Recordings and dialects are data: the best for a prompt is said, and lint finds holes."""

import hashlib
from datetime import date
from pathlib import Path

import msgspec
import numpy as np
import pytest

from devices.speaker.sound import Sound, louder, to_wav, trimmed
from kiosk.text import Language
from kiosk.voice.lint import lint_packs, untranslated
from kiosk.voice.packs import Packs, Recorded, genuine, recording_file
from kiosk.voice.prompts import prompts_of
from kiosk.voice.station_pack import StationPack
from provisioning.catalogue.model import Edition
from provisioning.catalogue.voices import MANDARIN, VoicePack
from provisioning.catalogue.words import Words
from tests.shipped import shipped_edition

TODAY = date(2026, 11, 22)
PROMPT = "welcome.title"


def tone(pitch: float, seconds: float = 0.5) -> Sound:
    at = np.arange(round(seconds * 22050))
    return Sound((8000 * np.sin(at * pitch)).astype("<i2").tobytes())


MANDARINS, DIALECTS, HELPERS = tone(0.05), tone(0.06), tone(0.07)


def lay(folder: Path, sound: Sound) -> str:
    data = to_wav(sound)
    name = hashlib.sha256(data).hexdigest()
    folder.mkdir(parents=True, exist_ok=True)
    recording_file(folder, name).write_bytes(data)
    return name


def edition_with(*packs: VoicePack) -> Edition:
    shipped = shipped_edition()
    voices = {pack.id: pack for pack in packs}
    catalogue = msgspec.structs.replace(shipped.catalogue, voices=voices)
    return Edition(catalogue, shipped.digest)


def pack(name: str, speaks: str = "", **parts: dict[str, str]) -> VoicePack:
    return VoicePack(id=name, name=Words(name, name), speaks=speaks, **parts)


@pytest.fixture
def packs(tmp_path: Path) -> Packs:
    folder = tmp_path / "recorded"
    mandarin = pack(MANDARIN, "cmn", recorded={PROMPT: lay(folder, MANDARINS)})
    dialect = pack("village", recorded={PROMPT: lay(folder, DIALECTS)})
    edition = edition_with(mandarin, dialect)
    return Packs(lambda: edition, "village", Recorded(folder), StationPack(tmp_path / "station"))


def test_the_station_s_own_recording_goes_before_the_dialect_s_and_that_before_mandarin(
    packs: Packs, tmp_path: Path
) -> None:
    packs.station.keep(PROMPT, HELPERS, "h1", TODAY)
    heard = [packs.recording(PROMPT, Language.ZH)]
    packs.station.reset()
    heard.append(packs.recording(PROMPT, Language.ZH))
    recording_file(tmp_path / "recorded", hashlib.sha256(to_wav(DIALECTS)).hexdigest()).unlink()
    heard.append(packs.recording(PROMPT, Language.ZH))
    assert heard == [HELPERS, DIALECTS, MANDARINS]
    assert packs.recording("welcome.hint", Language.ZH) is None
    assert packs.recording(PROMPT, Language.EN) is None


def test_an_altered_recording_is_none(packs: Packs, tmp_path: Path) -> None:
    for file in (tmp_path / "recorded").iterdir():
        file.write_bytes(file.read_bytes()[:-2] + b"\x01\x01")
        assert genuine(file, file.stem) is None
    assert packs.recording(PROMPT, Language.ZH) is None


def test_a_dialect_with_a_voice_says_its_own_words_before_mandarin_s_recording(
    tmp_path: Path,
) -> None:
    folder = tmp_path / "recorded"
    mandarin = pack(MANDARIN, "cmn", recorded={PROMPT: lay(folder, MANDARINS)})
    edition = edition_with(mandarin, pack("cantonese", "yue", said={PROMPT: "你好"}))
    own = StationPack(tmp_path / "station")
    packs = Packs(lambda: edition, "cantonese", Recorded(folder), own)
    assert packs.recording(PROMPT, Language.ZH) is None
    assert packs.wording(PROMPT, Language.ZH) == ("你好", "yue")
    assert packs.wording("welcome.hint", Language.ZH) is None
    assert packs.to_read(PROMPT, "您好") == "你好"


def test_the_shipped_packs_have_nothing_wrong_and_their_holes_are_listed() -> None:
    reports = {report.pack: report for report in lint_packs(shipped_edition().catalogue, None)}
    assert {name: report.wrong for name, report in reports.items()} == dict.fromkeys(reports, ())
    assert PROMPT in reports[MANDARIN].not_recorded
    assert set(reports["cantonese"].not_recorded) == set(
        shipped_edition().catalogue.voices["cantonese"].said
    )


def test_lint_names_a_voice_id_that_is_none_and_a_recording_that_is_not_there(
    tmp_path: Path,
) -> None:
    bad = pack("bad", "yue", said={"no.such.id": "你好", PROMPT: " "}, recorded={PROMPT: "0" * 64})
    found = {one.pack: one.wrong for one in lint_packs(edition_with(bad).catalogue, tmp_path)}
    assert found["bad"] == (
        "no.such.id is no voice id",
        "welcome.title has no words",
        "welcome.title: its recording is missing, altered or too long",
    )
    assert found[MANDARIN] == ("there is no pack to fall back to",)


def test_both_languages_have_every_text() -> None:
    assert untranslated() == []


def test_a_voice_id_is_found_by_what_is_heard_and_blanks_have_none() -> None:
    prompts = prompts_of(Language.ZH, shipped_edition().catalogue)
    assert prompts.id_of("您好，在家门口就能办事。") == PROMPT
    assert prompts.id_of("有 3 张凭证还没打印") is None
    assert not [text for text in prompts.by_id.values() if "{" in text]
    assert any(name.startswith("catalogue/matters/") for name in prompts.by_id)


def test_the_station_s_list_says_who_and_when_and_survives_a_restart(tmp_path: Path) -> None:
    pack = StationPack(tmp_path)
    pack.keep(PROMPT, MANDARINS, "h1", TODAY)
    pack.keep(PROMPT, HELPERS, "h2", TODAY)
    again = StationPack(tmp_path)
    assert (again.takes[PROMPT].who, again.takes[PROMPT].on) == ("h2", TODAY)
    assert again.sound(PROMPT) == HELPERS
    assert len(list(tmp_path.glob("*.wav"))) == 1
    next(tmp_path.glob("*.wav")).write_bytes(b"RIFF")
    assert StationPack(tmp_path).sound(PROMPT) is None
    again.reset()
    assert StationPack(tmp_path).takes == {}
    assert list(tmp_path.glob("*.wav")) == []


def test_a_damaged_list_is_no_recordings(tmp_path: Path) -> None:
    StationPack(tmp_path).keep(PROMPT, HELPERS, "h1", TODAY)
    (tmp_path / "station.json").write_bytes(b"{")
    assert StationPack(tmp_path).takes == {}


def test_stillness_before_and_after_the_words_is_cut_off() -> None:
    still = Sound(bytes(2 * 22050))
    spoken = Sound(still.samples + HELPERS.samples + still.samples)
    assert trimmed(spoken).seconds == pytest.approx(HELPERS.seconds + 0.3, abs=0.02)
    assert trimmed(still).samples == b""


def test_louder_never_breaks_the_wave() -> None:
    loud = np.frombuffer(louder(HELPERS, 50).samples, "<i2")
    assert np.abs(loud.astype(int)).max() <= 32767
    assert np.corrcoef(loud, np.frombuffer(HELPERS.samples, "<i2"))[0, 1] > 0.8
