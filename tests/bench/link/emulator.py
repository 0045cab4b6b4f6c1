"""A bad link between two network namespaces: two TUN devices and this process between them.

python -m tests.bench.link.emulator NUMBER FOLDER SEED RATE_BIT_S DELAY_MS LOSS CUT UP_S DOWN_S CC

For kernels without netem. Root is needed; nothing leaves the namespaces. The
kiosk's is ``doorstep-k<NUMBER>`` at 10.78.<NUMBER>.1, the cloud's
``doorstep-c<NUMBER>`` at .2; the first has the kernel settings of a kiosk, whatever
pattern sends from it. Writes "ready" when both stand; SIGUSR1 starts the
cuts; what passed stands in FOLDER/passed. SIGTERM takes everything away.
"""

import ctypes
import fcntl
import heapq
import os
import random
import select
import signal
import struct
import subprocess
import sys
import time
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from provisioning.edge.kernel import link_settings
from tests.bench.link.packets import segment_of
from tests.bench.link.weather import Cut, Cuts, Direction, Weather

_CLONE_NEWNET = 0x40000000
_TUNSETIFF = 0x400454CA
_IFF_TUN_NO_PI = 0x0001 | 0x1000
_AT_ONCE = 64
_LONGEST_WAIT_S = 0.05
_TOLD_EVERY_S = 0.02

_LIBC = ctypes.CDLL(None, use_errno=True)


@dataclass(frozen=True, slots=True)
class Ends:
    """The names and addresses of both ends."""

    number: int

    @property
    def kiosk(self) -> str:
        return f"doorstep-k{self.number}"

    @property
    def cloud(self) -> str:
        return f"doorstep-c{self.number}"

    @property
    def cloud_address(self) -> str:
        return f"10.78.{self.number}.2"

    @property
    def kiosk_address(self) -> str:
        return f"10.78.{self.number}.1"


class Emulator:
    """The link itself. One thread."""

    def __init__(self, ends: Ends, folder: Path, weather: Weather, seed: int, cc: str) -> None:
        self._ends = ends
        self._passed = folder / "passed"
        self._cuts = Cuts(weather)
        home = os.open("/proc/self/ns/net", os.O_RDONLY)
        told = {"net.ipv4.tcp_no_metrics_save": "1", "net.ipv4.tcp_congestion_control": cc}
        kiosk = _tun(ends.kiosk, ends.kiosk_address, {**link_settings(), **told}, home)
        cloud = _tun(ends.cloud, ends.cloud_address, told, home)
        self._other = {kiosk: cloud, cloud: kiosk}
        self._ways = {
            kiosk: Direction(weather, random.Random(seed)),  # noqa: S311 - weather, no secret
            cloud: Direction(weather, random.Random(seed + 1)),  # noqa: S311 - the same
        }
        self._up, self._down = self._ways[kiosk], self._ways[cloud]
        self._passing: list[tuple[float, int, int, bytes]] = []
        self._count = 0
        self._tell_at = 0.0
        self._ready = select.epoll()
        for tun in self._ways:
            self._ready.register(tun, select.EPOLLIN)

    def start_cuts(self) -> None:
        """Begin the first round of cuts now."""
        self._cuts.start(time.monotonic())

    def turn(self) -> None:
        """Deliver what is due, then take what comes."""
        now = time.monotonic()
        self._deliver(now)
        if now >= self._tell_at:
            self._tell(now)
        until = self._passing[0][0] - now if self._passing else _LONGEST_WAIT_S
        events = self._ready.poll(min(max(until, 0.0), _LONGEST_WAIT_S))
        now = time.monotonic()
        if self._cuts.is_new(now):
            self._passing.clear()
            for way in self._ways.values():
                way.free_at = now
        for tun, _what in events:
            self._take_all(tun, now)

    def remove(self) -> None:
        """Take the namespaces away."""
        for name in (self._ends.kiosk, self._ends.cloud):
            subprocess.run(["ip", "netns", "del", name], check=False)

    # -- inside ------------------------------------------------------------------

    def _deliver(self, now: float) -> None:
        while self._passing and self._passing[0][0] <= now:
            _due, _place, tun, packet = heapq.heappop(self._passing)
            with suppress(OSError):  # its queue is full: lost, as anywhere
                os.write(tun, packet)

    def _take_all(self, tun: int, now: float) -> None:
        for _ in range(_AT_ONCE):
            try:
                packet = os.read(tun, 2048)
            except BlockingIOError:
                return
            self._take(packet, tun, now)

    def _take(self, packet: bytes, tun: int, now: float) -> None:
        if packet[0] >> 4 != 4 or self._cuts.is_down(now):
            return
        segment = segment_of(packet)
        if segment is not None and self._cuts.weather.cut is not Cut.NONE:
            if segment.flow in self._cuts.dead:
                reset = segment.reset() if self._cuts.weather.cut is Cut.RESET else None
                if reset is not None:
                    self._pass(now + 0.01, tun, reset)
                return
            self._cuts.open.add(segment.flow)
        due = self._ways[tun].carry(len(packet), now)
        if due is not None:
            self._pass(due, self._other[tun], packet)

    def _pass(self, due: float, tun: int, packet: bytes) -> None:
        self._count += 1
        heapq.heappush(self._passing, (due, self._count, tun, packet))

    def _tell(self, now: float) -> None:
        self._tell_at = now + _TOLD_EVERY_S
        told = struct.pack("<4Q", self._up.bytes, self._down.bytes, self._up.lost, self._up.dropped)
        fresh = self._passed.with_name("passed.new")
        fresh.write_bytes(told)
        fresh.rename(self._passed)


