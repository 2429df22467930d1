"""The words for what focus can do, cannot do, and did.

The window translates these templates, the command line prints them; `{count}` is a number of
windows and `{names}` are programs.
"""

# What a line of the report says when there is nothing to add, by what and level.
CAN: dict[tuple[str, str], str] = {
    ("hide_windows", "yes"): "Other windows are hidden, and come back as they were",
    ("hide_windows", "partly"): "Other windows are covered",
    ("hide_windows", "no"): "Other windows stay where they are",
    ("new_windows", "yes"): "A window that opens meanwhile is put away",
    (
        "new_windows",
        "partly",
    ): "A window that opens meanwhile is put away where the desktop lets us",
    ("new_windows", "no"): "A window that opens meanwhile may come to the front",
    ("exceptions", "yes"): "Up to three windows of your choice can stay in sight",
    ("exceptions", "partly"): "Windows of your choice can stay in sight where the desktop lets us",
    ("exceptions", "no"): "No other window can stay in sight",
    ("toasts", "partly"): "A program's own pop-up may be seen for a moment",
    ("toasts", "no"): "A program's own pop-up may be seen",
    ("other_screens", "yes"): "Other screens are covered",
    ("exact_restore", "yes"): "Every window comes back to its place",
    ("exact_restore", "partly"): "Every window comes back; the order may differ",
    ("survives_kill", "partly"): "Your windows should come back if MentorDesk ends by accident",
    ("survives_kill", "yes"): "Your windows come back even if MentorDesk ends by accident",
    ("no_capture", "asked"): "Windows is asked to leave your notes out of a shared screen",
    ("no_capture", "no"): "Your notes are seen by whoever you share this screen with",
    ("silence", "yes"): "Notifications go silent",
    ("silence", "partly"): "Notifications may go silent",
    ("silence", "asked"): "The system is asked to silence notifications",
    ("silence", "no"): "Notifications are not silenced",
    ("urgent_silence", "yes"): "Urgent notifications go silent too",
    ("urgent_silence", "no"): "Urgent notifications are still shown",
    ("awake", "yes"): "The screen stays awake",
    ("awake", "asked"): "The desktop is asked to keep the screen awake",
    ("awake", "no"): "The screen may go to sleep",
}

# Why a promise does not reach further, or what came of a step; by the part that says it.
WHY: dict[str, str] = {
    # Cover
    "wayland-no-way": "This desktop cannot hide windows; MentorDesk covers the screen instead.",
    "x11-no-way": "Windows cannot be hidden here; MentorDesk covers the screen instead.",
    "cover-only": "Other windows lie behind ours; nothing holds new ones back.",
    "no-display": "There is no screen to hide anything on.",
    "not-on-this-system": "MentorDesk covers the screen on this system and changes nothing else.",
    # X11
    "no-window-manager": "No window manager is running here, so no window can be hidden.",
    "manager-not-measured": "MentorDesk has not been measured with this window manager yet.",
    "no-desktops": "This window manager has no second desktop to go to.",
    "order-of-dialogs": "This window manager decides itself how a program's dialogs lie.",
    "minimised-instead": "This desktop has no second one to go to, so windows were minimised.",
    "toasts-for-a-moment": "Some programs draw pop-ups that no desktop announces beforehand.",
    # sway, i3
    "toasts-above-i3": "i3 lets a program draw its own pop-ups over everything.",
    "toasts-of-old-programs": "Programs made for X11 can draw pop-ups over everything here.",
    "order-of-nested": "Sway may lay out windows that are nested deep in another order.",
    # wlr
    # KDE
    "plasma-not-measured": "MentorDesk has not been measured with this Plasma yet.",
    "kde-no-desktop": "Plasma lets no further desktop be added, so windows stay where they are.",
    # GNOME
    # Windows
    "windows-minimised": (
        "Windows lets no program take other windows to a second desktop, so they are minimised; "
        "this has not been tried on a computer with Windows yet."
    ),
    "windows-not-run": "This has not been tried on a computer with Windows yet.",
    "windows-full-screen-rule": (
        "Windows silences them for what fills the screen, if that rule is on in its settings for "
        "notifications."
    ),
    # macOS
    "mac-whole-programs": (
        "macOS hides a program only with all of its windows; this has not been tried on a Mac yet."
    ),
    "mac-not-run": "This has not been tried on a Mac yet.",
    "mac-no-shortcuts": (
        "macOS lets no program silence them. Add two shortcuts named MentorDesk on and MentorDesk "
        "off, which set and end Do Not Disturb, and MentorDesk will run them."
    ),
    # Quiet
    "urgent-still-shown": "This desktop shows urgent notifications whatever is set.",
    "mako-no-mode": "Mako needs a do-not-disturb mode in its settings first.",
    "no-bus": "The desktop's message bus does not answer.",
    "no-known-server": "No notification service that MentorDesk knows is running.",
    "not-silenced": "Notifications could not be silenced.",
    "still-silent": "Notifications are still silent; MentorDesk tries again at the next start.",
    # Awake
    "cannot-be-verified": "Whether it does so cannot be seen from here.",
    "nobody-to-ask": "Nothing here keeps a screen awake.",
    "not-awake": "The screen may go to sleep.",
    # Shared screens
    "no-capture-x11": "This desktop cannot leave a window out of a shared screen.",
    "no-capture-wayland": "This desktop cannot leave a window out of a shared screen.",
    "no-capture-macos": "macOS shows every window to a program that shares the screen.",
    "windows-capture": (
        "Windows before version 2004 shows a black area instead; this has not been tried on a "
        "computer with Windows yet."
    ),
    # All
    "desktop-gone": "The desktop ended, and its windows with it.",
    "no-journal": (
        "MentorDesk could not write down how your windows stand, so it left them as they are."
    ),
    "guard-stuck": "Another MentorDesk holds your windows and does not answer.",
}

# What a way into focus notes when it left every other window where it was.
NOTHING_HIDDEN = frozenset(
    {
        # Cover
        "wayland-no-way",
        "x11-no-way",
        "no-display",
        "not-on-this-system",
        # X11
        "no-window-manager",
        # sway, i3
        # wlr
        # KDE
        "kde-no-desktop",
        # GNOME
        # Windows
        # macOS
        # All
        "no-journal",
        "guard-stuck",
    }
)

HIDDEN_ONE = "1 window will be hidden"
HIDDEN_MANY = "{count} windows will be hidden"
REFUSED = "These stay in sight: {names}"


def can_words(what: str, level: str) -> str:
    """Return the words for one line of the report."""
    return CAN[what, level]


def why_words(why: str) -> str:
    """Return the words for a reason or a note; none for none."""
    return WHY[why] if why else ""


def hidden_words(count: int) -> str:
    """Return how many windows will be hidden."""
    return HIDDEN_ONE if count == 1 else HIDDEN_MANY.format(count=count)
