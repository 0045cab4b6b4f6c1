"""What can still be read of a damaged SQLite file, row by row, without SQLite.

SQLite refuses a file as a whole, or stops at the first bad page. This reads
every page that may hold rows on its own, looks for no tree and trusts no list:
a row is read if its own bytes hold together. Which table it was in, and
whether it is genuine, is for the owner of the tables to say.

| module | holds |
|---|---|
| `log` | the write-ahead log: which pages in it are newer than the file's |
| `pages` | the newest form of every page, and which pages are given up |
| `records` | one row in its bytes |
| `rows` | `salvaged_rows`: all of it |

The format: https://www.sqlite.org/fileformat2.html
"""
