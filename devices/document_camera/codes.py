"""Bar codes and QR codes in a picture, and the one door to zxing-cpp."""

from dataclasses import dataclass, field

import zxingcpp

from devices.document_camera.contract import Frame

_QR = zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode)
# What offices, hospitals and banks print; codes of parcels and shops only make false finds.
_ON_PAPERS = zxingcpp.barcode_formats_from_str(
    "QRCode,MicroQRCode,DataMatrix,PDF417,Aztec,Code128,Code39"
)
_LONGEST = 2048  # characters: more stands in no code on paper


@dataclass(frozen=True, slots=True)
class Code:
    """One code on a paper, what it says, and where it stands in pixels of the picture."""

    text: str = field(repr=False)  # it is on somebody's paper
    left: float
    top: float
    right: float
    bottom: float


def read_codes(frame: Frame) -> list[str]:
    """Return the texts of all QR codes in a picture, in no order; empty if there are none.

    50 to 70 ms a picture. Every code of a slip was read in every simulated
    print and hand-held picture; the readers of OpenCV were not as good.
    """
    found = zxingcpp.read_barcodes(frame, formats=_QR)
    return [code.text for code in found]


def codes_on(page: Frame) -> tuple[Code, ...]:
    """Return the codes on a paper, QR codes and bar codes alike, with their places."""
    return tuple(_code(one) for one in zxingcpp.read_barcodes(page, formats=_ON_PAPERS))


def _code(found: zxingcpp.Barcode) -> Code:
    place = found.position
    corners = (place.top_left, place.top_right, place.bottom_right, place.bottom_left)
    xs, ys = [float(one.x) for one in corners], [float(one.y) for one in corners]
    return Code(found.text[:_LONGEST], min(xs), min(ys), max(xs), max(ys))
