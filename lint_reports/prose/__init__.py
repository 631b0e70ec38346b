"""What the prose of a report claims about the figures of its tables, read by `grammar/claims.lark`."""
