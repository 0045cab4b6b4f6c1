"""Codes on papers: read with the page, and worth more than print."""

import cv2
import numpy as np
import pytest
import zxingcpp

from devices.document_camera.codes import codes_on
from devices.document_camera.contract import Frame
from devices.document_reader.coded import coded
from devices.document_reader.contract import CodeText, PageText, TextLine
from devices.document_reader.kinds import PaperKind
from devices.document_reader.reading import read_paper
from devices.document_reader.values import Confirmation

CREDIT = "91350100M000100Y43"
CERTIFICATE = "P350123456"


def page_with(kind: zxingcpp.BarcodeFormat, text: str) -> Frame:
    code = zxingcpp.create_barcode(text, kind).to_image(scale=4)
    drawn = np.asarray(code, np.uint8)
    page = np.full((700, 900), 240, np.uint8)
    high, wide = min(drawn.shape[0], 500), min(drawn.shape[1], 800)
    page[80 : 80 + high, 60 : 60 + wide] = drawn[:high, :wide]
    return np.asarray(cv2.cvtColor(cv2.GaussianBlur(page, (0, 0), 1), cv2.COLOR_GRAY2BGR), np.uint8)


@pytest.mark.parametrize(
    "kind", [zxingcpp.BarcodeFormat.QRCode, zxingcpp.BarcodeFormat.Code128], ids=str
)
def test_qr_codes_and_bar_codes_on_a_page_are_read_with_their_places(
    kind: zxingcpp.BarcodeFormat,
) -> None:
    [code] = codes_on(page_with(kind, CERTIFICATE))
    assert code.text == CERTIFICATE
    assert 60 <= code.left < code.right <= 900
    assert 70 <= code.top <= code.bottom <= 700


def text(words: str, top: float) -> TextLine:
    return TextLine(words, 50, top, 50 + 20 * len(words), top + 24, 0.99)


def licence(code: str, printed: str = "91350100M000100Y44") -> PageText:
    lines = (
        text("营业执照", 20),
        text(f"统一社会信用代码 {printed}", 80),
        text("名称 溪口农资店", 120),
    )
    place = CodeText(f"https://example.invalid/i?uniscid={code}&t=1", 600, 400, 700, 500)
    return PageText(900, 700, lines, (place,))


def test_a_code_gives_what_the_print_did_not() -> None:
    read = read_paper(licence(CREDIT))
    assert read.kind is PaperKind.BUSINESS
    code = read.fields["uscc"]
    assert (code.value, code.confirmed_by) == (CREDIT, Confirmation.CODE)
    assert not code.is_doubtful
    assert (code.place.left, code.place.top) == (600, 400)


def test_a_code_whose_check_sign_is_wrong_says_nothing() -> None:
    assert "uscc" not in read_paper(licence("91350100M000100Y44")).fields


def test_a_code_on_another_paper_is_not_looked_at() -> None:
    place = CodeText(CREDIT, 0, 0, 1, 1)
    assert list(coded(PaperKind.BANK_CARD, (place,))) == []


def test_the_number_of_a_birth_certificate_and_of_a_house_are_found_in_their_codes() -> None:
    unit = "350123001002GB00012F00030004"
    birth = CodeText(CERTIFICATE, 0, 0, 1, 1)
    house = CodeText(f"不动产单元号：{unit}", 0, 0, 1, 1)
    assert [value for _, value, _ in coded(PaperKind.BIRTH, (birth,))] == [CERTIFICATE]
    assert [value for _, value, _ in coded(PaperKind.PROPERTY, (house,))] == [unit]
