"""The tests of what figures say and of the relations between them."""
