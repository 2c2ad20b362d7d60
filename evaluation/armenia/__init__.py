"""The country level on Armenian figures: what others report of them, and what we find."""
