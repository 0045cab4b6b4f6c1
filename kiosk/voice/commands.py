"""The verbs of the voice: what is wrong with the packs, and how a kiosk sounds."""

import json
import time
from pathlib import Path
from typing import Annotated

import typer

from provisioning.command_line import AsJson, give_up

voice_verbs = typer.Typer()


@voice_verbs.command("lint")
def lint(
    catalogue: Annotated[Path | None, typer.Argument(help="Default: the one shipped here.")] = None,
    recorded: Annotated[Path | None, typer.Option(help="The folder of the recordings.")] = None,
    *,
    as_json: AsJson = False,
) -> None:
    """Check every voice pack, and list the prompts that nobody has recorded."""
    from kiosk.voice.lint import lint_packs
    from provisioning.catalogue.files import DEFAULT_FOLDER, load

    wrong = 0
    for report in lint_packs(load(catalogue or DEFAULT_FOLDER).catalogue, recorded):
        wrong += len(report.wrong)
        told = {"pack": report.pack, "recorded": report.recorded, "bytes": report.size_bytes}
        told |= {"wrong": list(report.wrong), "not_recorded": list(report.not_recorded)}
        missing = len(report.not_recorded)
        line = f"{report.pack}: {report.recorded} recorded, {missing} said by the machine"
        typer.echo(json.dumps(told, ensure_ascii=False) if as_json else line)
        for one in () if as_json else report.wrong:
            typer.echo(f"  {one}")
    if wrong:
        give_up(f"{wrong} to mend")


@voice_verbs.command("render")
def render(
    out: Annotated[Path, typer.Option("--out", help="Where the WAV files go.")],
    only: Annotated[str, typer.Option(help="Voice ids that begin with this.")] = "",
    dialect: Annotated[str, typer.Option(help="A voice pack's id.")] = "",
    *,
    english: Annotated[bool, typer.Option("--english")] = False,
    as_json: AsJson = False,
) -> None:
    """Say every prompt into a file, as this kiosk would, and tell how long that took."""
    from devices.speaker.sound import to_wav
    from devices.speaker.synthesiser import Synthesiser
    from kiosk.text import Language
    from kiosk.voice.packs import Packs, Recorded, recordings_folder
    from kiosk.voice.prompts import prompts_of
    from kiosk.voice.speaking import Speech
    from kiosk.voice.station_pack import StationPack
    from provisioning.catalogue.files import load

    edition, language = load(), Language.EN if english else Language.ZH
    prompts = prompts_of(language, edition.catalogue)
    recorded, own = Recorded(recordings_folder(out)), StationPack(out / "station")
    packs = Packs(lambda: edition, dialect, recorded, own)
    synthesiser = Synthesiser()
    speech, took = Speech(synthesiser, lambda _language: prompts, packs), []
    out.mkdir(parents=True, exist_ok=True)
    for prompt, sentence in prompts.by_id.items():
        if prompt.startswith(only):
            began = time.perf_counter()
            sound = speech.sound_of(sentence, language)
            took.append(time.perf_counter() - began)
            if sound is None:
                give_up(f"nothing says {prompt}")
            (out / f"{prompt.replace('/', '-')}.wav").write_bytes(to_wav(sound))
    synthesiser.stop()
    if not took:
        give_up(f"no voice id begins with {only!r}")
    rest = sorted(took[1:]) or took
    told = {"prompts": len(took), "first_s": round(took[0], 3)}
    told |= {"median_s": round(rest[len(rest) // 2], 4), "most_s": round(rest[-1], 4)}
    line = f"{told['prompts']} prompts in {out}; the first after {told['first_s']} s, then"
    line += f" {told['median_s']} s each, {told['most_s']} s at most"
    typer.echo(json.dumps(told) if as_json else line)


@voice_verbs.command("gather")
def gather(
    catalogue: Annotated[Path, typer.Argument(help="A catalogue's folder, to be signed after.")],
    pack: Annotated[str, typer.Argument(help="A voice pack's id.")],
    recordings: Annotated[Path, typer.Argument(help="WAV files, named as `voice render` does.")],
) -> None:
    """Put recordings into a voice pack: trimmed, equally loud, and a quarter of their size."""
    from kiosk.voice.gathering import gather_recordings

    told = gather_recordings(catalogue, pack, recordings)
    typer.echo(f"{pack}: {told.taken} recordings, {told.size_bytes} bytes together")
    for name in told.unknown:
        typer.echo(f"  {name} is no voice id: left out")
    if told.unknown:
        give_up(f"{len(told.unknown)} to rename")
