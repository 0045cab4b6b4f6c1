"""A TLS socket that leaves nothing open where it could not be made.

Python (3.11 to 3.13) loses the socket when the other end resets it between the connection
and the handshake: it is closed at last by the collector, with a warning.
"""

import ssl


class TidySocket(ssl.SSLSocket):
    """As its parent; `SSLContext.sslsocket_class` makes it."""

    def recv(self, buflen: int = 1024, flags: int = 0) -> bytes:
        """Read as its parent does, which first of all looks so whether a lost peer left words."""
        try:
            return super().recv(buflen, flags)
        except OSError:
            if getattr(self, "_sslobj", None) is None:  # it never came to be a TLS connection
                self.close()
            raise
