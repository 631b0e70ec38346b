"""The command line: flags, commands, help pages, exit status."""
