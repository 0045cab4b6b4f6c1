"""Drawn papers through the real reader process: recognition, socket, kinds and fields."""

import io
import random
import signal
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from devices.document_reader.client import ReaderClient
from devices.document_reader.reading import read_paper
from tests.devices.document_reader.drawing import chance_of, worn
from tests.devices.document_reader.other_layouts import OTHER_LAYOUTS
from tests.devices.document_reader.process import SOCKET, started
from tests.devices.document_reader.specimens import SPECIMENS, Specimen

PAPERS = SPECIMENS | OTHER_LAYOUTS


def encoded(specimen: Specimen, chance: random.Random) -> bytes:
    page = io.BytesIO()
    worn(specimen.picture, chance).save(page, "JPEG", quality=80)
    return page.getvalue()


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ReaderClient]:
    folder = tmp_path_factory.mktemp("reader")
    process = started(folder)
    yield ReaderClient(folder / SOCKET, patience_s=240)
    process.send_signal(signal.SIGTERM)
    assert process.wait(120) == 0


@pytest.mark.parametrize("name", PAPERS)
def test_a_paper_of_every_kind_is_known_and_its_fields_are_read(
    client: ReaderClient, name: str
) -> None:
    chance = chance_of(name)
    specimen = PAPERS[name](chance)

    page = client.read(encoded(specimen, chance))
    assert page is not None
    read = read_paper(page)

    assert read.kind is specimen.kind
    told = {field: one.value for field, one in read.fields.items() if field in specimen.truth}
    assert told == specimen.truth


def test_bytes_that_are_no_picture_are_not_read_and_the_reader_lives_on(
    client: ReaderClient,
) -> None:
    assert client.read(b"no picture") is None
    assert client.read(b"") is None
    chance = chance_of(1)
    assert client.read(encoded(SPECIMENS["bank-card"](chance), chance)) is not None


def test_a_reader_that_is_not_there_reads_nothing_and_raises_nothing(tmp_path: Path) -> None:
    assert ReaderClient(tmp_path / "nobody.socket").read(b"anything") is None


def test_a_reader_killed_in_the_middle_of_a_page_is_as_one_that_is_not_there(
    tmp_path: Path,
) -> None:
    process = started(tmp_path)
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as line:
        line.connect(str(tmp_path / SOCKET))
        line.sendall(b"\x00\x10\x00\x00half a picture")
        process.kill()
        process.wait(120)

    assert ReaderClient(tmp_path / SOCKET).read(b"anything") is None
    again = started(tmp_path)  # over the socket file that the dead one left
    again.terminate()
    assert again.wait(120) == 0
