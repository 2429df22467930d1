"""The desk on disk: one folder, encrypted, that loses nothing and lets no one in."""
