"""Places and names in columns, and the writer of an index out of them."""
