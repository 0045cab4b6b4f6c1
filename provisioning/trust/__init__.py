"""Keys, seals and signatures behind one interface. No I/O: bytes in, bytes out."""
