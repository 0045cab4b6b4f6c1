"""Pictures and PDF pages on a stick: real files, and the real process that looks at them."""
