"""The same store on a real ext4, over a disk that records every block and every flush.

A file of a FUSE file system is the disk; a loop device makes a block device of it, and
the kernel's own ext4 lies on that. Whatever the kernel writes and flushes is recorded, with
marks from the program in between. Then the disk is put together as it may have been at any
point: all that was flushed, and of the rest each 4 KiB block there, missing or torn. It is
mounted, ext4 replays its own journal, and the store is opened and checked.

| module | holds |
|---|---|
| `recorder` | the disk: a process of its own |
| `trace` | what was recorded, and what a power cut may leave of it |
| `workload` | lodges on the disk, and marks what is promised: a process of its own |
| `rig` | all of it together, in a mount namespace of its own |
"""
