"""The first page: nobody is here yet."""
