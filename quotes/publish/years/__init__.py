"""One site over databases by year: what all have in common from the overview, the rest from one year each."""
