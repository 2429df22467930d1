// What a person would see of a KWin desktop, and what a person would do there. ASKED stands before.

var list = workspace.windowList ? workspace.windowList() : workspace.clientList();
var named = {};
for (var i = 0; i < list.length; i++) { named[String(list[i].resourceClass)] = list[i]; }

var acts = {
    sticky: function () { named[ASKED.name].onAllDesktops = true; },
    minimised: function () { named[ASKED.name].minimized = true; },
    above: function () { named[ASKED.name].keepAbove = true; },
    desktop: function () { named[ASKED.name].desktop = ASKED.number; },
    go: function () { workspace.currentDesktop = ASKED.number; },
    activate: function () {
        if (named[ASKED.name]) { workspace.activeClient = named[ASKED.name]; }
    }
};
if (acts[ASKED.act]) { acts[ASKED.act](); }

var rows = [];
for (i = 0; i < list.length; i++) {
    var w = list[i], g = w.frameGeometry;
    rows.push({
        app: String(w.resourceClass), pid: w.pid, desktop: w.desktop, minimised: w.minimized,
        above: w.keepAbove, full: w.fullScreen, place: [g.x, g.y, g.width, g.height],
        layer: w.stackingOrder, normal: w.normalWindow || w.dialog
    });
}
callDBus(ASKED.bus, "/eyes", "org.mentordesk.Eyes", "Seen", ASKED.token, JSON.stringify({
    windows: rows, current: workspace.currentDesktop, count: workspace.desktops,
    active: workspace.activeClient ? String(workspace.activeClient.resourceClass) : ""
}));
