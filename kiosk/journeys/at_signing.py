"""Moves through signing: who signs, how, the words, and the strokes."""

from dataclasses import replace

from kiosk.journeys.actions import (
    Action,
    Agree,
    ChooseWay,
    ChooseWitness,
    Confirm,
    OpenSigner,
    ReadAloud,
    Sign,
)
from kiosk.journeys.effects import Speak
from kiosk.journeys.mandate import may_be_handed_in
from kiosk.journeys.moving import Moved, go, stay
from kiosk.journeys.signers import Task, covers, glass_papers, task_of, tasks, way_of
from kiosk.journeys.signing import Drawn, Signing, SignWay, Strokes
from kiosk.journeys.signing_course import (
    after_signer,
    next_open,
    onward,
    signer_at,
    start_of,
    start_of_signing,
)
from kiosk.journeys.statement import read_aloud, spoken_statement
from kiosk.journeys.visit import Context, Place, Step, Visit
from kiosk.journeys.witnesses import ways_offered, witness_ids
from kiosk.text import SigningText

_LEAST_EXTENT = 60  # thousandths of the pad's width: a dot or a scratch is no name
_LEAST_POINTS = 8
_LEAST_MARK_EXTENT = 15  # a cross or a circle may be small; a touch by chance is smaller
_LEAST_MARK_POINTS = 3


def to_signing(visit: Visit, context: Context) -> Moved:
    """Begin to sign: everything was looked through, so who hands in signs it anew."""
    holder = tasks(visit, context)[0].party
    fresh = replace(visit, signing=forgotten(visit.signing, holder))
    return go_signing(fresh, start_of_signing(fresh, context), context)


def at_signers(visit: Visit, action: Action, context: Context) -> Moved:
    """One signer comes to the glass; when all are settled, everything is handed in."""
    match action:
        case OpenSigner(party):
            task = task_of(visit, context, party)
            return _open(visit, context, task) if task else stay(visit)
        case Confirm():
            task = next_open(visit, context)
            if task:
                return _open(visit, context, task)
            return go_signing(visit, Place(Step.LODGING), context)
        case _:
            return stay(visit)


def _open(visit: Visit, context: Context, task: Task) -> Moved:
    if task.signer.stands_here:
        return go_signing(visit, start_of(visit, context, task), context)
    return go(visit, Place(Step.SIGNER, task.party))


def at_signer(visit: Visit, action: Action, context: Context) -> Moved:
    """Take how somebody signs, at the first kiosk or with a signing slip."""
    task = signer_at(visit, context)
    if not isinstance(action, ChooseWay) or task is None:
        return stay(visit)
    if action.way not in ways_offered(visit, context, task):
        return stay(visit)
    chosen = _choose(visit, task, action.way)
    if action.way is SignWay.LATER:
        return go(chosen, after_signer(chosen, context))
    return go_signing(chosen, start_of(chosen, context, task), context)


def at_sign_text(visit: Visit, action: Action, context: Context) -> Moved:
    """The words were read, or are to be heard."""
    match action:
        case Agree():
            return go_signing(visit, onward(visit, context), context)
        case ReadAloud():
            task = signer_at(visit, context)
            return stay(visit, *read_aloud(visit, context, task)) if task else stay(visit)
        case _:
            return stay(visit)


def at_sign(visit: Visit, action: Action, context: Context) -> Moved:
    """Take the strokes, or turn to a mark and back."""
    task = signer_at(visit, context)
    match action:
        case Sign(strokes) if task:
            if not is_signature(strokes, is_mark=way_of(visit, task) is SignWay.MARK):
                return stay(replace(visit, sign_too_short=True))
            drawn = _drawn(visit, context, task, strokes)
            return go_signing(drawn, onward(drawn, context), context)
        case ChooseWay(SignWay.MARK | SignWay.HERE as way) if task:
            chosen = _choose(visit, task, way)
            return go_signing(chosen, start_of(chosen, context, task), context)
        case _:
            return stay(visit)


def at_witness(visit: Visit, action: Action, context: Context) -> Moved:
    """Somebody is chosen who signs beside the mark."""
    task = signer_at(visit, context)
    if not isinstance(action, ChooseWitness) or task is None:
        return stay(visit)
    if action.id not in witness_ids(visit, context, task):
        return stay(visit)
    names = {**visit.signing.witnesses, task.party: action.id}
    chosen = replace(visit, signing=replace(visit.signing, witnesses=names))
    return go_signing(chosen, onward(chosen, context), context)


def at_witness_sign(visit: Visit, action: Action, context: Context) -> Moved:
    """Take the witness's strokes."""
    task = signer_at(visit, context)
    if not isinstance(action, Sign) or task is None:
        return stay(visit)
    if not is_signature(action.strokes):
        return stay(replace(visit, sign_too_short=True))
    beside = {**visit.signing.witnessed, task.party: action.strokes}
    signed = replace(visit, signing=replace(visit.signing, witnessed=beside))
    return go_signing(signed, onward(signed, context), context)


def is_signature(strokes: Strokes, *, is_mark: bool = False) -> bool:
    """Say whether this could be a name, or a mark: enough points over enough of the pad."""
    points = [point for stroke in strokes for point in stroke]
    if len(points) < (_LEAST_MARK_POINTS if is_mark else _LEAST_POINTS):
        return False
    xs, ys = [point.x for point in points], [point.y for point in points]
    extent = max(max(xs) - min(xs), max(ys) - min(ys))
    return extent >= (_LEAST_MARK_EXTENT if is_mark else _LEAST_EXTENT)


def go_signing(visit: Visit, place: Place, context: Context) -> Moved:
    """Go to a page of signing; who does not write hears the words without asking.

    Nothing is handed in before the resident confirmed what a helper typed.
    """
    if place.step is Step.LODGING and visit.title and not may_be_handed_in(visit, context):
        return go(replace(visit, helper_types=False), Place(Step.HAND_OVER))
    moved, effects = go(visit, place)
    task = signer_at(moved, context)
    if task is None or way_of(moved, task) is not SignWay.MARK:
        return moved, effects
    if place.step is Step.SIGN:
        named = tuple(one for one in effects if one != Speak(SigningText.SIGN_HINT))
        return moved, (*named, Speak(SigningText.MARK_HINT))
    if place.step is Step.SIGN_TEXT:
        effects = (*effects, *spoken_statement(moved, context, task))
    return moved, effects


def _choose(visit: Visit, task: Task, way: SignWay) -> Visit:
    """Another way than before forgets what was signed the way before."""
    signing = visit.signing
    if way_of(visit, task) is not way:
        signing = forgotten(signing, task.party)
    ways = {**signing.ways, task.party: way}
    return replace(visit, signing=replace(signing, ways=ways))


def forgotten(signing: Signing, party: str) -> Signing:
    """Return the signing without what one party drew and who witnessed it."""
    return replace(
        signing,
        drawn={name: kept for name, kept in signing.drawn.items() if name != party},
        witnesses={name: kept for name, kept in signing.witnesses.items() if name != party},
        witnessed={name: kept for name, kept in signing.witnessed.items() if name != party},
    )


def _drawn(visit: Visit, context: Context, task: Task, strokes: Strokes) -> Visit:
    """Bind the strokes to the words they were drawn under; a new mark needs a new witness."""
    fresh = forgotten(visit.signing, task.party)
    under = covers(visit, context, task, glass_papers(visit, task))
    drawn = {**fresh.drawn, task.party: Drawn(strokes, under)}
    return replace(visit, signing=replace(fresh, drawn=drawn))
