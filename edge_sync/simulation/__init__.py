"""The whole way in one process, with time, link and power in the hands of a seed.

The real engine, errands, store and intake; what is simulated is the disks under them
(`provisioning.storage.powercut`: what was not synced is lost when the power goes, at any
change of the disk), the lines (they lose, repeat, delay, cut, die silently, half or
whole), the broker (it acknowledges and forgets), the clocks and whoever lies on the way.
Disks fill, are copied, put back, swapped and damaged; programs are killed; there are
several kiosks. One seed is one schedule: the same seed does the same again.

| module | holds |
|---|---|
| `steps` | what may happen, and how a seed becomes a list of it |
| `schedule` | one schedule: the steps, then everything heals, then it is checked |
| `happenings` | each step, done to a world |
| `world` | kiosks, cloud and lines |
| `machine`, `kiosk`, `cloud` | one machine with its plug; the two ends |
| `workers` | several workers of one intake, and their deaths |
| `founding` | disks on which empty stores lie already |
| `link`, `liar`, `clock` | the lines; false words; time that may jump |
| `ledger`, `checks`, `watch` | what must hold at the end, and what no byte may say |
| `sample`, `quick_suite` | applications of nobody; a cheap suite for most schedules |
| `report`, `shrink`, `telling` | many schedules; the shortest wrong one; both in words |
"""
