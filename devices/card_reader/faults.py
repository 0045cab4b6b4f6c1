"""The faults a resident can meet at the card reader, each with its code and its next step."""

from enum import Enum

from devices.failures import Explanation


class CardFault(Enum):
    """Why a card could not be read, or why there is no reader. The value is the stable code."""

    KEEP_STILL = "DEV-10"
    LIFT_AND_PLACE = "DEV-11"
    NOT_AN_ID = "DEV-12"
    DEVICE_GONE = "DEV-13"
    DEVICE_FAULT = "DEV-14"
    HUNG = "DEV-15"
    EXPIRED_CARD = "DEV-16"
    NUMBER_MISMATCH = "DEV-17"
    UNREADABLE = "DEV-18"
    CARD_REFUSED = "DEV-19"

    @property
    def code(self) -> str:
        """Return the code shown small on the help screen."""
        return self.value


EXPLAINED: dict[CardFault, Explanation] = {
    CardFault.KEEP_STILL: Explanation(
        cause="the card moved or was lifted while its chip was being read",
        resident="a picture of a hand off the card, and 'please leave the card lying still'",
        helper="lay the card flat on the mark and take the hand away; a thick case must come off",
    ),
    CardFault.LIFT_AND_PLACE: Explanation(
        cause="the chip answered, and then would not go on; it recovers when it leaves the field",
        resident="'please lift the card and put it down again'",
        helper="lift the card for one second; keep other cards and phones away from the mark",
    ),
    CardFault.NOT_AN_ID: Explanation(
        cause="a card of another kind lies on the reader, such as a bank or a bus card",
        resident="'this is not an identity card', with a picture of one",
        helper="look for the identity card; without it, use the typed number",
    ),
    CardFault.DEVICE_GONE: Explanation(
        cause="the reader's plug is out, or its port is held by another program",
        resident="'the card reader is not working just now' and the ways on without it",
        helper="push the plug of the reader in until the lamp is on; it comes back by itself",
    ),
    CardFault.DEVICE_FAULT: Explanation(
        cause="the security module in the reader failed its self-test or is not authorised",
        resident="'the card reader is not working just now' and the ways on without it",
        helper="unplug the reader for ten seconds; if it returns, call with the module number",
    ),
    CardFault.HUNG: Explanation(
        cause="the reader takes commands and gives no answer in its time",
        resident="'the card reader is not answering' and the ways on without it",
        helper="lift the card; if it stays, unplug the reader for ten seconds",
    ),
    CardFault.EXPIRED_CARD: Explanation(
        cause="the card was read, and its last day of validity is over",
        resident="'the card is no longer valid since …' and the ways on without it",
        helper="offer the temporary card or the typed number; remind of renewing the card",
    ),
    CardFault.NUMBER_MISMATCH: Explanation(
        cause="the number on the chip fails its check digit, or disagrees with birth or sex",
        resident="'the data on this card do not fit together', and the ways on without it",
        helper="compare the face of the card with the person; tell the police station if in doubt",
    ),
    CardFault.UNREADABLE: Explanation(
        cause="the chip's text has a length, a code or a date that no card may have",
        resident="'the data on this card cannot be read', and the ways on without it",
        helper="clean the card and try again; then the typed number; note the code for the hotline",
    ),
    CardFault.CARD_REFUSED: Explanation(
        cause="card and security module rejected each other three times running",
        resident="'this card cannot be checked here', and the ways on without it",
        helper="look at the card: it may be damaged or not genuine; use another document",
    ),
}
