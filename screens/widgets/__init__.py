"""What every page is made of. Widgets know sizes and colours, never a step of the visit."""
