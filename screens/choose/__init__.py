"""What would you like to do? Life events with pictures, then the titles of one."""
