"""What a case is and what can become of it. Pure: no table, no clock, no catalogue lookups.

| module | holds |
|---|---|
| `setup` | what opening a case fixes for good: members, lines, bodies, limits, rules |
| `facts`, `facts_between` | everything that can happen, as typed values |
| `papers` | the notices and decisions of the domain with all they must contain |
| `now` | how a case stands: the fold of its events |
| `folding` | state + event → state |
| `acts`, `acts_between` | everything an officer can do, as values |
| `refusals` | why an act is not possible |
| `deciding` | state + act + who + when → facts, or a refusal |
| `following` | what follows by itself: members begin, never more |
| `holding` | whose every waiting minute is |
"""
