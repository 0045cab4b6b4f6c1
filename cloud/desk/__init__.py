"""The desk: what officers see in a browser. Server-rendered, no script, no outside request."""
