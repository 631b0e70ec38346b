"""Reader of Word documents."""
