"""A serial port, and the one door to pyserial.

pyserial reports one and the same event, a pulled plug, by three different
types: SerialException, a plain OSError and termios.error, which is not an
OSError. Here all of them become `DeviceGoneError`.
"""

import termios
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import serial

from devices.errors import DeviceGoneError, DeviceSilentError

_LOOK_S = 0.05  # how long one read waits for a first byte
_CHUNK_BYTES = 1024
_CHUNK_S = 15.0  # 1024 bytes take 1.1 s at 9600 baud; the rest is for a starved machine


class SerialPort:
    """An open port: 8 data bits, no parity, 1 stop bit, ours alone. One thread at a time.

    Every call raises `DeviceGoneError` once the device has vanished; the port
    is then of no more use than to be closed.
    """

    def __init__(self, path: Path, baud: int = 115200) -> None:
        with _gone():
            self._serial = serial.Serial(
                str(path), baud, timeout=_LOOK_S, write_timeout=_CHUNK_S, exclusive=True
            )

    def read(self) -> bytes:
        """Return what has arrived, waiting 50 ms at most; empty if nothing has."""
        with _gone():
            return bytes(self._serial.read(max(1, self._serial.in_waiting)))

    def write(self, data: bytes) -> None:
        """Send everything. Raises `DeviceSilentError` if the device stops taking bytes."""
        for start in range(0, len(data), _CHUNK_BYTES):
            with _gone():
                self._serial.write(data[start : start + _CHUNK_BYTES])

    def discard_input(self) -> None:
        """Forget what has arrived: the answer to an earlier question must not answer this one."""
        with _gone():
            self._serial.reset_input_buffer()

    def close(self) -> None:
        """Let go of the port. Never raises, may be repeated."""
        try:
            self._serial.close()
        except (OSError, termios.error):
            return


@contextmanager
def _gone() -> Iterator[None]:
    try:
        yield
    except serial.SerialTimeoutException as error:
        raise DeviceSilentError("the device takes no more bytes") from error
    except (OSError, termios.error) as error:
        raise DeviceGoneError("the port is gone") from error
