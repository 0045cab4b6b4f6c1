"""The guide to one title (办事指南): what it is, what to bring, where and when. No person in it.

Shown and printed from the same facts, with the catalogue's version and day, so
that a kiosk that was long without network says how old its word is (row M01).
"""

from dataclasses import replace

from kiosk.journeys.finding_states import Fee, GuideFacts, GuidePaper, SampleOf
from kiosk.journeys.outcome import Outcome, usual_outcome
from kiosk.journeys.papers import REASONS
from kiosk.journeys.visit import Context, Visit
from provisioning.catalogue.materials import Material, ShareLevel
from provisioning.catalogue.matters import Depth, Limit, Unit
from provisioning.catalogue.model import Catalogue, Matter
from provisioning.catalogue.rules.documents import Document, Wish
from provisioning.catalogue.rules.specimen import specimen_forms
from provisioning.catalogue.rules.titles import Title, lead_of, title_of
from provisioning.catalogue.words import NOTHING, Words


def depth_of(catalogue: Catalogue, title: str) -> Depth:
    """Return how far a kiosk takes a title; a package, whose members decide, all the way."""
    return Depth.FULL if title in catalogue.packages else catalogue.matters[title].depth


def guide_to(title_id: str, context: Context) -> GuideFacts:
    """Return all that is told about a title. Raises KeyError if there is none."""
    catalogue = context.catalogue
    title = title_of(catalogue, title_id)
    outcome = usual_outcome(Visit(title=title_id), context)
    papers = [p for p in outcome.papers if p.material.share_level is not ShareLevel.GENERATED]
    wanted = sorted((p for p in papers if p.wish is not Wish.NOTHING), key=_asked_first)
    return GuideFacts(
        id=title.id,
        name=title.name,
        summary=title.summary,
        who=_who(catalogue, title_id),
        depth=depth_of(catalogue, title_id),
        minutes=title.minutes,
        members=tuple(m.matter.name for m in outcome.plan.applied) if title.is_package else (),
        papers=tuple(_paper(paper) for paper in wanted),
        not_needed=tuple(dict.fromkeys(p.name for p in papers if p.wish is Wish.NOTHING)),
        office=catalogue.departments[lead_of(catalogue, title_id)].name,
        limit=_limit(catalogue, title),
        fees=_fees(outcome),
        result=NOTHING if title.is_package else catalogue.matters[title_id].result.name,
        phone=catalogue.heading.phone,
        version=catalogue.heading.version,
        published=catalogue.heading.published,
    )


def with_specimen(title_id: str, context: Context) -> GuideFacts:
    """Return the same with the title's forms as they look when filled in (row F09)."""
    plan = usual_outcome(Visit(title=title_id), context).plan
    return replace(guide_to(title_id, context), specimen=specimen_forms(context.catalogue, plan))


def sample_of(material: Material) -> SampleOf:
    """Return what a good one looks like, or why there is no picture of it."""
    sample = material.sample
    return SampleOf(
        material=material.name,
        issuer=material.issuer,
        where_from=material.where_from,
        drawing=sample.drawing if sample else None,
        points=sample.points if sample else (),
        instead=material.no_sample,
    )


def _asked_first(paper: Document) -> bool:
    return paper.wish is not Wish.ASK


def _paper(paper: Document) -> GuidePaper:
    is_asked = paper.wish is Wish.ASK
    return GuidePaper(paper.material.id, paper.name, paper.holder, REASONS[paper.reason], is_asked)


def _who(catalogue: Catalogue, title: str) -> Words:
    """Return for whom it is meant."""
    if title not in catalogue.packages:
        return catalogue.matters[title].scope_note
    conditions = catalogue.packages[title].conditions
    return Words("；".join(c.zh for c in conditions), "; ".join(c.en for c in conditions))


def _limit(catalogue: Catalogue, title: Title) -> Limit:
    """Return what is promised, or where nothing is, what the law allows."""
    matter: Matter | None = catalogue.matters.get(title.id)
    if matter is None or title.promised_limit.unit is not Unit.NONE:
        return title.promised_limit
    return matter.legal_limit


def _fees(outcome: Outcome) -> tuple[Fee, ...]:
    items = [fee for member in outcome.plan.applied for fee in member.matter.fees]
    return tuple(Fee(fee.name, fee.rule, fee.yuan) for fee in items)
