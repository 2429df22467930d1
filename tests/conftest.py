"""Qt draws off screen in every test that does not ask for a real display."""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
