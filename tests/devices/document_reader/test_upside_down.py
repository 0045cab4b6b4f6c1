"""A page that lies upside down or sideways is read all the same, and its picture is turned."""

import io

import numpy as np

from devices.document_camera.frames import frame_of_bytes, frame_of_image
from devices.document_camera.scanned_page import PageFlag
from devices.document_camera.trial import try_frame
from devices.document_reader.on_frames import loaded_reader
from devices.document_reader.recognition import Recognition
from devices.document_reader.telling import Teller
from tests.devices.document_reader.drawing import chance_of
from tests.devices.document_reader.specimens import bank_card


class _Beside:
    """A reader in this process: nothing of it is made up but the socket that it does without."""

    is_there = True

    def __init__(self) -> None:
        self._recognition = Recognition()
        self.read = self._recognition.read


def test_however_a_page_lies_it_is_read_and_its_picture_turned_upright() -> None:
    card = bank_card(chance_of("upside down"))
    teller = Teller(_Beside())
    meant = frame_of_image(card.picture.convert("RGB")).astype(np.float32)
    for turn in (0, 90, 180, 270):
        page = io.BytesIO()
        card.picture.rotate(turn, expand=True).convert("RGB").save(page, "PNG")
        told = teller.tell(page.getvalue())
        assert told is not None
        assert told.fields["bank_account"].value == card.truth["bank_account"]
        assert bool(told.upright) == bool(turn)
        shown = frame_of_bytes(told.upright or page.getvalue()).astype(np.float32)
        assert np.abs(shown - meant).mean() < 6


def test_a_trial_says_that_the_page_was_turned_and_takes_it() -> None:
    card = bank_card(chance_of("upside down"))
    paper = frame_of_image(card.picture.rotate(180).convert("RGB"))
    frame = np.full((paper.shape[0] + 300, paper.shape[1] + 300, 3), 40, np.uint8)
    frame[150:-150, 150:-150] = paper
    trial = try_frame(frame, loaded_reader())
    assert PageFlag.WRONG_WAY_UP in trial.page.flags
    assert trial.reading.fields["bank_account"].value == card.truth["bank_account"]
