"""Who stands at the glass chooses how it speaks, and recordings change between visits alone."""

import hashlib
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from devices.speaker.adpcm import from_any_wav
from devices.speaker.sound import Sound, read_wav, to_wav
from kiosk.edition_desk import LOOK_S, EditionDesk
from kiosk.journeys import actions as a
from kiosk.text import Language
from kiosk.voice.contract import NoDialects
from kiosk.voice.gathering import gather_recordings
from kiosk.voice.packs import Packs, Recorded, genuine
from kiosk.voice.station_pack import StationPack
from provisioning.catalogue.files import DEFAULT_FOLDER, BrokenCatalogueError, load
from provisioning.catalogue.model import Edition
from provisioning.catalogue.voices import MANDARIN
from screens.band import band_of
from tests.kiosk.conftest import SetClock, Station1
from tests.kiosk.voice.conftest import MakeMouth
from tests.kiosk.voice.test_packs import DIALECTS, HELPERS, MANDARINS, PROMPT, edition_with, pack
from tests.shipped import shipped_edition

CANTONESE = "cantonese"


def packs(folder: Path, *further: str) -> Packs:
    edition = shipped_edition()
    return Packs(lambda: edition, "", Recorded(folder), StationPack(folder / "station"), further)


def tools(station: Station1, stack: ExitStack, mouth_of: MakeMouth, folder: Path) -> list[str]:
    voice = mouth_of().voice
    voice.dialects = packs(folder, CANTONESE)
    desk = station.open(stack, voice=voice)
    seen = []
    for deeds in ((), (a.ChooseDialect(CANTONESE),), (a.Start(),), (a.Leave(),)):
        desk.do(*deeds)
        seen += [tool.words for tool in band_of(desk.app.shown).tools if tool.name == "dialect"]
    return seen


@pytest.mark.row("A01")
def test_the_other_dialect_stands_on_top_until_the_visit_is_over(
    station: Station1, make_mouth: MakeMouth, tmp_path: Path
) -> None:
    with ExitStack() as stack:
        assert tools(station, stack, make_mouth, tmp_path) == ["粤语", "普通话", "普通话", "粤语"]


def test_a_chosen_dialect_says_its_own_words_and_the_helper_s_recordings_are_of_the_village(
    tmp_path: Path,
) -> None:
    own = packs(tmp_path, CANTONESE)
    own.station.keep(PROMPT, HELPERS, "h1", date(2026, 11, 22))
    assert own.recording(PROMPT, Language.ZH) == HELPERS
    own.choose(CANTONESE)
    assert own.recording(PROMPT, Language.ZH) is None
    assert own.wording(PROMPT, Language.ZH) == ("你好，喺屋企门口就办得事。", "yue")
    own.choose("")
    assert own.recording(PROMPT, Language.ZH) == HELPERS


def test_a_station_with_one_way_of_speaking_offers_no_choice(
    station: Station1, make_mouth: MakeMouth, tmp_path: Path
) -> None:
    voice = make_mouth().voice
    voice.dialects = packs(tmp_path, "no such pack")
    with ExitStack() as stack:
        assert station.open(stack, voice=voice).app.shown.dialect is None
    assert NoDialects().offered() == ()


@dataclass
class OneShelf:
    """A shelf on which something new lies as soon as a test says so."""

    place: int = 1

    def has_expired(self, _clock: object) -> bool:
        return False

    def edition(self) -> Edition:
        return shipped_edition()


@pytest.mark.row("M01")
def test_a_recording_that_came_during_a_visit_is_heard_after_it(tmp_path: Path) -> None:
    folder, shelf, clock = tmp_path / "objects", OneShelf(), SetClock()
    folder.mkdir()
    data = to_wav(MANDARINS)
    sha256 = hashlib.sha256(data).hexdigest()
    edition = edition_with(pack(MANDARIN, "cmn", recorded={PROMPT: sha256}))
    recorded = Recorded(folder)
    own = Packs(lambda: edition, "", recorded, StationPack(tmp_path / "station"))
    desk = EditionDesk(shelf, shipped_edition(), clock, recorded.renew)
    (folder / sha256).write_bytes(data)
    shelf.place += 1
    clock.ahead += type(clock.ahead)(seconds=LOOK_S + 1)
    for _ in range(5):
        assert desk.pump(is_free=False) is None
    assert own.recording(PROMPT, Language.ZH) is None
    while own.recording(PROMPT, Language.ZH) is None:
        desk.pump(is_free=True)
    desk.stop()
    assert own.recording(PROMPT, Language.ZH) == MANDARINS


def test_recordings_are_gathered_small_under_their_hash_and_others_are_told(
    tmp_path: Path,
) -> None:
    catalogue, folder = tmp_path / "catalogue", tmp_path / "spoken"
    _copied(DEFAULT_FOLDER, catalogue)
    folder.mkdir()
    (folder / f"{PROMPT}.wav").write_bytes(to_wav(DIALECTS))
    (folder / "nothing.wav").write_bytes(to_wav(HELPERS))
    told = gather_recordings(catalogue, CANTONESE, folder)
    assert (told.taken, told.unknown) == (1, ("nothing",))
    [sha256] = load(catalogue).catalogue.voices[CANTONESE].recorded.values()
    file = catalogue / "voices" / "recorded" / f"{sha256}.wav"
    assert file.stat().st_size == told.size_bytes < len(to_wav(DIALECTS)) / 3
    heard = genuine(file, sha256)
    assert heard is not None
    assert heard.seconds == pytest.approx(DIALECTS.seconds, abs=0.4)
    (folder / "nothing.wav").unlink()
    (folder / f"{PROMPT}.wav").write_bytes(to_wav(HELPERS))
    again = gather_recordings(catalogue, CANTONESE, folder)
    assert again.taken == 1
    assert len(list(file.parent.glob("*.wav"))) == 1, "what nobody names any more is gone"
    assert load(catalogue).catalogue.voices[CANTONESE].said[PROMPT], "its words stay"
    with pytest.raises(BrokenCatalogueError, match="no voice pack"):
        gather_recordings(catalogue, "klingon", folder)


def _copied(source: Path, target: Path) -> None:
    for file in source.rglob("*.toml"):
        place = target / file.relative_to(source)
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(file.read_bytes())


def test_what_is_gathered_is_what_is_heard(tmp_path: Path) -> None:
    file = tmp_path / "a.wav"
    file.write_bytes(to_wav(Sound(MANDARINS.samples)))
    assert from_any_wav(file.read_bytes()) == read_wav(file)
