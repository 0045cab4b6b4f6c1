"""Reading a resident's identity card: the contract, the SAM_V driver and its emulator."""
