"""What can go wrong on the ground floor.

One family, `ProvisioningError`; every leaf lives beside the code that raises
it and has a stable ``code``. `docs/failure-codes.md` explains each.
"""


class ProvisioningError(Exception):
    """The family of this package."""

    code = "PRO-00"
