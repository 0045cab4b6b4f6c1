"""QR codes as squares on and off, and the one door to qrcode."""

import qrcode
from qrcode.constants import ERROR_CORRECT_M

QUIET_MODULES = 4  # empty squares that ISO/IEC 18004 asks for on every side

Squares = tuple[tuple[bool, ...], ...]


def squares_of(payload: str) -> Squares:
    """Return the smallest code of correction level M for ``payload``, without its quiet zone.

    Digits and upper-case letters (base45) take half the room of other text.
    """
    code = qrcode.QRCode(error_correction=ERROR_CORRECT_M, border=0)
    code.add_data(payload)
    code.make(fit=True)
    return tuple(tuple(bool(square) for square in row) for row in code.get_matrix())
