/* Weigh scale: one matter from several seats, each with its weight; nothing is added up. */
(function () {
  "use strict";

  var WIDTH = 304, ACROSS = 3, ROW = 230, BEAM = 62, STEP = 14, SEATS = 7, OWN = "own";

  FlexId.kind("weigh_scale", function (activity) {
    var structure = activity.source.structure, words = activity.source.words;
    // The list shows the seats of the matter that is open, and adds to it.
    var open = {matter: structure.matters[0]};
    writeWords(activity, words);
    var fields = FlexId.fields(activity);
    var rows = FlexId.rows(activity, {path: "seats", where: open, most: SEATS, fresh, filled: fillSeat});
    var picture = FlexId.picture(activity, {width: WIDTH, height: BEAM, name: "weigh-scale"});
    FlexId.exportPicture(activity, picture);

    function seatsOf(value) {
      return (value.seats || []).filter(function (seat) { return seat.matter === open.matter; });
    }

    function fresh() {
      var taken = seatsOf(activity.value()).map(function (seat) { return seat.who; });
      var free = structure.seats.filter(function (who) { return !taken.includes(who); });
      return {who: free[0] || structure.seats[structure.seats.length - 1], weight: 3};
    }

    function called(seat) {
      return seat.name || words.seats[seat.who];
    }

    function fillSeat(row, seat) {
      FlexId.part(row, "row-name").textContent = called(seat);
      FlexId.part(row, "named").hidden = seat.who !== "other" && !seat.name;
      FlexId.part(row, "red-line").hidden = !seat.red_line;
    }

    function show(value) {
      open.matter = value.matter || structure.matters[0];
      var matter = words.matters[open.matter], text = FlexId.part(activity.work, "matter-text");
      fields.show(Object.assign({}, value, open));
      FlexId.part(activity.work, "about").hidden = open.matter !== OWN;
      text.textContent = matter ? matter.text : "";
      text.lang = activity.source.language;
      rows.show(value);
      draw(seatsOf(value));
    }

    function draw(seats) {
      var beams = Math.max(1, Math.ceil(seats.length / ACROSS));
      picture.clear();
      picture.resize(seats.length ? beams * ROW : BEAM + STEP);
      for (var beam = 0; beam < beams; beam += 1) {
        picture.add("line", {x1: 6, x2: WIDTH - 6, y1: beam * ROW + BEAM, y2: beam * ROW + BEAM, "class": "flexid-line"});
      }
      seats.forEach(drawSeat);
    }

    function drawSeat(seat, index) {
      var top = Math.floor(index / ACROSS) * ROW + BEAM, slot = WIDTH / ACROSS;
      var x = picture.mirror(slot * (index % ACROSS) + slot / 2), node;
      picture.label(called(seat), x, top - BEAM / 2 - 1, {width: slot - 4, lines: 3});
      node = drawWeight(picture, seat, x, top, words.weights[seat.weight - 1]);
      picture.handle(node, {
        key: seat.id, label: called(seat),
        value: FlexId.listing([words.weights[seat.weight - 1]].concat(seat.red_line ? words.red_line.name : [])),
        keys: function (key) { return press(seat, key); },
        drop: function (point, other) {
          if (other) { rows.place(seat.id, other); } else { weigh(seat, Math.round((point.y - top - 10) / 17)); }
        },
        open: function () { rows.focus(seat.id); },
      });
    }

    /* What sinks is heavier, so the arrow that points down makes it heavier. */
    function press(seat, key) {
      var step = {ArrowLeft: -1, ArrowRight: 1}[key], more = {ArrowDown: 1, "+": 1, ArrowUp: -1, "-": -1}[key];
      if (step) { rows.move(seat.id, step); }
      if (more) { weigh(seat, seat.weight + more); }
      return step || more;
    }

    function weigh(seat, weight) {
      var kept = Math.min(5, Math.max(1, weight));
      if (kept !== seat.weight) { rows.set(seat.id, "weight", kept); }
    }

    return {show};
  });

  function writeWords(activity, words) {
    var structure = activity.source.structure, help = words.red_line.help, titles = {}, weights = {};
    structure.matters.forEach(function (key) { titles[key] = words.matters[key].title; });
    words.weights.forEach(function (one, index) { weights[index + 1] = one; });
    FlexId.each(activity, "matters", structure.matters, titles);
    FlexId.each(activity, "own", [OWN], words);
    FlexId.each(activity, "seats", structure.seats, words.seats);
    FlexId.each(activity, "weights", Object.keys(weights), weights);
    FlexId.each(activity, "red-line", Object.keys(help), help);
  }

  /* A weight on its string, as big and as low as it is heavy. */
  function drawWeight(picture, seat, x, beam, words) {
    var half = 10 + 4 * seat.weight, top = beam + STEP * seat.weight, foot = top + 1.7 * half, room = WIDTH / ACROSS - 4;
    var node = picture.add("g", {});
    picture.add("rect", {x: x - 24, y: top - 6, width: 48, height: foot - top + 30, "class": "flexid-weight__reach"}, node);
    picture.add("line", {x1: x, x2: x, y1: beam, y2: top, "class": "flexid-line"}, node);
    picture.add("path", {
      d: ["M", x - 0.6 * half, top, "H", x + 0.6 * half, "L", x + half, foot, "H", x - half, "Z"].join(" "),
      "class": "flexid-tone", "stroke-linejoin": "round",
      "data-tone": seat.red_line ? "apricot" : "teal", "data-dashed": Boolean(seat.red_line),
    }, node);
    picture.label(words, x, foot + 4.5 + 9.5 * picture.wrap(words, room, 2).length, {width: room, lines: 2, parent: node});
    return node;
  }
})();
