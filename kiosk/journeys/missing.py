"""What is still missing when somebody leaves: shown, said aloud, and on paper.

The list names papers and whose they are by role, never a person.
"""

from devices.printer.sheet import Element, Item, Line, Rule, Sheet, Size, Title
from kiosk.journeys.outcome import usual_outcome, work_out
from kiosk.journeys.papers import papers_to_follow, wished
from kiosk.journeys.states import NeededPaper
from kiosk.journeys.visit import Context, Visit
from kiosk.text import Language, PrintedText, Text, say
from provisioning.catalogue.rules.documents import Wish


def missing_papers(visit: Visit, context: Context) -> tuple[NeededPaper, ...]:
    """Return what to bring next time; in the usual case while the way is not settled."""
    if not visit.title:
        return ()
    if work_out(visit, context).plan.open_page:
        return wished(usual_outcome(visit, context), Wish.ASK)
    return papers_to_follow(visit, context)


def missing_sentence(papers: tuple[NeededPaper, ...], language: Language) -> str:
    """Return the list as it is said aloud."""
    names = say(language, Text.LIST_COMMA).join(p.material.to(language.value) for p in papers)
    return say(language, Text.LEAVING_BRING, papers=names)


def missing_sheet(visit: Visit, context: Context, papers: tuple[NeededPaper, ...]) -> Sheet:
    """Return the list as a paper to take home."""
    language, plan = visit.language, work_out(visit, context).plan
    lines: list[Element] = [
        Title(say(language, Text.LEAVING_MISSING)),
        Line(plan.title.name.to(language.value), Size.LARGE, bold=True, centred=True),
        Rule(),
    ]
    for paper in papers:
        name, holder = paper.material.to(language.value), paper.holder.to(language.value)
        lines.append(Item("□", f"{name}（{holder}）"))
    lines.append(Rule())
    lines.append(Line(say(language, Text.LEAVING_NOT_LODGED)))
    lines.append(Line(say(language, PrintedText.SLIP_HELP, phone=context.catalogue.heading.phone)))
    return Sheet(tuple(lines))
