"""What each device failure means, said once, for the help screen and for the documents.

Expected failures of a device are values of small enums whose value is their
stable code. Next to each enum stands a table of `Explanation`s. The text a
resident reads belongs to the screens; what stands here is for the page
`docs/failure-codes.md`, which a test holds to these tables.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why a failure happens, what the resident sees, and what the helper does."""

    cause: str
    resident: str
    helper: str
