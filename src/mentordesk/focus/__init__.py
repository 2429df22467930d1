"""Focus: other windows out of sight, notifications silent, the screen awake, and all of it back."""
