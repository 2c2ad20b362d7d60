"""Names: taken apart into words, folded across scripts and spellings, laid side by side and scored."""
