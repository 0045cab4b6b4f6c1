"""A private PostgreSQL 15: its own folder, a Unix socket, no port, gone when the tests are.

It keeps what it confirms (fsync is on), as a server in the field does. initdb and
postgres refuse to run as root, so under root they run as the user ``postgres``.
"""

import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import threading
import time
from pathlib import Path
from typing import Self
from urllib.parse import quote

import psycopg

BINARIES = Path("/usr/lib/postgresql/15/bin")
USER = "doorstep"
READY_SECONDS = 180.0
_SETTINGS = {
    "listen_addresses": "",
    "log_error_verbosity": "terse",
    "log_statement": "all",  # so that a test may look for what must not be in the log
    "shared_buffers": "64MB",
    "max_connections": "100",
    "recovery_init_sync_method": "syncfs",  # initdb synced nothing: recovery would, file by file
}
_HANG_UP = """SELECT pg_terminate_backend(pid) FROM pg_stat_activity
    WHERE datname = current_database() AND pid <> pg_backend_pid()"""


class PrivatePostgres:
    """One server. Databases are made on demand and named by number."""

    def __init__(self, **settings: str) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="doorstep-pg-"))  # a socket's path is short
        self._settings = _SETTINGS | settings
        self._process: subprocess.Popen[bytes] | None = None
        self._made = 0
        self._empty: list[str] = []

    @property
    def log(self) -> Path:
        return self.folder / "log"

    def __enter__(self) -> Self:
        if os.geteuid() == 0:
            user = pwd.getpwnam("postgres")
            os.chown(self.folder, user.pw_uid, user.pw_gid)
        self._run("initdb", "-D", self._data, "-A", "trust", "-U", USER, "--no-sync",
                  "-E", "UTF8", "--locale=C")  # fmt: skip
        self.start()
        return self

    def __exit__(self, *_exception: object) -> None:
        self.stop(signal.SIGQUIT)
        shutil.rmtree(self.folder)

    def start(self) -> None:
        """Start and wait until it answers."""
        given = [f"-c{name}={value}" for name, value in self._settings.items()]
        command = self._command("postgres", "-D", self._data, "-k", str(self.folder), *given)
        with self.log.open("ab") as log:
            self._process = subprocess.Popen(command, cwd="/", stdout=log, stderr=log)
        deadline, pause = time.monotonic() + READY_SECONDS, threading.Event()
        while not self._answers():
            assert time.monotonic() < deadline, self.log.read_text()
            pause.wait(0.05)

    def stop(self, how: signal.Signals = signal.SIGINT) -> None:
        """Stop in good order, or at once (SIGQUIT: as a crash, it recovers from its log)."""
        if self._process is not None:
            self._process.send_signal(how)
            self._process.wait()
            self._process = None

    @property
    def process_id(self) -> int:
        assert self._process is not None
        return self._process.pid

    def new_database(self) -> str:
        """Make an empty database and return its address."""
        self._made += 1
        name = f"doorstep_{self._made}"
        self.do(self.address("postgres"), f"CREATE DATABASE {name} TEMPLATE template0")
        return self.address(name)

    def lend(self) -> str:
        """Return the address of an empty database, one that was given back where there is one.

        A database is three hundred files: to make one for each test takes longer than the test.
        """
        return self._empty.pop() if self._empty else self.new_database()

    def take_back(self, address: str) -> None:
        """Empty a database that was lent. Whoever still holds a connection to it loses it."""
        self.do(address, _HANG_UP, "DROP SCHEMA public CASCADE", "CREATE SCHEMA public")
        self._empty.append(address)

    def do(self, address: str, *statements: str) -> None:
        """Run statements from outside, each on its own."""
        with psycopg.connect(address, autocommit=True) as connection:
            for statement in statements:
                connection.execute(statement.encode())

    def address(self, name: str) -> str:
        return f"postgresql://{USER}@/{name}?host={quote(str(self.folder), safe='')}"

    @property
    def _data(self) -> str:
        return str(self.folder / "data")

    def _answers(self) -> bool:
        assert self._process is not None
        assert self._process.poll() is None, self.log.read_text()
        try:
            psycopg.connect(self.address("postgres")).close()
        except psycopg.OperationalError:
            return False
        return True

    def _run(self, *command: str) -> None:
        done = subprocess.run(self._command(*command), cwd="/", capture_output=True, check=False)
        assert done.returncode == 0, done.stderr.decode()

    def _command(self, program: str, *arguments: str) -> list[str]:
        as_user = ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"]
        return [
            *(as_user if os.geteuid() == 0 else []),
            str(BINARIES / program),
            *arguments,
        ]
