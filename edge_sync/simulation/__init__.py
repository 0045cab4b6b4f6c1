"""The whole way in one process, with time, link and power in the hands of a seed.

The real engine, errands, store and intake on real files; what is simulated is
the link (it loses, repeats, delays and cuts), the broker (it acknowledges and
forgets) and the power (either side dies between any two steps). One seed is one
schedule: the same seed does the same again.

| module | holds |
|---|---|
| `schedule` | one schedule: chance decides, then everything heals, then it is checked |
| `kiosk`, `cloud` | the two ends, which can be killed and opened again |
| `link` | the line between them |
| `sample` | applications to lodge |
| `report` | many schedules, and what they found |
"""
