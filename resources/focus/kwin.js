// Focus inside KWin: the compositor itself hides, holds and puts back, from one order.
//
// `ORDER` is written before this text; what it holds is said where
// mentordesk/focus/kwin_link.py writes it.
// Plasma 5 numbers its desktops from one and Plasma 6 hands them out as objects; here each is
// known by its id, and no id at all means a window on all desktops.

var SIX = workspace.windowList !== undefined;
var AGAIN_MS = 5000;
var TRIES = 3;

function seen() {
    var all = SIX ? workspace.windowList() : workspace.clientList();
    var found = [];
    for (var i = 0; i < all.length; i++) {
        if (all[i] && all[i].managed !== false && !all[i].deleted && !isFurniture(all[i])) {
            found.push(all[i]);
        }
    }
    return found.sort(function (a, b) { return a.stackingOrder - b.stackingOrder; });
}

// Panels, the wallpaper, menus and what the shell itself draws.
function isFurniture(w) {
    return w.specialWindow || w.popupWindow || w.tooltip || w.comboBox || w.dndIcon;
}

function idOf(w) { return w.internalId.toString(); }

function isOurs(w) { return ORDER.pid > 0 && w.pid === ORDER.pid; }

function isKept(w) {
    for (var at = w; at; at = at.transientFor) {
        if (ORDER.keep.indexOf(idOf(at)) >= 0) { return true; }
    }
    return false;
}

function desktopsOf(w) {
    if (w.onAllDesktops) { return []; }
    var ids = [], i;
    if (SIX) {
        for (i = 0; i < w.desktops.length; i++) { ids.push(w.desktops[i].id); }
    } else {
        for (i = 0; i < w.x11DesktopIds.length; i++) {
            ids.push(ORDER.desktops[w.x11DesktopIds[i] - 1]);
        }
    }
    return ids;
}

function place(w, ids) {
    if (String(desktopsOf(w)) === String(ids)) { return; }
    if (!ids.length) {
        w.onAllDesktops = true;
    } else if (SIX) {
        w.desktops = workspace.desktops.filter(function (d) { return ids.indexOf(d.id) >= 0; });
    } else if (ORDER.desktops.indexOf(ids[0]) >= 0) {
        w.desktop = ORDER.desktops.indexOf(ids[0]) + 1;
    }
}

function current() {
    return SIX ? workspace.currentDesktop.id : ORDER.desktops[workspace.currentDesktop - 1];
}

function show(id) {
    if (current() === id) { return; }
    if (SIX) {
        workspace.currentDesktop = workspace.desktops.filter(function (d) { return d.id === id; })[0];
    } else {
        workspace.currentDesktop = ORDER.desktops.indexOf(id) + 1;
    }
}

function active() { return SIX ? workspace.activeWindow : workspace.activeClient; }

function activate(w) {
    if (SIX) { workspace.activeWindow = w; } else { workspace.activeClient = w; }
}

function isOn(w, id) {
    var ids = desktopsOf(w);
    return !ids.length || ids.indexOf(id) >= 0;
}

function rectOf(r) { return [r.x, r.y, r.width, r.height]; }

function areaOf(w) { return workspace.clientArea(KWin.MaximizeArea, w); }

function isMaximised(w) {
    return String(rectOf(w.frameGeometry)) === String(rectOf(areaOf(w)));
}

// Where a window is: its place, and whether it fills the screen or its free part.
function frameOf(w) {
    return {place: rectOf(w.frameGeometry), full: w.fullScreen,
        max: !w.fullScreen && isMaximised(w)};
}

function setPlace(w, place) {
    w.frameGeometry = {x: place[0], y: place[1], width: place[2], height: place[3]};
}

// Give a window that was kept its former layer and size.
function unlift(w) {
    var frame = ORDER.stay.frames[idOf(w)];
    w.keepAbove = ORDER.stay.above.indexOf(idOf(w)) >= 0;
    if (!frame) { return; }
    if (frame.full) {
        w.fullScreen = true;
    } else if (frame.max) {
        if (!isMaximised(w)) { w.setMaximize(true, true); }
    } else if (String(rectOf(w.frameGeometry)) !== String(frame.place)) {
        setPlace(w, frame.place);
    }
}

