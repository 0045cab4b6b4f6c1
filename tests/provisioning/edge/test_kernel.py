"""What a kiosk's kernel is told for its link: the file, and whether it is in force."""

from pathlib import Path

from provisioning.edge.kernel import Otherwise, install, link_settings, otherwise

WANTED = {"net.ipv4.tcp_timestamps": "0", "net.ipv4.tcp_congestion_control": "bbr"}


def running(folder: Path, **found: str) -> Path:
    place = folder / "net" / "ipv4"
    place.mkdir(parents=True, exist_ok=True)
    for name, value in found.items():
        (place / name).write_text(f"{value}\n", encoding="ascii")
    return folder


def test_the_file_is_written_below_any_etc_and_is_for_everybody_to_read(tmp_path: Path) -> None:
    place = install(tmp_path / "image" / "etc")
    assert place == tmp_path / "image" / "etc" / "sysctl.d" / "60-doorstep-link.conf"
    lines = place.read_text(encoding="ascii").splitlines()
    told = dict(line.split(" = ") for line in lines if line and not line.startswith("#"))
    assert told == WANTED == link_settings()
    assert place.stat().st_mode & 0o777 == 0o644
    assert install(tmp_path / "image" / "etc") == place, "again it is the same"


def test_what_is_not_in_force_is_named(tmp_path: Path) -> None:
    here = running(tmp_path, tcp_timestamps="1")
    assert list(otherwise(here)) == [
        Otherwise("net.ipv4.tcp_timestamps", "0", "1"),
        Otherwise("net.ipv4.tcp_congestion_control", "bbr", None),
    ]
    running(tmp_path, tcp_timestamps="0", tcp_congestion_control="bbr")
    assert list(otherwise(here)) == []
