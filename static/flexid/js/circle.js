/* The dilemma circle: one step at a time, with its one task. */
(function () {
  "use strict";

  var STEPS = ["read", "problem", "first", "sides", "reasons", "best", "second", "new", "done"];
  var SHOWN = {first: ["sides", "new", "done"], second: ["new", "done"]};

  FlexId.circles = function (room) {
    var seen = "";

    room.live.watch(function (data) {
      var stage = room.root.querySelector("[data-stage]:not([hidden])");
      var place = stage && FlexId.part(stage, "circle");
      if (!place) { return; }
      place.hidden = !data.circle;
      if (!data.circle) { return; }
      drawStep(stage, place, data.circle);
      drawSides(place, data.circle);
      drawCounted(place, data);
      drawPicks(place, data);
    });

    function drawStep(stage, place, circle) {
      var at = STEPS.indexOf(circle.step), line = FlexId.part(place, "step-line");
      line.textContent = FlexId.fill(line.dataset.text,
        {number: at + 1, of: STEPS.length, minutes: circle.minutes});
      line.hidden = circle.step === "done";
      place.querySelectorAll("[data-step]").forEach(function (one) { one.hidden = one.dataset.step !== circle.step; });
      FlexId.part(place, "sides").hidden = at < STEPS.indexOf("sides");
      FlexId.part(place, "new-cards").hidden = at < STEPS.indexOf("new");
      FlexId.part(place, "reasons").hidden = at < STEPS.indexOf("reasons");
      arrive(stage, place, circle);
    }

    /* Once for each step: fold what it does not need. */
    function arrive(stage, place, circle) {
      var now = circle.stage + " " + circle.step, isFirst = !seen;
      if (now === seen) { return; }
      seen = now;
      FlexId.part(stage, "story").open = ["read", "problem"].includes(circle.step);
      var play = FlexId.part(stage, "roleplay");
      if (play) { play.hidden = !["read", "problem", "done"].includes(circle.step); }
      FlexId.part(place, "sides").open = circle.step === "sides";
      FlexId.part(place, "reasons").open = ["reasons", "best", "done"].includes(circle.step);
      if (circle.step === "reasons" && circle.my_side) { choose(place, "-column", circle.stage + "--" + circle.my_side); }
      var task = place.querySelector('[data-step="' + circle.step + '"] .flexid-circle__task');
      if (!isFirst) { room.announce("textStage", {title: task.textContent}); }
    }

    /* What was counted is shown where it is talked about, not while one writes or votes anew. */
    function drawCounted(place, data) {
      data.ballots.forEach(function (ballot) {
        var counted = place.querySelector('[data-ballot="' + ballot.key + '"]');
        if (counted && !ballot.open) { counted.hidden = !SHOWN[ballot.key].includes(data.circle.step); }
      });
    }

    function drawSides(place, circle) {
      FlexId.nameSides(place, circle.sides);
      if (circle.my_side && place.dataset.chosen !== circle.my_side) { choose(place, "-side", circle.my_side); }
      place.dataset.chosen = circle.my_side || "";
    }

    function choose(place, name, value) {
      place.querySelectorAll('input[name$="' + name + '"]').forEach(function (one) { one.checked = one.value === value; });
    }

    /* Picked reasons are marked, never counted. */
    function drawPicks(place, data) {
      var circle = data.circle, own = circle.stage + "--" + circle.my_side;
      place.querySelectorAll("[data-column] [data-card]").forEach(function (item) {
        var column = item.closest("[data-column]").dataset.column, id = item.dataset.card;
        var mayPick = circle.step === "best" && data.me.role === "member" && column !== own &&
          !column.endsWith("--new") && FlexId.part(item, "mine").hidden;
        FlexId.part(item, "pick-line").hidden = !mayPick;
        FlexId.action(item, "pick").setAttribute("aria-pressed", String(circle.my_pick === id));
        FlexId.part(item, "picked-mark").hidden = !circle.picked.includes(id);
      });
    }

    function path(tail) {
      return "meetings/" + room.meeting + "/circles/" + room.head.circle.stage + "/" + tail + "/";
    }

    room.root.addEventListener("click", async function (event) {
      var button = event.target.closest('[data-action="side"], [data-action="pick"]');
      if (!button || !room.head.circle) { return; }
      var place = button.closest('[data-part="circle"]');
      if (button.dataset.action === "pick") {
        var card = button.closest("[data-card]").dataset.card;
        return room.put(path("pick"), {card}, FlexId.part(place, "pick-problem"));
      }
      var form = button.closest('[data-part="side-form"]'), chosen = form.querySelector("input:checked");
      if (chosen) { room.put(path("side"), {option: chosen.value}, form); }
    });
  };
})();
