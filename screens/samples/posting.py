"""Samples of what a region posts: a list with masked names, a notice, and nothing at all."""

from kiosk.journeys.finding_states import PostedShown, Postings
from kiosk.journeys.states import State
from provisioning.catalogue.postings import PostedRow, Posting, PostingKind
from provisioning.catalogue.words import Words

_OFFICE = Words("示例县民政局", "Example County Civil Affairs")
LIST = Posting(
    id="dibao-2026-11",
    kind=PostingKind.LIST,
    body="D-MZ",
    title=Words("十一月新增低保家庭公示", "New minimum-income households of November"),
    text=Words(
        "经审核，下列家庭拟纳入低保。有不同意见，请在公示期内反映。",
        "These households are to receive the minimum income. Say in time if you object.",
    ),
    first_day="2026-11-20",
    last_day="2026-11-26",
    rows=(
        PostedRow("王*英", Words("示例村，2 人", "Example Village, 2 persons")),
        PostedRow("李*", Words("示例村，1 人", "Example Village, 1 person")),
        PostedRow("欧*娜", Words("柳村，3 人", "Willow Village, 3 persons")),
    ),
)
NOTICE = Posting(
    id="office-2026-11",
    kind=PostingKind.NOTICE,
    body="D-MZ",
    title=Words("民政窗口搬到一楼", "The civil affairs counter is on the ground floor"),
    text=Words("十二月一日起在一楼三号窗口办理。", "From 1 December at counter 3, ground floor."),
    first_day="2026-11-15",
    last_day="2026-12-15",
    phone="0871-12345",
)
POSTINGS: dict[str, State] = {
    "postings": Postings((PostedShown(LIST, _OFFICE, "12345"),)),
    "postings-two": Postings(
        (PostedShown(LIST, _OFFICE, "12345"), PostedShown(NOTICE, _OFFICE, "0871-12345"))
    ),
    "postings-none": Postings(()),
}
