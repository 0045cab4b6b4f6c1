"""A disk in memory that forgets in a power cut what was not synced.

It takes the place of the machine's disk under the real stores (`storage.disk.mounted`),
plain files and SQLite databases alike, and counts every change, so that the power can be
cut at any of them.

What a cut leaves, as chance decides, cut for cut:

- of what was written to a file since its last sync: nothing, all, a prefix, any subset of
  the writes, or any subset of their 512-byte sectors (torn writes, in any order);
- of names made, changed and removed since their last sync: a prefix, for a file system
  keeps a journal of them. A sync of a folder commits the names in it. Under
  `Promise.JOURNAL` a sync of any file commits all names before it, as ext4 does; under
  `Promise.FOLDER` only those of its own folder: the code must be right under both.

Folders themselves are there as soon as they are made. A disk that lies about its syncs
is not modelled: no software survives it.

Two connections to one database see each other as on a real disk: contents are here, the
shared memory of the write-ahead log is a real file in a scratch folder.

| module | holds |
|---|---|
| `content` | one file's bytes: what a reader sees, what is safe, what lies between |
| `names` | which name leads to which file, and which of that is safe |
| `platter` | both together: the count of changes, and the plug |
| `crash_disk` | the disk as plain files see it: `storage.disk.Disk` |
| `vfs` | the disk as SQLite sees it |
"""
