"""The worksheet of a leader who looks for a mentor, step by step."""
