"""The cloud's end: what arrives is stored, opened, checked, handed on and signed for.

| module | holds |
|---|---|
| `intake` | `Intake`: any number of messages in, the answers out; no network |
| `recording`, `taking`, `refusals`, `ready` | its parts: recorded, then taken or refused |
| `intake_process` | the process: intake and link in one thread |
| `checks` | what must be true of an application before it is taken |
| `questions` | progress by card: who may ask, how often, and the record of it |
| `arrival` | what the handler is told beside the application; the legal moment |
| `news_outbox` | `NewsOutbox.tell`: news on their way down |
| `objects` | sealed documents as files, and their opening |
| `log` | `Log`: what is held, in a Merkle log; receipts under one signed head a batch |
| `journals`, `noting` | the kiosks' journals: forks, gaps, lost slips, with their evidence |
| `store`, `tables` | every query, and the tables |
"""
