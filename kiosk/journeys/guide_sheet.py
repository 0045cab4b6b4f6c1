"""The guide as paper: the same facts as on the glass, to take home."""

from collections.abc import Iterator

from devices.printer.sheet import Element, Item, Line, Pair, Rule, Sheet, Size, Title
from kiosk.journeys.finding_states import GuideFacts
from kiosk.journeys.guide_words import depth_words, fee_words, limit_words
from kiosk.journeys.specimen_sheet import specimen_sheet
from kiosk.text import Language, Text, say


def guide_sheet(facts: GuideFacts, language: Language) -> Sheet:
    """Return the paper; with the forms filled in where they were asked for."""
    if facts.specimen:
        return specimen_sheet(facts, language)
    return Sheet((*_head(facts, language), *_papers(facts, language), *_foot(facts, language)))


def _head(facts: GuideFacts, language: Language) -> Iterator[Element]:
    yield Title(say(language, Text.GUIDE_TITLE))
    yield Line(facts.name.to(language.value), Size.LARGE, bold=True, centred=True)
    yield Line(facts.summary.to(language.value), centred=True)
    yield Rule()
    if facts.who.zh:
        yield Line(say(language, Text.GUIDE_WHO), bold=True)
        yield Line(facts.who.to(language.value))
    for member in facts.members:
        yield Item("·", member.to(language.value))
    yield Line(say(language, Text.GUIDE_WHERE), bold=True)
    yield Line(depth_words(facts, language))


def _papers(facts: GuideFacts, language: Language) -> Iterator[Element]:
    yield Rule()
    yield Line(say(language, Text.GUIDE_PAPERS), bold=True)
    for paper in facts.papers:
        name, holder = paper.material.to(language.value), paper.holder.to(language.value)
        yield Item("□", f"{name}（{holder}）{'' if paper.is_asked else _if_there(language)}")
    if not facts.papers:
        yield Line(say(language, Text.NEEDS_NOTHING_TO_BRING))
    if facts.not_needed:
        yield Line(say(language, Text.GUIDE_NOT_NEEDED), bold=True)
        for words in facts.not_needed:
            yield Item("×", words.to(language.value))


def _if_there(language: Language) -> str:
    return say(language, Text.GUIDE_IF_THERE)


def _foot(facts: GuideFacts, language: Language) -> Iterator[Element]:
    yield Rule()
    yield Pair(say(language, Text.GUIDE_OFFICE), facts.office.to(language.value))
    yield Pair(say(language, Text.GUIDE_LIMIT), limit_words(facts.limit, language))
    yield Pair(say(language, Text.GUIDE_FEE), fee_words(facts.fees, language))
    if facts.result.zh:
        yield Pair(say(language, Text.GUIDE_RESULT), facts.result.to(language.value))
    yield Pair(say(language, Text.GUIDE_PHONE), facts.phone)
    yield Line(
        say(language, Text.GUIDE_AS_OF, day=facts.published, version=facts.version), Size.SMALL
    )
