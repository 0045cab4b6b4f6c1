"""The written answer to a complaint as a paper: what was said, what was found, what can be done."""

from cloud.casework.moment import civil_time
from cloud.clock.complaints import Complaint
from cloud.desk.issued_paper import PaperPage
from cloud.desk.wording import Wording


def complaint_paper(wording: Wording, complaint: Complaint, signer: str, phone: str) -> PaperPage:
    """Lay the answer out, numbered by the department that gave it, its year and the complaint.

    ``signer`` is the name of who answered.
    """
    said, why, answer = complaint.said, complaint.why, complaint.answer
    issued_ms = answer.at_ms if answer else complaint.received_ms
    body = wording.department(complaint.responsible)
    outcome = "COMPLAINT_WAS_TAKEN" if complaint.taken else "COMPLAINT_WAS_LEFT"
    facts = (
        ("COMPLAINT_WHO", " ".join(filter(None, (said.name, said.contact)))),
        ("COMPLAINT_UNIT", wording.department(said.unit)),
        ("COLUMN_CASE", said.case),
        ("COLUMN_RECEIVED", wording.moment(complaint.received_ms)),
        ("COMPLAINT_TEXT", said.text),
        (
            "COMPLAINT_OUTCOME",
            wording.joined(filter(None, (wording.say(outcome), why.text if why else ""))),
        ),
        ("COMPLAINT_ANSWER", answer.text if answer else ""),
        ("COMPLAINT_NEXT", wording.say("COMPLAINT_NEXT_STEP", phone=phone)),
    )
    return PaperPage(
        name=wording.say("COMPLAINT_PAPER"),
        number=wording.say(
            "COMPLAINT_NUMBER", body=body, year=civil_time(issued_ms).year, serial=complaint.id
        ),
        body=body,
        title=wording.say("COMPLAINT_ABOUT", unit=wording.department(said.unit)),
        facts=tuple((wording.say(name), text) for name, text in facts if text),
        tables=(),
        officer=signer,
        phone=phone,
        issued=wording.moment(issued_ms),
        copies=wording.say("PAPER_COPIES", count=2),
    )
