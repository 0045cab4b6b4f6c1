"""The tables of casework. Written inside one transaction each, by `cases` and what it calls.

Events say what happened and are never changed; the other tables are how things
stand now, written in the same transaction and made again of the events at any
time (`rebuilding`). Personal data lies here in the
clear: this file is the cloud's own store and is read by officers alone.
"""

import peewee

from cloud.casework.model.now import TaskKind
from cloud.casework.model.papers import Paper
from cloud.casework.model.setup import ApplicantKind
from cloud.casework.model.trips import TripReason
from cloud.casework.moment import Doubt
from cloud.casework.states import CaseState, EventKind, MemberState, PartRole, PartState
from edge_sync.wire.application import (
    Choice,
    IdentityLevel,
    Point,
    Resolution,
    SignatureKind,
    Stamp,
    Value,
)
from edge_sync.wire.remarked import PaperRemark
from provisioning.storage.fields import BytesField, ChoiceField, MillisecondsField, RecordField
from provisioning.storage.table import Table, table_name


def _named(model: type[peewee.Model]) -> str:
    return f"casework_{table_name(model)}"


class _CaseworkTable(Table):
    class Meta:
        """One database holds the tables of several packages: ours say whose they are."""

        table_function = _named


class CaseRow(_CaseworkTable):
    """One application in the cloud. ``title`` is a matter or a package.

    ``slip_check`` is what a later proof of its slip is held against. ``helper``
    joined the visit; ``confirmed`` is when the resident confirmed what she typed.
    """

    id = peewee.AutoField()
    application = peewee.TextField(unique=True)
    number = peewee.TextField(unique=True)
    slip = peewee.TextField()
    kiosk = peewee.TextField()
    station = peewee.TextField()
    title = peewee.TextField()
    lead = peewee.TextField()
    applicant = peewee.TextField()
    language = peewee.TextField()
    catalogue_version = peewee.IntegerField()
    catalogue_digest = BytesField()
    lodged = RecordField(Stamp)
    arrived_ms = MillisecondsField()
    legal_ms = MillisecondsField()
    doubts = RecordField(tuple[Doubt, ...])
    state = ChoiceField(CaseState)
    slip_check = BytesField(null=True)
    helper = peewee.TextField(null=True)
    confirmed = RecordField(Stamp, null=True)
    applicant_kind = ChoiceField(ApplicantKind, default=ApplicantKind.PERSON)
    applicant_code = peewee.TextField(default="")  # of a company or body that applies


class MemberRow(_CaseworkTable):
    """One matter of a case and its department. What is applied for has a number of its own.

    ``form`` names the answers that its matter asked for: (person, element). ``first`` is
    the body that checks before its department decides, or empty. ``inboxes`` are those of
    the teams it went to, with blanks between (`cloud.casework.routing`).
    """

    id = peewee.AutoField()
    case = peewee.ForeignKeyField(CaseRow)
    position = peewee.IntegerField()
    matter = peewee.TextField()
    department = peewee.TextField()
    first = peewee.TextField(default="")
    number = peewee.TextField(unique=True, null=True)
    choice = ChoiceField(Choice)
    state = ChoiceField(MemberState)
    needs = RecordField(tuple[str, ...])
    scenarios = RecordField(dict[str, str])
    answers = RecordField(dict[str, Value])
    extension = RecordField(dict[str, Value], null=True)  # what the division asks in addition
    form = RecordField(tuple[tuple[str, str], ...])
    inboxes = peewee.TextField(default="")


class LineRow(_CaseworkTable):
    """One demand for a material, and how the kiosk met it; ``earlier`` is a scan replaced since."""

    id = peewee.AutoField()
    member = peewee.ForeignKeyField(MemberRow)
    line = peewee.TextField()
    material = peewee.TextField()
    holder = peewee.TextField()
    resolution = ChoiceField(Resolution)
    reason = peewee.TextField()
    document = peewee.TextField(null=True)
    earlier = peewee.TextField(null=True)


class PersonRow(_CaseworkTable):
    """One person of a case. ``id_no`` is the number among the answers, to find them by."""

    id = peewee.AutoField()
    case = peewee.ForeignKeyField(CaseRow)
    person = peewee.TextField()
    roles = RecordField(tuple[str, ...])
    level = ChoiceField(IdentityLevel)
    answers = RecordField(dict[str, Value])
    id_no = peewee.TextField(null=True)  # "" where none was given


class DocumentRow(_CaseworkTable):
    """One scanned document, by reference: the intake keeps its sealed file, here is the key.

    ``application`` is what it came with, if not with the case's own application.
    """

    id = peewee.AutoField()
    case = peewee.ForeignKeyField(CaseRow)
    document = peewee.TextField()
    material = peewee.TextField()
    holder = peewee.TextField()
    media_type = peewee.TextField()
    pages = peewee.IntegerField()
    size_bytes = peewee.BigIntegerField()
    sha256 = BytesField()
    key = BytesField()
    application = peewee.TextField(null=True)
    flawed = peewee.IntegerField(default=0)  # handed in with a mark: a poor picture (row F13)
    remark = RecordField(PaperRemark, null=True)  # what the kiosk saw on it (row T06)
    dated = peewee.TextField(default="")  # the day that stands on it, "20261105" (row F04)


