/* The page for the wall: it follows the meeting as the group sees it, and needs no hand. */
(function () {
  "use strict";

  FlexId.mount("screen", function (root) {
    var line = FlexId.part(root, "line"), timer = FlexId.part(root, "timer"), ahead = 0, stage = null, circle = null;
    var stages = Array.from(root.querySelectorAll("[data-stage]"));

    function drawn(head) {
      var meeting = head.meeting, isOver = meeting.state === "closed";
      ahead = Date.parse(head.now) - Date.now();
      stage = meeting.open && head.stage && head.stage.key ? head.stage : null;
      circle = stage && head.circle && head.circle.step ? head.circle : null;
      line.textContent = isOver ? line.dataset.textClosed : stage ? "" : meeting.open ? line.dataset.textBegun : line.dataset.textPlanned;
      FlexId.part(root, "code").textContent = meeting.code || "";
      FlexId.part(root, "code-line").hidden = !meeting.code;
      stages.forEach(function (one) { drawStage(one, head); });
      drawRound(stage ? head.round : null);
      tick();
    }

    /* In a circle its reasons; else the board, when there is something on it. */
    function drawBoard(cards, isOver) {
      var place = FlexId.part(root, "board-place"), prefix = circle ? circle.stage + "--" : "";
      place.hidden = !isOver && !cards.some(function (card) { return card.column.startsWith(prefix); });
      place.querySelector("h2").hidden = Boolean(circle);
    }

    function drawStage(place, head) {
      place.hidden = !stage || place.dataset.stage !== stage.key;
      if (place.hidden) { return; }
      place.querySelectorAll("[data-ballot]").forEach(function (one) {
        var now = head.ballots.find(function (found) { return found.key === one.dataset.ballot; });
        one.hidden = !now;
        FlexId.drawTotals(one, now);
      });
      var round = FlexId.part(place, "circle");
      if (!round) { return; }
      round.hidden = !circle;
      FlexId.part(place, "stage-text").hidden = Boolean(circle) && circle.step !== "read";
      round.querySelectorAll("[data-step]").forEach(function (one) { one.hidden = !circle || one.dataset.step !== circle.step; });
      FlexId.drawSides(FlexId.part(round, "sides"), circle);
    }

    function drawRound(now) {
      var place = FlexId.part(root, "round"), holder = FlexId.part(place, "holder"), next = FlexId.part(place, "next-turns");
      place.hidden = !now;
      if (!now) { return; }
      var has = now.turns.find(function (one) { return one.state === "holding"; });
      var waiting = now.turns.filter(function (one) { return one.state === "waiting"; }).map(function (one) { return one.name; });
      holder.textContent = has && !now.over ? FlexId.fill(holder.dataset.text, {name: has.name}) : holder.dataset.textOver;
      next.textContent = waiting.length && !now.over ? FlexId.fill(next.dataset.text, {names: FlexId.listing(waiting)}) : "";
    }

    function tick() {
      FlexId.drawTimer(timer, timer.dataset, stage, ahead);
      root.querySelectorAll('[data-part="step-timer"]').forEach(function (one) {
        FlexId.drawTimer(one, timer.dataset, circle && circle.step !== "done" ? circle : null, ahead);
      });
    }

    function away(isAway) {
      if (isAway) { line.textContent = line.dataset.textAway; } else if (line.textContent === line.dataset.textAway) { live.redraw(); }
    }

    function fill() {
      if (document.fullscreenElement) { document.exitFullscreen(); } else { root.requestFullscreen(); }
    }

    var live = FlexId.live(root, {
      meeting: root.dataset.meeting, as: "screen", away,
      drawn: function (head, cards) {
        drawn(head);
        drawBoard(cards, head.meeting.state === "closed");
      },
      refused: function (message) { line.textContent = message; },
    });
    FlexId.board(root, live, {});
    live.watch(function () {
      FlexId.drawReasons(FlexId.part(root, "board"), circle);
      FlexId.part(root, "board").firstElementChild.hidden = Boolean(circle);
    });
    FlexId.action(root, "fill").hidden = !document.fullscreenEnabled;
    FlexId.onAction(root, "fill", fill);
    setInterval(tick, 5000);
  });
})();
