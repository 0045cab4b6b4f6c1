"""Base45 (RFC 9285): bytes as the 45 signs a QR code holds most densely."""

from edge_sync.errors import SlipCodeError

_SIGNS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"
_VALUES = {sign: value for value, sign in enumerate(_SIGNS)}
_BASE = len(_SIGNS)


def encode(data: bytes) -> str:
    """Two bytes become three signs, a last single byte two."""
    signs: list[str] = []
    for start in range(0, len(data), 2):
        pair = data[start : start + 2]
        number = int.from_bytes(pair, "big")
        for _ in range(len(pair) + 1):
            number, value = divmod(number, _BASE)
            signs.append(_SIGNS[value])
    return "".join(signs)


def decode(text: str) -> bytes:
    """Undo `encode`. Raises SlipCodeError."""
    data = bytearray()
    for start in range(0, len(text), 3):
        group = text[start : start + 3]
        try:
            number = sum(_VALUES[sign] * _BASE**place for place, sign in enumerate(group))
            data += number.to_bytes(len(group) - 1, "big")
        except (KeyError, OverflowError) as error:
            raise SlipCodeError("not base45") from error
    return bytes(data)
