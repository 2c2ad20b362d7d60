"""What people see: tables, lines, sentences, dossiers. Model values in, text out."""
