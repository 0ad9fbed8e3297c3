/* Conflict ladder: seven rungs, a mark for where it stands now, words at the rungs. */
(function () {
  "use strict";

  var WIDTH = 304, RAIL = 22, START = 48, LINE = 19, GAP = 8, FOOT = 52, TOP = 7, OWN = "own";
  var ASKS = ["said", "done", "felt", "needed"];

  FlexId.kind("conflict_ladder", function (activity) {
    var structure = activity.source.structure, words = activity.source.words;
    var ladder = FlexId.part(activity.work, "ladder"), forms = writeWords(activity, words);
    // One form serves every case: the second step of each path is the case that is open.
    var paths = [["ladders", ""]].concat(forms.map(function (form) { return ["ladders", "", "rungs", form.dataset.key]; }));
    var fields = FlexId.fields(activity);
    var bound = [ladder].concat(forms).map(function (element, index) {
      return FlexId.fields(activity, {element, path: paths[index]});
    });
    var picture = FlexId.picture(activity, {width: WIDTH, height: 400, name: "conflict-ladder"});
    FlexId.exportPicture(activity, picture);

    function show(value) {
      var open = value.case || structure.cases[0], story = words.cases[open];
      var text = FlexId.part(activity.work, "case-text");
      paths.forEach(function (path) { path[1] = open; });
      fields.show(Object.assign({}, value, {case: open}));
      bound.forEach(function (one) { one.show(value); });
      FlexId.part(activity.work, "about").hidden = open !== OWN;
      text.textContent = story ? story.text : "";
      text.lang = activity.source.language;
      // Showing the fields has made room for this case in the copy of the response.
      FlexId.part(ladder, "help-now").hidden = !(value.ladders[open].at >= structure.help_from);
      draw(value.ladders[open]);
    }

    function draw(one) {
      var y = GAP / 2, middles = {0: 0}, planks = [];
      for (var number = TOP; number; number -= 1) {
        var plank = measure(picture, words.rungs[number - 1], (one.rungs || {})[number] || {});
        planks.push(Object.assign(plank, {number, y, isHere: one.at === number}));
        middles[number] = y + plank.height / 2;
        y += plank.height + GAP;
      }
      middles[0] = y + FOOT / 2 - GAP;
      picture.clear();
      picture.resize(y + FOOT);
      drawRails(picture, y + FOOT);
      planks.forEach(drawPlank);
      drawMark(one.at || 0, middles);
    }

    function drawPlank(plank) {
      var form = forms[plank.number - 1], node = plankOf(picture, plank);
      picture.handle(node, {
        key: "rung" + plank.number, label: words.rungs[plank.number - 1], value: plank.told,
        open: function () {
          form.open = true;
          form.querySelector("textarea").focus();
        },
      });
      // It is pressed, not moved: the page scrolls beneath a finger here.
      node.removeAttribute("aria-roledescription");
      node.classList.remove("flexid-picture__handle");
    }

    function drawMark(at, middles) {
      var node = picture.add("g", {}), y = middles[at], field = ladder.querySelector("select");
      picture.add("circle", {cx: RAIL, cy: y, r: 22, "class": "flexid-ladder__reach"}, node);
      picture.add("circle", {cx: RAIL, cy: y, r: 14, "class": "flexid-tone", "data-tone": "apricot"}, node);
      picture.add("circle", {cx: RAIL, cy: y, r: 5, "class": "flexid-ladder__core"}, node);
      picture.handle(node, {
        key: "mark", label: words.asks.at, value: at ? words.rungs[at - 1] : field.options[0].text,
        keys: function (key) { return put(at, at + ({ArrowUp: 1, ArrowDown: -1}[key] || 0)) || key.startsWith("Arrow"); },
        drop: function (point) { put(at, nearest(middles, point.y)); },
        open: function () { field.focus(); },
      });
    }

    /* Whether it went there. */
    function put(at, to) {
      if (to === at || to < 0 || to > TOP) { return false; }
      var value = activity.value(), open = paths[0][1];
      value.ladders = value.ladders || {};
      value.ladders[open] = value.ladders[open] || {};
      if (to) { value.ladders[open].at = to; } else { delete value.ladders[open].at; }
      activity.change(value);
      activity.say(to ? words.rungs[to - 1] : ladder.querySelector("select").options[0].text);
      return true;
    }

    return {show};
  });

  function nearest(middles, y) {
    return Object.keys(middles).map(Number).sort(function (one, other) {
      return Math.abs(middles[one] - y) - Math.abs(middles[other] - y);
    })[0];
  }

  /* Answers the forms of the rungs, the lowest first. */
  function writeWords(activity, words) {
    var cases = activity.source.structure.cases, titles = {}, rungs = {};
    cases.forEach(function (key) { titles[key] = words.cases[key].title; });
    words.rungs.forEach(function (name, index) { rungs[index + 1] = name; });
    FlexId.each(activity, "help", Object.keys(words.help), words.help);
    FlexId.each(activity, "cases", cases, titles);
    FlexId.each(activity, "own", [OWN], words);
    FlexId.each(activity, "rungs", Object.keys(rungs), rungs);
    ["at", "step", "helper"].forEach(function (ask) { FlexId.each(activity, ask, [ask], words.asks); });
    FlexId.each(activity, "asks", ASKS, words.asks).forEach(function (one) {
      one.querySelector("textarea").dataset.field = one.dataset.key;
    });
    return FlexId.each(activity, "rung-forms", Object.keys(rungs), rungs);
  }

  /* A rung is as high as its name and the first of its words need. */
  function measure(picture, name, rung) {
    var told = ASKS.map(function (ask) { return rung[ask]; }).find(Boolean) || "";
    var lines = picture.wrap(name, WIDTH - START - 24, 2).length;
    return {name, told, lines, height: Math.max(44, 12 + LINE * (lines + (told ? 1 : 0)))};
  }

  function drawRails(picture, foot) {
    [START + 14, WIDTH - 14].forEach(function (x) {
      picture.add("line", {x1: x, x2: x, y1: 0, y2: foot, "class": "flexid-line"});
    });
  }

  function plankOf(picture, plank) {
    var node = picture.add("g", {"class": "flexid-ladder__plank"}), x = (START + WIDTH) / 2;
    var name = {width: WIDTH - START - 24, lines: 2, parent: node};
    picture.add("rect", {
      x: START, y: plank.y, rx: 8, width: WIDTH - START - 2, height: plank.height, "class": "flexid-tone",
      "data-tone": plank.isHere ? "apricot" : plank.told ? "sky" : "stone",
    }, node);
    picture.label(plank.name, x, plank.y + plank.height / 2 - (plank.told ? LINE / 2 : 0), name);
    if (plank.told) {
      picture.label(plank.told, x, plank.y + plank.height - 6 - LINE / 2, Object.assign({}, name, {lines: 1}))
        .classList.add("flexid-ladder__told");
    }
    return node;
  }
})();
