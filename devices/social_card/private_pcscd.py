"""A card service (pcscd) of our own, with a virtual reader, in a folder of its own.

The service's folder /run/pcscd is compiled into it. So it runs in a mount
namespace where our folder lies over /run, and clients are pointed at the
socket in our folder; the machine's own service is not touched, and several run
side by side. As an ordinary user the namespace is a user's own. The service
ends with the process that started it: it hangs on a pipe.

The virtual reader is vsmartcard's vpcd. It listens on all addresses of the
machine: it belongs on machines of tests and demonstrations alone.
"""

import os
import signal
import socket
import subprocess
import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from devices.errors import DeviceGoneError

READER_NAME = "Doorstep emulated reader"

_DRIVER = Path("/usr/lib/pcsc/drivers/serial/libifdvpcd.so")
_PORTS = range(16000, 19998, 2)  # the reader takes two; the kernel lends none of these
_PATH_BYTES = 107  # the longest path of a Unix socket
_READY_S = 60.0
_RUN = (
    'mount --bind "$1" /run && '
    '{ pcscd --foreground --config "$2" & p=$!; read -r _; kill "$p"; wait "$p"; }'
)


def socket_in(folder: Path) -> Path:
    """Return where the service of a folder listens."""
    return folder / "pcscd" / "pcscd.comm"


class PrivatePcscd:
    """One service. Calls from one thread at a time; all of them block until done."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._shell: subprocess.Popen[bytes] | None = None
        self.port = 0

    @property
    def socket(self) -> Path:
        """Return where clients find the service."""
        return socket_in(self._folder)

    def start(self, *, with_reader: bool = True) -> None:
        """Start the service, with its virtual reader or without any. Raises `DeviceGoneError`."""
        if len(str(self.socket)) > _PATH_BYTES:
            raise DeviceGoneError("the folder's path is too long for a card service")
        settings = self._folder / ("with-reader" if with_reader else "without-reader")
        for folder in (self.socket.parent, settings):
            folder.mkdir(parents=True, exist_ok=True)
        self.port = self.port or _free_port()
        if with_reader:
            (settings / "reader").write_text(_reader_entry(self.port), encoding="ascii")
        self._shell = subprocess.Popen(  # noqa: S603 - our own command
            [*_namespace(), "sh", "-c", _RUN, "sh", str(self._folder), str(settings)],
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        if not _waited_for(lambda: self._is_listening() or self._has_ended()) or self._has_ended():
            self.stop()
            raise DeviceGoneError("no card service: pcscd or vsmartcard-vpcd is not installed")

    def stop(self) -> None:
        """Stop the service in good order. May be repeated."""
        shell, self._shell = self._shell, None
        if shell is None or shell.stdin is None:
            return
        shell.stdin.close()
        shell.wait()
        # One that was killed leaves them, and clients would wait at a dead socket.
        for left in (self.socket, self.socket.with_name("pcscd.pid")):
            left.unlink(missing_ok=True)

    def kill(self) -> None:
        """Kill the service as a crash does: what it held stays behind."""
        noted = self.socket.with_name("pcscd.pid").read_bytes()
        os.kill(int(noted.strip(b"\n\0")), signal.SIGKILL)

    def _has_ended(self) -> bool:
        return self._shell is not None and self._shell.poll() is not None

    def _is_listening(self) -> bool:
        with suppress(OSError), socket.socket(socket.AF_UNIX) as knock:
            knock.connect(str(self.socket))
            return True
        return False


def _namespace() -> list[str]:
    own = [] if os.geteuid() == 0 else ["--user", "--map-root-user"]
    return ["unshare", *own, "--mount", "--propagation", "private"]


def _reader_entry(port: int) -> str:
    return (
        f'FRIENDLYNAME "{READER_NAME}"\n'
        f"DEVICENAME /dev/null:0x{port:X}\nLIBPATH {_DRIVER}\nCHANNELID 0x{port:X}\n"
    )


def _free_port() -> int:
    """Return a port that is free together with the next one."""
    start = os.getpid() * 7 % len(_PORTS)  # processes that start together look in other places
    candidates: list[int] = [*_PORTS[start:], *_PORTS[:start]]
    for port in candidates:
        with suppress(OSError), socket.socket() as first, socket.socket() as second:
            first.bind(("", port))
            second.bind(("", port + 1))
            return port
    raise DeviceGoneError("no free port for a virtual reader")


def _waited_for(condition: Callable[[], bool]) -> bool:
    pause = threading.Event()
    for _ in range(round(_READY_S / 0.02)):
        if condition():
            return True
        pause.wait(0.02)
    return False
