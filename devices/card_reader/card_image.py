"""Makes the text block of a card from a record: the other half of `card_text`, for the emulator."""

from devices.card_reader.card_text import KIND_AT, LAYOUTS, NO_LAST_DAY, TEXT_BYTES, Field
from devices.card_reader.contract import CardKind, CardRecord

_KIND_LETTERS = {
    CardKind.CITIZEN: " ",
    CardKind.HONG_KONG_MACAO_TAIWAN: "J",
    CardKind.FOREIGNER_2017: "I",
    CardKind.FOREIGNER_2023: "Y",
}


def text_block(record: CardRecord) -> bytes:
    """Return the 256 bytes that a chip would give. Raises ValueError if an item is too long."""
    block = bytearray(" ".encode("utf-16-le") * (TEXT_BYTES // 2))
    for name, field in LAYOUTS[record.kind].items():
        _put(block, field, _as_text(record, name))
    block[KIND_AT : KIND_AT + 2] = _KIND_LETTERS[record.kind].encode("utf-16-le")
    return bytes(block)


def _as_text(record: CardRecord, item: str) -> str:
    match item:
        case "birth":
            return f"{record.birth:%Y%m%d}"
        case "valid_from":
            return f"{record.valid_from:%Y%m%d}"
        case "valid_to":
            return f"{record.valid_to:%Y%m%d}" if record.valid_to else NO_LAST_DAY
        case _:
            return str(getattr(record, item))


def _put(block: bytearray, field: Field, text: str) -> None:
    raw = text.encode("utf-16-le")
    for first, length in field.runs:
        part, raw = raw[:length], raw[length:]
        block[first : first + len(part)] = part
    if raw:
        raise ValueError("an item is longer than its field")
