"""The machines around the glass: card reader, document camera, printer."""
