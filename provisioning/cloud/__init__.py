"""The cloud's end of provisioning: who may be in the fleet, and the broker they meet at."""
