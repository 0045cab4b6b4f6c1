import os
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from devices.emulation.pty_line import PtyLine
from devices.errors import DeviceGoneError, DeviceSilentError
from devices.port import SerialPort

Echo = tuple[PtyLine, SerialPort]


@pytest.fixture
def echo(tmp_path: Path) -> Iterator[Echo]:
    """A line that says back what it hears."""
    line = PtyLine(tmp_path / "port", lambda data: line.send(data.upper()))
    line.start()
    port = SerialPort(tmp_path / "port")
    yield line, port
    port.close()
    line.stop()


def heard(port: SerialPort, count: int) -> bytes:
    data = b""
    for _ in range(100):
        data += port.read()
        if len(data) >= count:
            break
    return data


def test_every_byte_goes_through_unchanged(echo: Echo) -> None:
    line, port = echo
    every = bytes(range(256)) * 8
    port.write(every)
    assert heard(port, len(every)) == every.upper()
    assert line.is_plugged


def test_waiting_for_nothing_ends(echo: Echo) -> None:
    assert echo[1].read() == b""


@pytest.mark.parametrize(
    "use",
    [SerialPort.read, SerialPort.discard_input, lambda port: port.write(b"anyone there?")],
)
def test_each_use_of_a_pulled_port_says_gone(
    echo: Echo, use: Callable[[SerialPort], object]
) -> None:
    line, port = echo
    line.unplug()
    with pytest.raises(DeviceGoneError):
        use(port)
    port.close()


def test_a_port_that_is_not_there_is_gone(tmp_path: Path) -> None:
    with pytest.raises(DeviceGoneError):
        SerialPort(tmp_path / "nothing")


def test_a_port_is_opened_by_one_alone(echo: Echo, tmp_path: Path) -> None:
    assert echo[0].is_plugged
    with pytest.raises(DeviceGoneError):
        SerialPort(tmp_path / "port")


def test_a_device_that_takes_no_bytes_is_silent(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("devices.port._CHUNK_S", 0.2)
    stuck = threading.Event()

    def keep_still(_data: bytes) -> None:
        stuck.wait(20)

    line = PtyLine(tmp_path / "port", keep_still)
    line.start()
    port = SerialPort(tmp_path / "port")
    with pytest.raises(DeviceSilentError):
        port.write(bytes(200_000))
    stuck.set()
    port.close()
    line.stop()


def test_a_line_plugged_again_has_the_same_name_and_a_new_end(tmp_path: Path) -> None:
    line = PtyLine(tmp_path / "port", lambda _data: None)
    line.start()
    assert (tmp_path / "port").is_symlink()
    line.unplug()
    assert not (tmp_path / "port").exists()
    line.unplug()
    line.plug()
    SerialPort(tmp_path / "port").close()
    line.stop()
    assert os.listdir(tmp_path) == []  # noqa: PTH208 - names alone are asked for
