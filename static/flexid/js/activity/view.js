/* How an activity's frame looks for an entry: its chip, which of its parts are there, what "More" can do. */
(function () {
  "use strict";

  /* `isTakenUp`: she pressed "Take it up again" on what she had left out. */
  FlexId.activityView = function (element, entry, isTakenUp, isTrial) {
    // A closed letter has no words for the page until its day.
    var isGone = entry.state === "deleted", isLocked = entry.state === "locked" && !entry.response;
    var isAside = entry.state === "passed" && !isTakenUp;
    showState(element, entry.state === "locked" && !isLocked ? "kept" : entry.state);
    show(element, "gone", isGone);
    show(element, "locked", isLocked);
    show(element, "aside", isAside);
    // What another tab has not seen stays before her eyes.
    var isLeft = isGone && FlexId.part(element, "response").value;
    show(element, "working", isLeft || !(isGone || isLocked || isAside));
    show(element, "more", !isGone && !isAside);
    if (isGone) { tell(FlexId.part(element, "gone-line"), FlexId.when(entry.deleted_until)); }
    if (isLocked) { tell(FlexId.part(element, "locked-line"), FlexId.day(entry.opens_on)); }
    FlexId.action(element, "ask-delete").hidden = isTrial || !entry.revision;
    element.querySelectorAll("[data-when-open]").forEach(function (one) { one.hidden = isLocked; });
    showSummary(FlexId.part(element, "summary"), entry.summary || [], isLocked);
  };

  function show(element, name, isShown) {
    var part = FlexId.part(element, name);
    if (part) { part.hidden = !isShown; }
  }

  function showState(element, state) {
    var chip = FlexId.part(element, "state");
    chip.textContent = chip.dataset["text" + state[0].toUpperCase() + state.slice(1)] || "";
    FlexId.part(element, "chips").hidden = !chip.textContent;
  }

  function tell(line, day) {
    line.textContent = FlexId.fill(line.dataset.textUntil, {date: day});
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
