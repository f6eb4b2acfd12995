"""Many postings: a table in, one row a posting out."""
