"""The one door to databases: opened with the settings that survive a power cut, or not at all.

| module | holds |
|---|---|
| `database` | `Database` and its openers: transactions, queries, errors translated |
| `postgres` | the same on a PostgreSQL server, for a cloud beyond one town |
| `opening` | a database by its address, file or server |
| `dialect` | one step's text for both engines |
| `schema` | numbered steps that bring a file up to date, one list a package |
| `table` | the parent of every table |
| `fields` | column types that fit SQLite and PostgreSQL |
| `files` | files that are on the disk when the call returns |
| `disk` | which disk a path lies on: the machine's, or one that a simulation mounts |
| `damage` | setting a damaged file aside, never deleting it |
| `salvage` | every row that can still be read of a damaged file |
| `kept_log` | the log stays on the disk, so that a lost one is noticed |
| `errors` | what can go wrong, by what the caller can do about it |

peewee is imported here and in modules named `tables.py`, nowhere else.
"""
