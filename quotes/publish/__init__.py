"""Publishing: the database searched in the shell, exported whole, and served as a site."""