def passed(folder: Path) -> tuple[int, int, int, int]:
    """Return how many bytes went up and down, and how many packets were lost and dropped up."""
    up, down, lost, dropped = struct.unpack("<4Q", (folder / "passed").read_bytes())
    return up, down, lost, dropped


def _tun(namespace: str, address: str, settings: Mapping[str, str], home: int) -> int:
    """Make a namespace with a TUN device and these kernel settings in it; return the device."""
    subprocess.run(["ip", "netns", "del", namespace], check=False, stderr=subprocess.DEVNULL)
    subprocess.run(["ip", "netns", "add", namespace], check=True)
    place = os.open(f"/run/netns/{namespace}", os.O_RDONLY)
    _enter(place)
    os.close(place)
    tun = os.open("/dev/net/tun", os.O_RDWR | os.O_NONBLOCK)
    fcntl.ioctl(tun, _TUNSETIFF, struct.pack("16sH22x", b"tun0", _IFF_TUN_NO_PI))
    for command in (
        f"ip addr add {address}/24 dev tun0",
        "ip link set tun0 up",
        "ip link set lo up",
    ):
        subprocess.run(command.split(), check=True)
    for name, value in settings.items():
        with suppress(OSError):
            Path("/proc/sys", *name.split(".")).write_text(value, encoding="ascii")
    _enter(home)
    return tun


def _enter(namespace: int) -> None:
    if _LIBC.setns(namespace, _CLONE_NEWNET) != 0:
        raise OSError(ctypes.get_errno(), "no way into the namespace")


def main(arguments: list[str]) -> None:
    number, folder, seed, rate, delay, loss, cut, up_s, down_s, cc = arguments
    weather = Weather(float(rate), float(delay), float(loss), Cut(cut), float(up_s), float(down_s))
    emulator = Emulator(Ends(int(number)), Path(folder), weather, int(seed), cc)
    told: list[int] = []
    signal.signal(signal.SIGTERM, lambda number, _frame: told.append(number))
    signal.signal(signal.SIGUSR1, lambda *_: emulator.start_cuts())
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    while not told:
        emulator.turn()
    emulator.remove()


if __name__ == "__main__":
    main(sys.argv[1:])
