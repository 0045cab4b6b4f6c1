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
    NOT_A_SOCIAL_CARD = "DEV-50"
    NEEDS_KEY = "DEV-51"
    WRONG_WAY = "DEV-52"
    LEAVE_IT_IN = "DEV-53"
    SERVICE_DOWN = "DEV-54"
    NO_SOCIAL_READER = "DEV-55"
    READER_BUSY = "DEV-56"
    CARD_SILENT = "DEV-57"

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
    CardFault.NOT_A_SOCIAL_CARD: Explanation(
        cause="a chip card of another kind is in the slot, such as a bank card",
        resident="'this is not a social-security card', and the ways on without it",
        helper="look for the social-security card, or use the identity card on the other reader",
    ),
    CardFault.NEEDS_KEY: Explanation(
        cause="a card of the third generation opens only to a key that this kiosk does not have",
        resident="'this new card cannot be read here; please use the identity card'",
        helper="nothing is broken: use the identity card, or type the number",
    ),
    CardFault.WRONG_WAY: Explanation(
        cause="the chip does not answer: the card is in the wrong way, or its contacts are dirty",
        resident="'please put the card in with the chip first and facing up'",
        helper="turn the card; wipe the gold contacts with a dry cloth; then the identity card",
    ),
    CardFault.LEAVE_IT_IN: Explanation(
        cause="the card was pulled out, or lost its contact, while it was being read",
        resident="'please put the card in and leave it in'",
        helper="push the card in to the stop and wait for the page to change",
    ),
    CardFault.SERVICE_DOWN: Explanation(
        cause="the machine's card service (pcscd) is not running",
        resident="nothing but this code, small: the identity card and typing go on",
        helper="it comes back by itself; if not in a minute, restart the machine once, then call",
    ),
    CardFault.NO_SOCIAL_READER: Explanation(
        cause="the card service runs and has no reader: its plug is out",
        resident="nothing but this code, small: the identity card and typing go on",
        helper="push the plug of the chip-card reader in; it comes back by itself",
    ),
    CardFault.READER_BUSY: Explanation(
        cause="another program on this machine is speaking with the card",
        resident="'please wait a moment', and the ways on without the card",
        helper="wait for ten seconds; if it stays, take the card out and call with this code",
    ),
    CardFault.CARD_SILENT: Explanation(
        cause="the chip took a command and never answered",
        resident="'please take the card out and put it in again'",
        helper="take the card out; if it happens again, use the identity card",
    ),
}
