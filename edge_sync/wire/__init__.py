"""What crosses the line between kiosk and cloud, each thing defined once. No I/O."""
