"""Values that cross between the registrar in the cloud and a kiosk. Pure: bytes in, bytes out."""
