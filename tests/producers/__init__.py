"""Reports as the programs write them that people pass them through: converters, word processors, libraries.

What can be written by hand is in `tests/corpus`; here the programs themselves are run, those that are installed.
"""
