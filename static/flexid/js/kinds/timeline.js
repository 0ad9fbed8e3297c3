/* Timeline: events on a line, downwards on a phone and onwards where there is room. */
(function () {
  "use strict";

  var WIDE = "(min-width: 60rem)";
  var DOWN = {width: 300, room: 248}, ALONG = {width: 840, room: 150, most: 5};
  var TOP = 14, LINE = 19, RING = 11, START = 18, GAP = 18, MOST = 3;
  var STEPS = {ArrowLeft: -1, ArrowUp: -1, ArrowRight: 1, ArrowDown: 1};
  var TONES = ["teal", "apricot", "plum", "sky", "moss", "stone"];

  FlexId.kind("timeline", function (activity) {
    var structure = activity.source.structure, words = activity.source.words, elements = {};
    tellAuthored();
    var rows = FlexId.rows(activity, {
      path: "events", most: structure.most, filled: fold,
      fresh: function () { return {label: "", when: ""}; },
    });
    var tips = FlexId.rows(activity, {
      path: "tips", most: 5, title: "text", fresh: function () { return {text: ""}; },
    });
    var wide = window.matchMedia(WIDE), file = {name: "timeline"}, picture;
    FlexId.exportPicture(activity, file);
    wide.addEventListener("change", function () { draw(activity.value().events || []); });

    function tellAuthored() {
      var isMoving = structure.preset === "moving";
      FlexId.each(activity, "events", structure.events, words.events);
      rowPart("do-not-ask").textContent = words.do_not_ask;
      FlexId.part(activity.work, "tips").hidden = !isMoving;
      FlexId.part(activity.work, "tip").textContent = words.tip || "";
      if (structure.persona) { tellPersona(words.persona); }
    }

    function rowPart(name) {
      return FlexId.part(activity.work.querySelector('[data-row="events"]').content, name);
    }

    function tellPersona(persona) {
      var keys = structure.persona.map(function (one) { return one.key; }), labels = {};
      keys.forEach(function (key) { labels[key] = persona.events[key].label; });
      FlexId.each(activity, "persona", keys, labels).forEach(function (item) {
        ["when", "feeling", "strengths"].forEach(function (name) {
          FlexId.part(item, "persona-" + name).textContent = persona.events[item.dataset.key][name] || "";
        });
      });
      FlexId.part(activity.work, "persona-title").textContent = persona.title;
      FlexId.part(activity.work, "persona-about").textContent = persona.about;
      FlexId.part(activity.work, "persona").hidden = false;
    }

    /* Folded when she says so, and when she comes back; in between she opens it as she likes. */
    function fold(element, event) {
      var part = FlexId.part(element, "fold"), isFolded = Boolean(event.hide);
      elements[event.id] = element;
      if (isFolded) { FlexId.part(element, "row-name").textContent = ""; }
      if (part.hasAttribute("data-folded") === isFolded) { return; }
      part.toggleAttribute("data-folded", isFolded);
      part.open = !isFolded;
    }

    function open(id) {
      FlexId.part(elements[id], "fold").open = true;
      rows.focus(id);
    }

    function show(value, isReadOnly) {
      rows.show(value, isReadOnly);
      tips.show(value, isReadOnly);
      draw(value.events || []);
    }

    /* The same picture in two shapes: each its own width, so that words stay readable. */
    function draw(events) {
      var shape = wide.matches ? ALONG : DOWN;
      if (!picture || picture.width !== shape.width) {
        if (picture) { picture.clear(); }
        picture = FlexId.picture(activity, {width: shape.width, height: 60, name: file.name});
      }
      picture.clear();
      (wide.matches ? drawAlong : drawDown)(events.map(tell));
      Object.assign(file, {svg: picture.svg, width: picture.width, height: picture.height});
    }

    /* What the picture says of an event; of one that is folded away only that it is there. */
    function tell(event) {
      var folded = picture.svg.dataset.textFolded, room = wide.matches ? ALONG.room : DOWN.room;
      var lines = event.hide ? [{words: folded}] : [
        {words: event.label, isTitle: true}, {words: event.when}, {words: rows.words("kind", event.kind)},
      ];
      lines = lines.filter(function (line) { return line.words; });
      lines.forEach(function (line) { line.high = picture.wrap(line.words, room, MOST).length * LINE; });
      return {
        event, lines, room,
        high: lines.reduce(function (sum, line) { return sum + line.high; }, 0),
      };
    }

    function drawDown(told) {
      var y = TOP, stem = picture.add("path", {"class": "flexid-line"});
      told.forEach(function (one) {
        var high = Math.max(one.high, 44);
        drawEvent(one, {
          x: START, y: y + RING, wordsX: START + RING + 12, wordsY: y, anchor: "start",
          box: [0, y - GAP / 2, DOWN.width, high + GAP],
        });
        y += high + GAP;
      });
      stem.setAttribute("d", "M" + picture.mirror(START) + " 4V" + Math.max(y, 56));
      picture.resize(Math.max(y, 60));
    }

    /* Like a text: from the start side onwards, then the next line. */
    function drawAlong(told) {
      var y = TOP;
      for (var first = 0; first === 0 || first < told.length; first += ALONG.most) {
        y = drawStretch(told.slice(first, first + ALONG.most), y);
      }
      picture.resize(y);
    }

    function drawStretch(told, y) {
      var column = ALONG.width / ALONG.most, line = y + RING, wordsY = line + RING + 8;
      var high = Math.max.apply(null, told.map(function (one) { return one.high; }).concat(LINE));
      picture.add("path", {"class": "flexid-line", d: "M8 " + line + "H" + (ALONG.width - 8)});
      told.forEach(function (one, index) {
        var x = column * (index + 0.5);
        drawEvent(one, {
          x, y: line, wordsX: x, wordsY, anchor: "middle",
          box: [x - column / 2, y - 6, column, wordsY + high - y + 12],
        });
      });
      return wordsY + high + GAP;
    }

    function drawEvent(one, at) {
      var event = one.event, node = picture.add("g", {}), mirror = picture.mirror, y = at.wordsY;
      picture.add("rect", {
        "class": "flexid-timeline__ground", x: Math.min(mirror(at.box[0]), mirror(at.box[0] + at.box[2])),
        y: at.box[1], width: at.box[2], height: at.box[3],
      }, node);
      picture.add("circle", {
        "class": "flexid-tone", cx: mirror(at.x), cy: at.y, r: event.hide ? RING - 4 : RING,
        "data-tone": toneOf(event), "data-dashed": Boolean(event.do_not_ask),
      }, node);
      one.lines.forEach(function (line) {
        var how = {width: one.room, lines: MOST, anchor: at.anchor, parent: node};
        var text = picture.label(line.words, mirror(at.wordsX), y + line.high / 2, how);
        text.classList.toggle("flexid-timeline__about", !line.isTitle);
        y += line.high;
      });
      move(node, one);
    }

    function toneOf(event) {
      return event.hide ? "stone" : TONES[structure.events.indexOf(event.kind) % TONES.length] || "stone";
    }

    function move(node, one) {
      var event = one.event, about = one.lines.filter(function (line) { return !line.isTitle; });
      var told = about.map(function (line) { return line.words; }).concat(event.do_not_ask ? words.do_not_ask : []);
      picture.handle(node, {
        key: event.id, label: rows.titleOf(event.id), value: told.join(". "),
        keys: function (key) { return press(event.id, key); },
        drop: function (point, other) { if (other) { rows.place(event.id, other); } },
        open: function () { open(event.id); },
      });
    }

    function press(id, key) {
      if (STEPS[key] && rows.move(id, STEPS[key])) { activity.say(rows.titleOf(id)); }
      return key in STEPS;
    }

    function lift(value) {
      return (value.tips || []).map(function (one) { return {id: one.id, text: one.text}; });
    }

    return structure.preset === "moving" ? {show, lift} : {show};
  });
})();
