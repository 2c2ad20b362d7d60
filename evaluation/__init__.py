"""Measurements on labelled corpora; each module is run on a file named on the command line."""
