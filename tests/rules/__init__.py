"""The tests of the rules, on pieces of reports."""
