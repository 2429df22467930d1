"""MentorDesk as it starts, except that a new passphrase costs the least a key file may ask for."""

import sys

from mentordesk.vault import cost

if __name__ == "__main__":
    cost.STANDARD = cost.Cost(min(cost.BOUNDS["memory_kib"]), 1, 1)  # before others take it over
    from mentordesk.__main__ import main

    sys.exit(main())
