"""What every answer of the site goes through; `db/plugins/wrappers.py` names the order."""