class SignatureRow(_CaseworkTable):
    """One signature, bound to what was shown. ``binding`` and ``doubt``: `evidence`, `signed`."""

    id = peewee.AutoField()
    case = peewee.ForeignKeyField(CaseRow)
    person = peewee.TextField()
    kind = ChoiceField(SignatureKind)
    strokes = RecordField(tuple[tuple[Point, ...], ...])
    covers = BytesField()
    signed = RecordField(Stamp)
    paper = peewee.TextField()
    witness = peewee.TextField()
    witness_strokes = RecordField(tuple[tuple[Point, ...], ...], null=True)
    document = peewee.TextField(null=True)
    binding = peewee.TextField()
    doubt = peewee.TextField()


class AwaitedRow(_CaseworkTable):
    """A signature of one person that is to come; ``signed_ms`` is the legal moment it came."""

    id = peewee.AutoField()
    case = peewee.ForeignKeyField(CaseRow)
    person = peewee.TextField()
    papers = RecordField(tuple[str, ...])
    proves = BytesField()  # `edge_sync.wire.slip_code.slip_check` of the signing slip
    signed_ms = MillisecondsField(null=True)


class ConsentRow(_CaseworkTable):
    """A consent the law asks for. ``given`` is empty while it is missing, also where refused.

    ``purpose`` is in the words that were shown, or the catalogue's while it is missing.
    """

    id = peewee.AutoField()
    case = peewee.ForeignKeyField(CaseRow)
    person = peewee.TextField()
    purpose = peewee.TextField()
    given = RecordField(Stamp, null=True)


class PartRow(_CaseworkTable):
    """One department's part in a case: what its inbox lists, in which drawer, and why.

    ``department`` is the inbox: the department's own, or that of one of its teams ("D-SW/deed").
    ``due_day`` ("20261130") is the first day by which it must act, or empty;
    ``provisional`` where the calendar of its year is not published yet.
    """

    id = peewee.AutoField()
    case = peewee.ForeignKeyField(CaseRow)
    department = peewee.TextField()
    is_lead = peewee.BooleanField()
    state = ChoiceField(PartState)
    legal_ms = MillisecondsField()
    role = ChoiceField(PartRole, default=PartRole.OWN)
    due_day = peewee.TextField(default="")
    provisional = peewee.IntegerField(default=0)


class EventRow(_CaseworkTable):
    """What happened, who did it and when. Only ever added to.

    ``key`` makes an act count once however often its form is sent. ``content`` is the
    fact itself (`cloud.casework.model.facts`), ``told`` its words for the timeline.
    ``at_ms`` is when it counts, ``noted_ms`` when the cloud was told. ``paper`` is
    what was issued with it.
    """

    id = peewee.AutoField()
    case = peewee.ForeignKeyField(CaseRow)
    sequence = peewee.IntegerField()
    member = peewee.ForeignKeyField(MemberRow, null=True)
    kind = ChoiceField(EventKind)
    actor = peewee.TextField()
    at_ms = MillisecondsField()
    told = RecordField(dict[str, str])
    key = peewee.TextField(null=True, unique=True)
    content = BytesField(null=True)
    noted_ms = MillisecondsField(null=True)
    paper = RecordField(Paper, null=True)


class TaskRow(_CaseworkTable):
    """What somebody was asked within a case: an opinion, a question, a visit, a correction.

    ``department`` must act; for an expert it is ``expert:<account>``. ``position`` is the
    member's, 0 where it concerns the whole case.
    """

    id = peewee.AutoField()
    case = peewee.ForeignKeyField(CaseRow)
    number = peewee.IntegerField()
    kind = ChoiceField(TaskKind)
    department = peewee.TextField()
    position = peewee.IntegerField()
    asked_by = peewee.TextField()
    by_day = peewee.TextField()
    asked_ms = MillisecondsField()
    done_ms = MillisecondsField(null=True)
    is_open = peewee.IntegerField()


class TripRow(_CaseworkTable):
    """A further trip that somebody made for a case (row C06); the first is the case itself.

    ``bodies`` are those on whose word it was made, with blanks between.
    """

    id = peewee.AutoField()
    case = peewee.ForeignKeyField(CaseRow)
    slip = peewee.TextField()
    kiosk = peewee.TextField()
    at_ms = MillisecondsField()
    reason = ChoiceField(TripReason)
    bodies = peewee.TextField(default="")
    avoidable = peewee.IntegerField(default=0)


class RefusalRow(_CaseworkTable):
    """An act that somebody tried and may not do (row R01). Only ever added to."""

    id = peewee.AutoField()
    case = peewee.ForeignKeyField(CaseRow)
    position = peewee.IntegerField()
    account = peewee.TextField()
    department = peewee.TextField()
    act = peewee.TextField()
    why = peewee.TextField()
    at_ms = MillisecondsField()


class EarlyRow(_CaseworkTable):
    """A follower whose application has not come yet; ``content`` is the submission, encoded."""

    id = peewee.AutoField()
    submission = peewee.TextField(unique=True)
    slip = peewee.TextField()  # of the application it speaks of
    content = BytesField()
    arrived_ms = MillisecondsField()


class SerialRow(_CaseworkTable):
    """The last serial given for one implementing code on one day."""

    code = peewee.TextField()
    day = peewee.TextField()
    last = peewee.IntegerField()

    class Meta:
        """No id of its own."""

        primary_key = peewee.CompositeKey("code", "day")


MODELS = (
    CaseRow,
    MemberRow,
    LineRow,
    PersonRow,
    DocumentRow,
    SignatureRow,
    AwaitedRow,
    ConsentRow,
    PartRow,
    EventRow,
    TaskRow,
    TripRow,
    RefusalRow,
    EarlyRow,
    SerialRow,
)
