"""The tests of the readers: bytes in, blocks with their places out."""
