"""The configuration file: found above each file that is checked, read with the place of every value, and strict.

`lookup` is loaded at every start, what reads a file only where there is one.
"""
