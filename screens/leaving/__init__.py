"""Leave now?"""
