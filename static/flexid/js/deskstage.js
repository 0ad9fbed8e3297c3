/* The stage on the run sheet: its notes, the time that is left, next and back, the whole plan. */
(function () {
  "use strict";

  var TICK = 5000;

  FlexId.deskStage = function (desk) {
    var root = desk.root, timer = FlexId.part(root, "timer"), title = FlexId.part(root, "now-title");
    var problem = FlexId.part(root, "stage-problem"), before = title.textContent;
    var sections = Array.from(root.querySelectorAll("[data-notes]"));
    var plan = Array.from(root.querySelectorAll("[data-plan]"));
    var stage = null, form = "full", shown;

    function drawn(head) {
      var isNew = head.meeting.form !== form;
      form = head.meeting.form;
      desk.ahead = Date.parse(head.now) - Date.now();
      stage = head.stage && head.stage.key ? head.stage : null;
      if (shown !== key() || isNew) { show(); }
      var place = FlexId.part(root, "place");
      place.textContent = stage && stage.number ? FlexId.fill(place.dataset.text, stage) : "";
      FlexId.part(root, "moves").hidden = !head.meeting.open;
      button("back", neighbour(-1));
      button("next", neighbour(1));
      tick();
    }

    function key() {
      return stage ? stage.key : "";
    }

    function show() {
      shown = key();
      sections.forEach(function (one) {
        one.hidden = one.dataset.notes !== shown;
        FlexId.part(one, "own-title").hidden = true;
        if (!one.hidden) { name(one.dataset.title, title.dataset.language, title.dataset.direction); }
      });
      if (!shown) { name(before, document.documentElement.lang, document.documentElement.dir); }
      plan.forEach(function (item) {
        FlexId.drawPlanned(item, JSON.parse(item.dataset.plan)[form], item.dataset.stage === shown);
      });
      problem.hidden = true;
    }

    function name(words, language, direction) {
      title.textContent = words;
      title.lang = language;
      title.dir = direction;
    }

    /* The next stage of this form, seen from where we are, also where the form has left that one out. */
    function neighbour(step) {
      var at = plan.findIndex(function (item) { return item.dataset.stage === key(); }) + step;
      while (plan[at] && plan[at].hidden) { at += step; }
      return plan[at] || null;
    }

    function button(name, item) {
      FlexId.action(root, name).disabled = !item;
    }

    async function move(step) {
      var item = neighbour(step);
      if (!item) { return; }
      if (await desk.put(desk.meeting + "stage/", {stage: item.dataset.stage, after: key()}, problem)) { title.focus(); }
    }

    function tick() {
      FlexId.drawTimer(timer, timer.dataset, stage, desk.ahead);
    }

    FlexId.onAction(root, "next", function () { move(1); });
    FlexId.onAction(root, "back", function () { move(-1); });
    desk.live.watch(drawn);
    setInterval(tick, TICK);
  };
})();
