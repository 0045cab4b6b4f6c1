"""What a guide shows: for whom, where, what to bring, when, and how old this word is."""

from collections.abc import Iterable

from kiosk.journeys import actions
from kiosk.journeys.finding_states import GuideFacts, GuidePaper, GuidePrint
from kiosk.journeys.guide_words import depth_words, fee_words, limit_words
from kiosk.journeys.states import Guide
from kiosk.text import Text
from provisioning.catalogue.matters import Depth
from screens.list_view import ListView, Row, RowKind
from screens.page_view import Around, Button, PageView
from screens.pictures import picture_of_title


def present(state: Guide, around: Around) -> ListView:
    """Show how one title is done."""
    facts = state.facts
    page = PageView(
        key=f"guide/{facts.id}",
        title=around.words(facts.name),
        picture=picture_of_title(facts.id),
        hint=around.words(facts.summary),
        way_on=_way_on(state, around),
        others=() if _is_done(state) or not state.may_begin else (_print(around),),
        trouble=around.trouble(state.fault),
    )
    filled = around.button(Text.SPECIMEN_SEE, actions.ShowFilled(), "papers")
    form = Row(RowKind.LINE, around.say(Text.SPECIMEN_TITLE), sign="papers", button=filled)
    rows = (*_printing(state, around), *_where(facts, around), *_papers(facts, around), form)
    last = _when(facts, around)
    next_page = around.say(Text.BUTTON_NEXT_PAGE)
    return ListView(around.with_ways_out(page), (*rows, *last), next_page)


def _is_done(state: Guide) -> bool:
    return state.printing in (GuidePrint.PRINTING, GuidePrint.PRINTED)


def _way_on(state: Guide, around: Around) -> Button:
    if state.may_begin:
        is_full = state.facts.depth is Depth.FULL
        begin = Text.GUIDE_BEGIN if is_full else Text.GUIDE_BEGIN_PREFILL
        return around.button(begin, actions.Agree())
    if state.printing is GuidePrint.PRINTED:
        return around.button(Text.BUTTON_FINISH, actions.Leave())
    return _print(around)


def _print(around: Around) -> Button:
    return around.button(Text.GUIDE_PRINT, actions.PrintGuide(), "printer")


def _printing(state: Guide, around: Around) -> Iterable[Row]:
    if state.printing is GuidePrint.PRINTING:
        yield Row(RowKind.LINE, around.say(Text.GUIDE_PRINTING), sign="printer")
    if state.printing is GuidePrint.PRINTED:
        yield Row(RowKind.GOOD, around.say(Text.GUIDE_PRINTED), sign="check")


def _where(facts: GuideFacts, around: Around) -> Iterable[Row]:
    yield Row(RowKind.HEADING, around.say(Text.GUIDE_WHERE))
    yield Row(RowKind.LINE, depth_words(facts, around.language), sign="pin")
    if facts.who.zh:
        yield Row(RowKind.HEADING, around.say(Text.GUIDE_WHO))
        yield Row(RowKind.LINE, around.words(facts.who), sign="card")
    if facts.members:
        yield Row(RowKind.HEADING, around.say(Text.GUIDE_MEMBERS))
        yield from (Row(RowKind.LINE, around.words(name), sign="dot") for name in facts.members)


def _papers(facts: GuideFacts, around: Around) -> Iterable[Row]:
    yield Row(RowKind.HEADING, around.say(Text.GUIDE_PAPERS))
    if not facts.papers:
        yield Row(RowKind.GOOD, around.say(Text.NEEDS_NOTHING_TO_BRING), sign="check")
    yield from (_paper(paper, around) for paper in facts.papers)
    if facts.not_needed:
        yield Row(RowKind.HEADING, around.say(Text.GUIDE_NOT_NEEDED))
        names = "、" if around.language.value == "zh" else ", "
        said = names.join(around.words(words) for words in facts.not_needed)
        yield Row(RowKind.GOOD, said, sign="check")


def _paper(paper: GuidePaper, around: Around) -> Row:
    note = around.say(paper.reason) if paper.is_asked else around.say(Text.GUIDE_BRING_IF_THERE)
    return Row(
        RowKind.LINE,
        around.words(paper.material),
        note=f"{around.words(paper.holder)} · {note}",
        sign="papers",
        button=around.button(Text.GUIDE_SEE_SAMPLE, actions.ShowSample(paper.key)),
    )


def _when(facts: GuideFacts, around: Around) -> Iterable[Row]:
    language = around.language
    yield Row(RowKind.HEADING, around.say(Text.GUIDE_WHEN))
    answers = [
        (Text.GUIDE_LIMIT, limit_words(facts.limit, language)),
        (Text.GUIDE_FEE, fee_words(facts.fees, language)),
        (Text.GUIDE_RESULT, around.words(facts.result)),
        (Text.GUIDE_PHONE, facts.phone),
        (
            Text.GUIDE_STATE,
            around.say(Text.GUIDE_AS_OF, day=facts.published, version=facts.version),
        ),
    ]
    yield from (
        Row(RowKind.ANSWER, around.say(label), value=value) for label, value in answers if value
    )
