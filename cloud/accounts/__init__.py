"""Accounts: the officers, their sessions, and what each may see."""
