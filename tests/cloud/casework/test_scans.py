from dataclasses import replace
from pathlib import Path

import pytest

from cloud.casework.cases import CaseRegister
from cloud.casework.reading import CaseReader
from cloud.casework.scans import Scans
from cloud.casework.views import DocumentView
from cloud.errors import DocumentUnreadableError
from edge_sync.cloud.objects import Objects
from edge_sync.wire.documents import seal_document
from provisioning.storage.database import Database
from tests.cloud.applications import SUITE, pension
from tests.cloud.hands import arrival, officer

PICTURE = b"\xff\xd8 a page \xff\xd9"


@pytest.fixture
def objects(tmp_path: Path) -> Objects:
    return Objects(tmp_path / "objects", SUITE)


@pytest.fixture
def view(database: Database, register: CaseRegister, objects: Objects) -> DocumentView:
    application = pension(picture=PICTURE)
    [document] = application.documents
    for index, piece in enumerate(seal_document(PICTURE, document.key, SUITE)):
        objects.write_piece(application.id, document.id, index, piece)
    with database.transaction():
        register.open_case(application, arrival(application))
    number = register.number_of(application.id)
    assert number is not None
    return CaseReader(database).document(officer("D-RS"), number, document.id)


def test_a_scan_opens_as_it_was_laid_under_the_camera(objects: Objects, view: DocumentView) -> None:
    assert Scans(objects, SUITE).open(view) == PICTURE


@pytest.mark.parametrize(
    "change", [{"sha256": bytes(32)}, {"key": bytes([1]) * 32}, {"document": "9" * 32}]
)
def test_a_scan_that_is_another_or_gone_is_never_shown(
    objects: Objects, view: DocumentView, change: dict[str, bytes | str]
) -> None:
    other = replace(view, **change)  # type: ignore[arg-type]  # one field at a time
    with pytest.raises(DocumentUnreadableError):
        Scans(objects, SUITE).open(other)
