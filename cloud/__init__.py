"""Everything behind the intake: cases, officers and their desk."""
