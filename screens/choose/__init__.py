"""What would you like to do?"""
