"""A catalogue broken in many ways: what is changed in which file, and what lint must say."""

from tests.provisioning.catalogue.breakages.against_policy import AGAINST_POLICY
from tests.provisioning.catalogue.breakages.dangling import DANGLING
from tests.provisioning.catalogue.breakages.unreadable import UNREADABLE

BREAKAGES = UNREADABLE | DANGLING | AGAINST_POLICY
