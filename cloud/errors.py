"""What can go wrong behind the intake. Codes CLD-01 to CLD-39.

CloudError
├── NotYoursError            the officer's department has no part in this
├── NoSuchCaseError          there is no such case
├── NotPossibleNowError      the state has changed since the page was drawn
├── AnswerIncompleteError    an answer lacks what the law wants in it
├── SecondNoticeError        a member was asked to complete before
├── SignInRefusedError       account or password is wrong, or locked
│   └── SecondFactorNeededError  right so far: the second factor's code is wanted
├── AccountRefusedError      an account that cannot be opened like this
├── DocumentUnreadableError  a scan does not open
├── DeskNotReadyError        the desk did not start
├── CaseworkPolicyRefusedError  rules of casework that cannot be used
├── CalendarRefusedError     a year of working days that cannot be used
├── ClockRulesRefusedError   rules of the clock that cannot be used
├── TraceBrokenError         a case tells the clock something impossible
├── NoSuchWarningError       there is no such warning
├── ComplaintRefusedError    a complaint that cannot be kept or answered like this
├── SupervisionStoppedError  the supervision of one region did not do its round
├── RightsRefusedError       the file of rights cannot be used
├── GrantRefusedError        a right that cannot be given like this
├── BodyRefusedError         a body that cannot be taken up like this
├── PackageNotReadyError     a package with a body missing
├── DivisionRefusedError     a division that cannot be opened or moved like this
└── SupportRefusedError      a support session that may not be
"""


class CloudError(Exception):
    """The family of this package."""

    code = "CLD-00"


class NotYoursError(CloudError):
    """An officer asked for something of another department.

    Cause: A case, member or scan belongs to a department the officer is not of; it is recorded.
    Resident: Nothing.
    Helper: Nothing; the officer's own lead corrects the account if it is wrong.
    """

    code = "CLD-01"


class NoSuchCaseError(CloudError):
    """There is no case, member or scan of this name.

    Cause: The address was mistyped, or the case belongs to another region.
    Resident: Nothing.
    Helper: Read the case number again from the slip or the letter.
    """

    code = "CLD-02"


class NotPossibleNowError(CloudError):
    """An act does not fit the state of the member.

    Cause: A colleague was quicker, or the member still waits for its predecessor.
    Resident: Nothing; nothing was changed.
    Helper: Nothing; the officer opens the page again.
    """

    code = "CLD-03"

    def __init__(self, message: str, why: str = "", detail: tuple[str, ...] = ()) -> None:
        """``why`` is a value of `cloud.casework.model.refusals.Why`, with its particulars."""
        super().__init__(message)
        self.why, self.detail = why, detail


class AnswerIncompleteError(CloudError):
    """An answer lacks its reason or its remedies, or is too long.

    Cause: The officer left a field empty that the law wants filled, or wrote too much.
    Resident: Nothing; nothing was changed.
    Helper: Nothing; the officer fills the field and submits again.
    """

    code = "CLD-04"

    def __init__(self, message: str, missing: tuple[str, ...] = ()) -> None:
        """``missing`` names the fields."""
        super().__init__(message)
        self.missing = missing


class SecondNoticeError(CloudError):
    """A second completion notice for one member.

    Cause: The first notice did not list everything that is missing (all gaps go into one).
    Resident: Nothing yet.
    Helper: Nothing; the officer is warned that supervision looks for this, and may still send it.
    """

    code = "CLD-09"


class SignInRefusedError(CloudError):
    """An officer was not let in.

    Cause: Account or password is wrong, or five wrong tries have locked it for fifteen minutes.
    Resident: Nothing.
    Helper: Nothing; the department's own administrator sets a new password.
    """

    code = "CLD-05"


class AccountRefusedError(CloudError):
    """An account cannot be opened like this.

    Cause: The account exists, its department is unknown, or its password is too short.
    Resident: Nothing.
    Helper: Nothing; the administrator chooses again.
    """

    code = "CLD-06"


class DocumentUnreadableError(CloudError):
    """A scan is not there or does not open.

    Cause: The sealed file was damaged or removed in the cloud's own store.
    Resident: Possibly asked to show the paper once more.
    Helper: Nothing; central operations restore the file from the backup.
    """

    code = "CLD-07"


class DeskNotReadyError(CloudError):
    """The desk did not start.

    Cause: Its port is taken, or its settings cannot be used.
    Resident: Nothing; applications arrive all the same.
    Helper: Nothing; central operations read the log.
    """

    code = "CLD-08"


