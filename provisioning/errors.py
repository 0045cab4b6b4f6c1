"""What can go wrong on the ground floor.

    ProvisioningError
    ├── NotOpenedError          (trust/suite.py)
    ├── …
"""


class ProvisioningError(Exception):
    """The family of this package. Each leaf has a stable ``code``."""

    code = "PRO-00"
