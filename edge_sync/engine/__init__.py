"""The sync engine: a pure state machine (decision 6).

Events go in, effects come out. It owns no socket, clock, file or generator of
chance: the courier hands it what happened and does what it says, and so does
the simulation.

| module | holds |
|---|---|
| `events` | what may happen |
| `effects` | what is to be done about it |
| `machine` | the machine itself |
| `debt` | one application on its way |
| `backoff` | how long to wait before trying again |
"""