class CaseworkPolicyRefusedError(CloudError):
    """Rules of casework cannot be used.

    Cause: The file of rules is missing, mistyped, or says something it may not.
    Resident: Nothing; the cloud does not start with rules it does not understand.
    Helper: Nothing; central operations correct the file.
    """

    code = "CLD-10"


class NoPrintError(CloudError):
    """A scan cannot be made ready for the printer.

    Cause: A page of it is no picture, is damaged, or is larger than any page.
    Resident: Nothing.
    Helper: Take the file as it is and print it with another program.
    """

    code = "CLD-49"


class CalendarRefusedError(CloudError):
    """A year of working days cannot be used.

    Cause: The file cannot be read, leaves a year out, or names days of another year.
    Resident: Nothing; days past the last good year go on to be told as provisional.
    Helper: Nothing; central operations compare the file with the State Council's notice.
    """

    code = "CLD-20"


class ClockRulesRefusedError(CloudError):
    """The rules of the clock cannot be used.

    Cause: The file of rules cannot be read, or lacks a regime or a trigger.
    Resident: Nothing.
    Helper: Nothing; central operations put the last good file back.
    """

    code = "CLD-21"


class TraceBrokenError(CloudError):
    """A case tells the clock something impossible.

    Cause: A step, a suspension or a holding ends before it begins, or waits for itself.
    Resident: Nothing; the case goes on, and its clock is looked at by a person.
    Helper: Nothing; central operations recompute the case from its events.
    """

    code = "CLD-22"


class NoSuchWarningError(CloudError):
    """There is no warning of this number.

    Cause: The address was mistyped.
    Resident: Nothing.
    Helper: Nothing; the officer opens the list again.
    """

    code = "CLD-23"


class ComplaintRefusedError(CloudError):
    """A complaint cannot be kept, decided or answered like this.

    Cause: Words or the unit are missing, it was decided before, or there is no such complaint.
    Resident: Nothing.
    Helper: Nothing; the supervisor opens the list again.
    """

    code = "CLD-37"


class SupervisionStoppedError(CloudError):
    """The supervision of one region could not do its round.

    Cause: Its database cannot be reached, is damaged, or holds what no program of ours wrote.
    Resident: Nothing; all other regions are supervised as before.
    Helper: Nothing; central operations look at that region's database. It is tried again.
    """

    code = "CLD-24"


class RightsRefusedError(CloudError):
    """The file of rights cannot be used.

    Cause: It cannot be read, or a role is missing in it.
    Resident: Nothing.
    Helper: Nothing; central operations put the last good file back.
    """

    code = "CLD-30"


class GrantRefusedError(CloudError):
    """A right cannot be given like this.

    Cause: It has no last day, would join duties that must be apart, or is one's own.
    Resident: Nothing.
    Helper: Nothing; the security administrator gives it to another account, or with an end.
    """

    code = "CLD-31"


class BodyRefusedError(CloudError):
    """A body cannot be taken up, reviewed or suspended like this.

    Cause: Only its superior may, and only in the order of the review.
    Resident: Nothing; applications wait at the department until it is active.
    Helper: Nothing; the superior body is asked.
    """

    code = "CLD-32"


class PackageNotReadyError(CloudError):
    """A package cannot be enabled: a body of its group is missing.

    Cause: A department has not been reviewed by its superior, or is suspended.
    Resident: The package is not offered yet; its matters are, one by one.
    Helper: Nothing; the lead department asks the bodies that are named.
    """

    code = "CLD-33"


class DivisionRefusedError(CloudError):
    """A division cannot be opened or moved like this.

    Cause: The code is not of 12 figures, is in use, or its parent is not there on that day.
    Resident: Nothing.
    Helper: Nothing; central operations compare it with the statistics bureau's list.
    """

    code = "CLD-34"


class SecondFactorNeededError(SignInRefusedError):
    """The password was right, and the code of the second factor is wanted.

    Cause: The account has a second factor, or its role must have one and has none yet.
    Resident: Nothing.
    Helper: Nothing; the officer reads the code from the device, or has the factor set up.
    """

    code = "CLD-35"


class SupportRefusedError(CloudError):
    """A support session cannot begin or is over.

    Cause: It has no ticket, no end, or an end that is too far or has passed.
    Resident: Nothing.
    Helper: Nothing; the vendor asks central operations for a ticket.
    """

    code = "CLD-36"
