"""What a guide says of place, time and money, on the glass and on paper alike."""

from collections.abc import Sequence

from kiosk.journeys.finding_states import Fee, GuideFacts
from kiosk.text import Language, Text, say
from provisioning.catalogue.matters import Depth, Limit, Unit

_DEPTHS = {
    Depth.FULL: Text.GUIDE_AT_KIOSK,
    Depth.PREFILL: Text.GUIDE_AT_COUNTER,
    Depth.GUIDE: Text.GUIDE_AT_OFFICE,
}
_UNITS = {
    Unit.WORKING_DAY: Text.GUIDE_WORKING_DAYS,
    Unit.NATURAL_DAY: Text.GUIDE_NATURAL_DAYS,
    Unit.IMMEDIATE: Text.GUIDE_AT_ONCE,
    Unit.NONE: Text.GUIDE_NO_LIMIT,
}


def depth_words(facts: GuideFacts, language: Language) -> str:
    """Say where it is done, as far as this kiosk goes."""
    office = facts.office.to(language.value)
    return say(language, _DEPTHS[facts.depth], office=office, minutes=facts.minutes)


def limit_words(limit: Limit, language: Language) -> str:
    """Say how long it takes; a figure without a source says so."""
    said = say(language, _UNITS[limit.unit], days=limit.value)
    is_figure = limit.unit in (Unit.WORKING_DAY, Unit.NATURAL_DAY)
    mark = say(language, Text.GUIDE_ILLUSTRATIVE) if limit.illustrative and is_figure else ""
    return said + mark


def fee_words(fees: Sequence[Fee], language: Language) -> str:
    """Say what it costs."""
    return "；".join(_fee(fee, language) for fee in fees) or say(language, Text.GUIDE_FREE)


def _fee(fee: Fee, language: Language) -> str:
    name, rule = fee.name.to(language.value), fee.rule.to(language.value)
    if fee.yuan is None:
        return f"{name} {rule}".strip()
    return say(language, Text.GUIDE_YUAN, name=name, yuan=fee.yuan)
