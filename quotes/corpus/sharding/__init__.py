"""A settled corpus → databases that one Datasette serves together: one a year, and an overview."""
