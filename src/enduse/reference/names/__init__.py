"""Knowledge for comparing names: spellings, words of organisations, legal forms, particles, titles, scripts.

One table and one loader a noun. All forms are in lower case (`str.casefold`) and Unicode NFC, in the script they are
written in; a form may be several words with one space between them, hyphens and dots written as spaces.
"""