function tell(what) {
    callDBus(ORDER.bus, "/org/mentordesk/Focus", "org.mentordesk.Focus", "Tell",
        ORDER.token, JSON.stringify(what));
}

function later(ms, what) {
    var timer = new QTimer();
    timer.interval = ms;
    timer.singleShot = true;
    timer.timeout.connect(what);
    timer.start();
    return timer;
}

// Looking ----------------------------------------------------------------------------------------

function look() {
    var on = active();
    tell({
        say: "seen",
        current: current(),
        active: on ? idOf(on) : "",
        windows: seen().map(function (w) {
            return {
                id: idOf(w), pid: w.pid, app: String(w.resourceClass), on: desktopsOf(w),
                minimised: w.minimized, above: w.keepAbove, frame: frameOf(w),
                title: ORDER.titles ? w.caption : ""
            };
        })
    });
}

// Holding ----------------------------------------------------------------------------------------

var known = {};      // every window of ours, by id: a window that goes may not be asked anything
var tries = {};      // when each window was put away lately
var lifted = {};     // who was kept and lies above ours
var told = {};       // who stays in sight whatever is done
var counted = -1;
var leftAt = -AGAIN_MS;
var asking = false;
var timers = {};     // kept alive until they ring

function hold() {
    seen().forEach(function (w) { follow(w); settle(w, false); });
    show(ORDER.stay.fresh);
    front();
    (SIX ? workspace.windowAdded : workspace.clientAdded).connect(came);
    (SIX ? workspace.windowRemoved : workspace.clientRemoved).connect(went);
    (SIX ? workspace.windowActivated : workspace.clientActivated).connect(activated);
    workspace.currentDesktopChanged.connect(turned);
    counted = hidden();
    tell({say: "on", hidden: counted});
}

function came(w) {
    if (isFurniture(w)) { return; }
    follow(w);
    settle(w, true);
    count();
}

function follow(w) {
    if (isOurs(w)) { known[idOf(w)] = true; }
    (SIX ? w.desktopsChanged : w.desktopChanged).connect(function () {
        // From a timer: inside the signal KWin has not finished moving the window.
        ring("settle " + idOf(w), 5, function () { settle(w, true); count(); });
    });
    w.minimizedChanged.connect(count);
}

// Put a window where it belongs during focus.
function settle(w, late) {
    if (isOurs(w)) {
        // What asks a person who left stands where the person is.
        if (!asking && !isOn(w, ORDER.stay.fresh)) { place(w, [ORDER.stay.fresh]); }
        w.keepAbove = !ORDER.keep.length;
    } else if (isKept(w)) {
        if (!isOn(w, ORDER.stay.fresh)) { place(w, [ORDER.stay.fresh]); }
        lift(w);
    } else if (isOn(w, ORDER.stay.fresh)) {
        putAway(w, late);
    }
}

// A kept window lies above ours, and leaves room for it.
function lift(w) {
    if (lifted[idOf(w)]) { return; }
    lifted[idOf(w)] = true;
    w.keepAbove = true;
    if (w.fullScreen) { w.fullScreen = false; }
    if (isMaximised(w)) { w.setMaximize(false, false); }
    // Its program draws it in the size it has otherwise; only then that can be looked at.
    ring("shrink " + idOf(w), 200, function () {
        if (seen().indexOf(w) < 0) { return; }
        var area = areaOf(w), frame = w.frameGeometry;
        if (2 * frame.width * frame.height > area.width * area.height) {
            var width = Math.round(area.width / 2), height = Math.round(area.height / 2);
            setPlace(w, [area.x + area.width - width, area.y + area.height - height, width, height]);
        }
    });
}

function putAway(w, late) {
    var id = idOf(w), now = Date.now();
    tries[id] = (tries[id] || []).filter(function (at) { return now - at < AGAIN_MS; });
    if (tries[id].length >= TRIES) {
        if (!told[id]) { tell({say: "refused", app: String(w.resourceClass)}); }
        told[id] = true;
        return;
    }
    tries[id].push(now);
    if (ORDER.stay.windows[id]) { unlift(w); }
    place(w, [ORDER.stay.old]);
    if (late) {
        tell({say: "came", app: String(w.resourceClass)});
        front();
    }
}

