/* What the leaders do within a stage: the round, the dilemma circle, votes; and the agreement. */
(function () {
  "use strict";

  FlexId.deskParts = function (desk) {
    desk.root.querySelectorAll("[data-notes]").forEach(function (section) {
      var stage = section.dataset.notes;
      [round, circle].forEach(function (begin) { begin(desk, section, stage); });
      section.querySelectorAll("[data-ballot]").forEach(function (place) { ballot(desk, place, stage); });
    });
    agreement(desk, FlexId.part(desk.root, "agreement"));
  };

  function isNow(head, stage) {
    return Boolean(head.stage) && head.stage.key === stage;
  }

  function round(desk, section, stage) {
    var place = FlexId.part(section, "round");
    if (!place) { return; }
    var url = desk.meeting + "rounds/" + stage + "/", problem = FlexId.part(place, "problem"), holder = null;

    desk.live.watch(function (head) {
      if (!isNow(head, stage)) { return; }
      var now = head.round, runs = Boolean(now) && !now.over, line = FlexId.part(place, "round-line");
      holder = runs ? now.turns.find(function (one) { return one.state === "holding"; }) : null;
      line.textContent = !now ? line.dataset.textNone : holder ? FlexId.fill(line.dataset.textNow, {name: holder.name}) : line.dataset.textOver;
      FlexId.action(place, "round-begin").hidden = runs || !head.meeting.open;
      FlexId.action(place, "round-on").hidden = !holder || !head.meeting.open;
      FlexId.action(place, "round-end").hidden = !runs || !head.meeting.open;
      FlexId.part(place, "turns").hidden = !now;
      drawTurns(FlexId.part(place, "turn-list"), now ? now.turns : []);
    });

    FlexId.onAction(place, "round-begin", function () { desk.put(url, {running: true}, problem); });
    FlexId.onAction(place, "round-end", function () { desk.put(url, {running: false}, problem); });
    FlexId.onAction(place, "round-on", function () { desk.put(url + "turn/", {place: holder.place}, problem); });
  }

  function drawTurns(list, turns) {
    list.replaceChildren.apply(list, turns.map(function (turn) {
      var item = document.createElement("li"), name = document.createElement("bdi");
      item.className = "flexid-turns__one";
      item.dataset.state = turn.state;
      name.textContent = turn.name;
      item.append(name);
      var said = list.dataset["text" + turn.state[0].toUpperCase() + turn.state.slice(1)];
      if (said) { item.append(" – " + said); }
      if (turn.state === "holding") { item.setAttribute("aria-current", "true"); }
      return item;
    }));
  }

  function circle(desk, section, stage) {
    var place = FlexId.part(section, "circle");
    if (!place) { return; }
    var url = desk.meeting + "circles/" + stage + "/step/", problem = FlexId.part(place, "problem");
    var steps = Array.from(place.querySelectorAll("[data-step]")), now = null;
    var next = FlexId.action(place, "step-next"), back = FlexId.action(place, "step-back");
    var clock = FlexId.part(place, "step-timer"), words = FlexId.part(desk.root, "timer").dataset;

    function at() {
      return now ? steps.findIndex(function (one) { return one.dataset.step === now.step; }) : -1;
    }

    desk.live.watch(function (head) {
      if (!isNow(head, stage)) { return; }
      now = head.circle && head.circle.step ? head.circle : null;
      steps.forEach(function (one, number) {
        if (number === at()) { one.setAttribute("aria-current", "step"); } else { one.removeAttribute("aria-current"); }
      });
      var line = FlexId.part(place, "step-place");
      line.textContent = now && now.step !== "done" ? FlexId.fill(line.dataset.text, {number: at() + 1, of: steps.length - 1}) : "";
      next.textContent = now ? next.dataset.textNext : next.dataset.textBegin;
      next.hidden = !head.meeting.open || at() === steps.length - 1;
      back.hidden = !head.meeting.open || at() < 1;
      FlexId.drawSides(FlexId.part(place, "sides"), now);
      tick();
    });

    function move(step) {
      desk.put(url, {step: steps[at() + step].dataset.step, after: now ? now.step : ""}, problem);
    }

    function tick() {
      FlexId.drawTimer(clock, words, now && now.step !== "done" ? now : null, desk.ahead);
    }

    next.addEventListener("click", function () { move(1); });
    back.addEventListener("click", function () { move(-1); });
    setInterval(tick, 5000);
  }

  /* The circle's own two votes have no buttons: its steps open and close them. */
  function ballot(desk, place, stage) {
    var key = place.dataset.ballot, url = desk.meeting + "ballots/" + stage + "/" + key + "/";
    var problem = FlexId.part(place, "problem");

    desk.live.watch(function (head) {
      if (!isNow(head, stage)) { return; }
      var now = head.ballots.find(function (one) { return one.key === key && one.stage === stage; });
      if (!problem) { place.hidden = !now; }
      FlexId.drawTotals(place, now);
      if (!problem) { return; }
      FlexId.action(place, "vote-open").hidden = Boolean(now && (now.open || now.totals)) || !head.meeting.open;
      FlexId.action(place, "vote-close").hidden = !(now && now.open) || !head.meeting.open;
    });

    FlexId.onAction(place, "vote-open", function () { desk.put(url, {open: true}, problem); });
    FlexId.onAction(place, "vote-close", function () { desk.put(url, {open: false}, problem); });
  }

  /* The teacher writes as the group speaks; her unsaved lines are never replaced by the server's. */
  function agreement(desk, place) {
    var box = FlexId.part(place, "rules-box"), line = FlexId.part(place, "agreed-line");
    var stored = FlexId.part(place, "stored"), newest = null, number = 0, drawn = "";

    desk.live.watch(function (head) {
      newest = head.agreement;
      line.textContent = newest ? FlexId.fill(line.dataset.text, newest) : line.dataset.textNone;
      if (box.value === drawn) { show(newest ? newest.rules.join("\n") : ""); }
    });

    function show(rules) {
      FlexId.fillBox(box, rules);
      drawn = box.value;
      number = newest ? newest.number : 0;
      stored.hidden = true;
    }

    /* Where a colleague saved first, the next press is an answer to what she wrote. */
    function compare() {
      FlexId.part(stored, "stored-text").textContent = newest ? newest.rules.join("\n") : "";
      stored.hidden = !newest || newest.number === number;
      number = newest ? newest.number : 0;
    }

    FlexId.onAction(place, "save-agreement", async function () {
      var rules = box.value.split("\n").map(function (one) { return one.trim(); }).filter(Boolean);
      var body = {course: desk.root.dataset.course, rules, after: number};
      var isTaken = await desk.put(desk.group + "agreement/", body, FlexId.part(place, "problem"));
      if (!isTaken) { return compare(); }
      newest = {number: number + 1, rules};
      show(rules.join("\n"));
    });
  }
})();
