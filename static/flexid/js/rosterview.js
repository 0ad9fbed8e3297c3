/* Draws what a roster would change, from plain sentences; the same for a file and for cohorts. */
(function () {
  "use strict";

  function copy(root, name) {
    return FlexId.part(root, name + "-template").content.cloneNode(true);
  }

  function item(root, text) {
    var found = copy(root, "item");
    FlexId.part(found, "text").textContent = text;
    return found;
  }

  function fault(root, one) {
    var found = copy(root, "fault");
    FlexId.part(found, "line").textContent = one.line || "–";
    FlexId.part(found, "text").textContent = one.text;
    return found;
  }

  function change(root, one) {
    var found = copy(root, "change");
    FlexId.part(found, "who").textContent = one.who;
    FlexId.part(found, "text").textContent = one.text;
    return found;
  }

  function group(root, one) {
    var found = copy(root, "group");
    FlexId.part(found, "title").textContent = one.title;
    FlexId.part(found, "new").hidden = !one.is_new;
    FlexId.part(found, "number").textContent = one.changes.length;
    FlexId.part(found, "changes").append(...one.changes.map(change.bind(null, root)));
    return found;
  }

  function list(root, name, entries, draw) {
    FlexId.part(root, name + "s").hidden = !entries.length;
    FlexId.part(root, name + "-list").replaceChildren(...entries.map(draw.bind(null, root)));
  }

  /* Shows the answer of a look; whether there is anything to do. */
  FlexId.drawRoster = function (root, look) {
    list(root, "fault", look.faults || [], fault);
    list(root, "total", look.totals || [], item);
    list(root, "note", look.notes || [], item);
    FlexId.part(root, "groups").replaceChildren(...look.groups.map(group.bind(null, root)));
    FlexId.part(root, "empty").hidden = !look.is_empty;
    var preview = FlexId.part(root, "preview");
    preview.hidden = false;
    preview.focus();
    return !look.is_empty && !(look.faults || []).length;
  };
})();
