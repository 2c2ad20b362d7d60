"""Knowledge as data: shipped tables, each with its source and date, and look-ups over them."""
