/* The step a meeting is at: its words on top, its minutes quietly, the drawers it needs. */
(function () {
  "use strict";

  var TICK = 10000;

  FlexId.stage = function (room) {
    var root = room.root, now = FlexId.part(root, "now");
    var shown = null, at = null, ahead = 0;

    room.live.watch(function (data) {
      var key = data.stage ? data.stage.key : "", isOpen = data.meeting.open;
      now.hidden = !isOpen;
      FlexId.part(now, "before-first").hidden = Boolean(key);
      root.querySelectorAll("[data-stage]").forEach(function (one) { one.hidden = one.dataset.stage !== key; });
      at = data.stage;
      ahead = Date.parse(data.now) - Date.now();
      drawPlan(root, key, data.meeting.form);
      var stage = article(key);
      if (stage) { drawPlace(stage); }
      drawMinutes();
      arrive(isOpen ? key : "closed", stage);
    });

    function article(key) {
      return key ? root.querySelector('[data-stage="' + key + '"]') : null;
    }

    function drawPlace(stage) {
      var place = FlexId.part(stage, "place");
      place.textContent = FlexId.fill(place.dataset.text, {number: at.number, of: at.of});
    }

    /* When they are over, nothing is said: nobody is late. */
    function drawMinutes() {
      root.querySelectorAll('[data-stage]:not([hidden]) [data-part="minutes"]').forEach(function (line) {
        var left = Math.ceil(FlexId.minutesLeft(at, ahead));
        var words = left > 1 ? line.dataset.textMany : line.dataset.textOne;
        line.textContent = left > 0 ? FlexId.fill(words, {minutes: left}) : "";
      });
    }

    /* A new step opens the drawers it needs. What she writes in stays open; the focus stays hers. */
    function arrive(key, stage) {
      if (key === shown) { return; }
      var isFirst = shown === null;
      shown = key;
      var kind = stage ? stage.dataset.kind : key;
      fold("board-place", ["", "closed", "reflection"].includes(kind));
      fold("writing", kind === "reflection");
      fold("dictionary", kind === "input");
      if (stage && !isFirst) { room.announce("textStage", {title: stage.querySelector("h3").textContent}); }
    }

    function fold(name, isNeeded) {
      var drawer = FlexId.part(root, name);
      if (drawer && (isNeeded || !isInUse(drawer))) { drawer.open = isNeeded; }
    }

    function isInUse(drawer) {
      var boxes = Array.from(drawer.querySelectorAll("textarea, input[type=text]"));
      return drawer.contains(document.activeElement) || boxes.some(function (box) {
        return box.dataset.part !== "nickname" && box.value.trim();
      });
    }

    setInterval(drawMinutes, TICK);
  };

  /* A shorter form has fewer steps, with minutes of their own. */
  function drawPlan(root, key, form) {
    root.querySelectorAll("[data-plan]").forEach(function (item) {
      FlexId.drawPlanned(item, item.dataset[form], item.dataset.plan === key);
    });
  }
})();
