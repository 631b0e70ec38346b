"""The language server (LSP 3.17): findings while typing, fixes, what a figure has to agree with, and the outline."""
