"""LR8: comments and settings that suppress findings."""
