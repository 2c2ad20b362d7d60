"""What red flags are worth on labelled declarations, beside a model that learnt from labels."""
