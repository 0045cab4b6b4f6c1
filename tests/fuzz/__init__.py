"""Fuzzing of every decoder that faces a network, a stick or a piece of paper.

Whatever comes is refused with a known failure or read; nothing crashes, and
memory stays bounded.

| module | holds |
|---|---|
| `door` | atheris, at its one door: `python -m tests.fuzz.door TARGET [libFuzzer's options]` |
| `targets` | what is fuzzed, by name, and the inputs to begin with |
| `ends` | the two ends of the sync on a disk, with an accomplice's keys |
| `mutation` | changes that keep the structure: what is left after it is still msgpack |
| `corpus` | inputs that once found something; each is tried at every `make test` |
"""
