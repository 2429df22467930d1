"""The window: asks services, shows answers, never waits."""
