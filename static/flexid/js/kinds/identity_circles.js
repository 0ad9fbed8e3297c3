/* Identity circles: each as big as it is now, one beside the other, in the order of the list. */
(function () {
  "use strict";

  var WIDTH = 300, GAP = 6, UNIT = 29, STEP = 4;

  FlexId.kind("identity_circles", function (activity) {
    var structure = activity.source.structure, words = activity.source.words;
    FlexId.each(activity, "contexts", structure.contexts, words.contexts);
    var rows = FlexId.rows(activity, {
      path: "circles", most: structure.most,
      fresh: function () { return {label: "", size: 3, colour: "teal"}; },
    });
    var picture = FlexId.picture(activity, {width: WIDTH, height: 120, name: "identity-circles"});
    FlexId.exportPicture(activity, picture);

    function show(value, isReadOnly) {
      rows.show(value, isReadOnly);
      draw(value.circles || []);
    }

    function draw(circles) {
      picture.clear();
      pack(picture, circles).forEach(function (place) { drawCircle(place, place.circle); });
    }

    function drawCircle(place, circle) {
      var x = picture.mirror(place.x);
      var node = picture.add("g", {});
      picture.add("circle", {
        cx: x, cy: place.y, r: place.r, "class": "flexid-tone", "data-tone": circle.colour || "stone",
        "data-dashed": circle.origin === "others",
      }, node);
      picture.label(circle.label || "", x, place.y, {width: place.room, parent: node});
      picture.handle(node, {
        key: circle.id, label: circle.label || rows.titleOf(circle.id),
        value: FlexId.listing([rows.words("size", circle.size), rows.words("origin", circle.origin)].filter(Boolean)),
        keys: function (key) { return press(circle, key); },
        drop: function (point, other) { if (other) { rows.place(circle.id, other); } },
        open: function () { rows.focus(circle.id); },
      });
    }

    function press(circle, key) {
      var step = {ArrowLeft: -1, ArrowRight: 1}[key];
      var grown = (circle.size || 3) + ({ArrowUp: 1, "+": 1, ArrowDown: -1, "-": -1}[key] || 0);
      if (step) {
        rows.move(circle.id, step);
      } else if (grown !== (circle.size || 3) && grown > 0 && grown < 6) {
        rows.set(circle.id, "size", grown);
      }
      return step || key.startsWith("Arrow") || key === "+" || key === "-";
    }

    function lift(value) {
      return (value.circles || []).map(function (one) { return {id: one.id, text: one.label}; });
    }

    return {show, lift};
  });

  /* In list order, each to the highest free place that is nearest to the start: always the same picture. */
  function pack(picture, circles) {
    var placed = [];
    circles.forEach(function (circle) {
      var r = UNIT * Math.sqrt(circle.size || 3), room = Math.max(1.7 * r, 90);
      // A word may be wider than a small circle; then the circle keeps the room for it.
      var half = Math.max.apply(null, picture.wrap(circle.label || "", room, 3).map(picture.textWidth)) / 2;
      var wide = Math.max(r, half) + GAP / 2, best = null;
      for (var x = wide; x <= Math.max(wide, WIDTH - wide); x += STEP) {
        var y = lowest(placed, x, wide);
        if (!best || y < best.y) { best = {x, y, r, wide, room, circle}; }
      }
      placed.push(best);
    });
    var right = Math.max.apply(null, placed.map(function (one) { return one.x + one.wide; }).concat(0));
    var foot = Math.max.apply(null, placed.map(function (one) { return one.y + one.wide; }).concat(60));
    picture.resize(Math.ceil(foot));
    placed.forEach(function (one) { one.x += (WIDTH - right) / 2; });
    return placed;
  }

  function lowest(placed, x, wide) {
    return placed.reduce(function (y, one) {
      var far = wide + one.wide, off = Math.abs(one.x - x);
      return off >= far ? y : Math.max(y, one.y + Math.sqrt(far * far - off * off));
    }, wide);
  }
})();
