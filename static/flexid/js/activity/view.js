/* How an activity's frame looks for an entry: its chip, which of its parts are there, what "More" can do. */
(function () {
  "use strict";

  /* `isTakenUp`: she pressed "Take it up again" on what she had left out. */
  FlexId.activityView = function (element, entry, isTakenUp, mayDelete) {
    // A closed letter has no words for the page until its day.
    var isGone = entry.state === "deleted", isLocked = entry.state === "locked" && !entry.response;
    var isAside = entry.state === "passed" && !isTakenUp;
    FlexId.standing(element, entry, entry.state === "locked" && !isLocked ? "kept" : entry.state);
    show(element, "locked", isLocked);
    show(element, "aside", isAside);
    // What another tab has not seen stays before her eyes.
    var isLeft = isGone && FlexId.part(element, "response").value;
    show(element, "working", isLeft || !(isGone || isLocked || isAside));
    show(element, "more", !isGone && !isAside);
    if (isLocked) { tellDay(FlexId.part(element, "locked-line"), entry.opens_on); }
    FlexId.action(element, "ask-delete").hidden = !mayDelete || !entry.revision;
    element.querySelectorAll("[data-when-open]").forEach(function (one) { one.hidden = isLocked; });
    showSummary(FlexId.part(element, "summary"), entry.summary || [], isLocked);
  };

  /* A day without an hour, the same wherever one is. */
  FlexId.day = function (iso) {
    return FlexId.when(iso + "T12:00", {dateStyle: "long"});
  };

  function show(element, name, isShown) {
    var part = FlexId.part(element, name);
    if (part) { part.hidden = !isShown; }
  }

  function tellDay(line, day) {
    line.textContent = FlexId.fill(line.dataset.textUntil, {date: FlexId.day(day)});
  }

  function showSummary(place, lines, isLocked) {
    place.hidden = isLocked || !lines.length;
    var list = FlexId.part(place, "summary-lines");
    list.replaceChildren.apply(list, lines.map(function (line) {
      var item = document.createElement("li");
      item.className = "flexid-words";
      item.dir = "auto";
      item.textContent = line;
      return item;
    }));
  }
})();
