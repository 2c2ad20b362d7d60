"""How well routes are traced, measured on simulated worlds."""
