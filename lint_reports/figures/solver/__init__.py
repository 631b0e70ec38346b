"""Linear relations over whole numbers: exact simplex and search."""