// Give the keyboard to our uppermost window, unless it or a kept one has it.
function front() {
    var on = active();
    if (on && (isFurniture(on) || isOurs(on) || isKept(on)) && isOn(on, ORDER.stay.fresh)) {
        return;
    }
    var ours = seen().filter(function (w) {
        return isOurs(w) && !w.minimized && isOn(w, ORDER.stay.fresh);
    });
    if (ours.length) { activate(ours[ours.length - 1]); }
}

function activated(w) {
    if (w && current() === ORDER.stay.fresh && !isFurniture(w) && !isOurs(w) && !isKept(w)) {
        ring("front", 5, front);
    }
}

// The person went to another desktop: once we go back, the second time they are asked.
function turned() {
    if (current() === ORDER.stay.fresh) {
        asking = false;
        return;
    }
    if (asking) { return; }
    if (Date.now() - leftAt < AGAIN_MS) {
        asking = true;
        tell({say: "left"});
        return;
    }
    leftAt = Date.now();
    ring("return", 5, function () { show(ORDER.stay.fresh); front(); });
}

function went(w) {
    // Nothing but its id: Plasma 5.27 ends with the whole session when more of it is asked.
    var id = idOf(w);
    delete tries[id];
    delete told[id];
    if (known[id]) {
        delete known[id];
        ring("alone", 50, alone);
    }
    ring("count", 50, count);
}

// Our windows are gone: if the guard is gone as well, nobody else would put anything back.
function alone() {
    if (seen().some(isOurs)) { return; }
    callDBus("org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus",
        "NameHasOwner", ORDER.bus, function (there) {
            if (there) {
                ring("alone", 200, alone);
            } else {
                putBack();
                callDBus("org.kde.KWin", "/Scripting", "org.kde.kwin.Scripting", "unloadScript",
                    ORDER.name);
            }
        });
}

function hidden() {
    return seen().filter(function (w) {
        return !isOurs(w) && !w.minimized && isOn(w, ORDER.stay.old) && !isOn(w, ORDER.stay.fresh);
    }).length;
}

function count() {
    var now = hidden();
    if (now !== counted) {
        counted = now;
        tell({say: "counted", hidden: now});
    }
}

function ring(name, ms, what) {
    if (!timers[name]) {
        timers[name] = later(ms, function () {
            delete timers[name];
            what();
        });
    }
}

// Putting back -----------------------------------------------------------------------------------

function back() {
    tell({say: "back", hidden: putBack()});
}

function putBack() {
    var stay = ORDER.stay, shown = hidden();
    seen().forEach(function (w) {
        var before = stay.windows[idOf(w)];
        if (isOn(w, stay.fresh) && !isOurs(w)) { unlift(w); }
        if (before ? String(desktopsOf(w)) !== String(before) : isOn(w, stay.fresh)) {
            place(w, before || [stay.old]);
        }
        if (isOurs(w)) { w.keepAbove = stay.above.indexOf(idOf(w)) >= 0; }
    });
    if (current() === stay.fresh) { show(stay.old); }
    reorder(stay);
    return shown;
}

// Only where the order differs: raising is seen, and Plasma 5 raises nothing but what is active.
function reorder(stay) {
    var lying = seen().filter(function (w) {
        return stay.windows[idOf(w)] && !w.minimized && isOn(w, current());
    });
    var wanted = stay.order.filter(function (id) {
        return lying.some(function (w) { return idOf(w) === id; });
    });
    function windowOf(id) {
        return lying.filter(function (w) { return idOf(w) === id; })[0];
    }
    if (String(lying.map(idOf)) !== String(wanted)) {
        wanted.map(windowOf).forEach(function (w) {
            if (SIX) { workspace.raiseWindow(w); } else { activate(w); }
        });
    }
    if (wanted.indexOf(stay.active) >= 0) { activate(windowOf(stay.active)); }
}

// Standing aside ---------------------------------------------------------------------------------

function aside() {
    var windows = seen().filter(function (w) { return !w.minimized && isOn(w, current()); });
    if (SIX) {
        windows.filter(function (w) { return !isOurs(w); }).forEach(function (w) {
            workspace.raiseWindow(w);
        });
    } else {
        windows.filter(isOurs).reverse().forEach(function (w) {
            activate(w);
            workspace.slotWindowLower();
        });
    }
    tell({say: "aside"});
}

({look: look, hold: hold, back: back, aside: aside})[ORDER.act]();
