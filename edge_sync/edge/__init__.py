"""The kiosk's end: the store that both its processes share, and the courier.

| module | holds |
|---|---|
| `lodge` | `Edge`: what the screen process asks of this floor |
| `opening` | opening the store alone, checked and tidied |
| `writing`, `sealing` | what a lodge writes: rows, and sealed files |
| `courier` | the courier process: engine, store and link in one thread |
| `errands` | what the engine asks for, done on the disk |
| `store` | what is owed, received and known; every query of both processes |
| `tables` | the tables and their steps |
| `room` | admission before the disk is full, and the ballast |
| `numbers` | the floor below which no number is given twice, even after damage |
| `stamps`, `wake`, `settings` | time stamps, the courier's bell, paths |
"""
