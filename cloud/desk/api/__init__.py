"""The desk for programs: departments with systems of their own do the same acts by REST."""
