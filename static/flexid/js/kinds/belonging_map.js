/* Belonging map: five rings round somebody, and on them what she belongs to. */
(function () {
  "use strict";

  var WIDTH = 300, MIDDLE = WIDTH / 2, TALL = 44, GAP = 4, ROOM = 104, STEP = 6;
  var LOOK = {
    place: {tone: "moss", corner: 2}, person: {tone: "apricot", corner: TALL / 2},
    group: {tone: "plum"}, online: {tone: "sky", corner: 10, dashed: true},
  };

  FlexId.kind("belonging_map", function (activity) {
    var structure = activity.source.structure, words = activity.source.words;
    FlexId.each(activity, "kinds", structure.kinds, words.kinds);
    FlexId.each(activity, "closeness", ["5", "4", "3", "2", "1"], words.closeness);
    FlexId.part(activity.work, "feelings").textContent = words.feelings.join(" · ");
    var rows = FlexId.rows(activity, {
      path: "nodes", most: structure.most,
      fresh: function () { return {label: "", kind: structure.kinds[0], closeness: 3}; },
    });
    var picture = FlexId.picture(activity, {width: WIDTH, height: 540, name: "belonging-map"});
    FlexId.exportPicture(activity, picture);

    function show(value, isReadOnly) {
      rows.show(value, isReadOnly);
      draw(value.nodes || []);
    }

    function draw(nodes) {
      var map = lay(picture, nodes), me = {x: MIDDLE, y: map.middle};
      picture.clear();
      picture.resize(2 * map.middle);
      [1, 2, 3, 4, 5].forEach(function (closeness) {
        var ring = ringOf(closeness, map.stretch);
        picture.add("ellipse", {cx: me.x, cy: me.y, rx: ring.x, ry: ring.y, "class": "flexid-belonging__ring"});
      });
      picture.add("circle", {cx: me.x, cy: me.y, r: 26, "class": "flexid-tone", "data-tone": "teal"});
      picture.label(picture.svg.dataset.textMe, me.x, me.y, {width: 46, lines: 1});
      map.places.forEach(function (place) { drawNode(place, map); });
    }

    function drawNode(place, map) {
      var node = place.node, x = picture.mirror(place.x), g = picture.add("g", {});
      var look = LOOK[node.kind] || {tone: "stone", corner: 10};
      shape(g, look, x - place.half, place.y - TALL / 2, 2 * place.half);
      picture.label(node.label, x, place.y, {width: ROOM, lines: 2, parent: g});
      picture.handle(g, {
        key: node.id, label: node.label || rows.titleOf(node.id),
        value: FlexId.listing([rows.words("kind", node.kind), rows.words("closeness", node.closeness), node.feeling].filter(Boolean)),
        keys: function (key) { return press(node, key, map.places); },
        drop: function (point) { drop(node, {x: picture.mirror(point.x), y: point.y}, map); },
        open: function () { rows.focus(node.id); },
      });
    }

    function shape(g, look, x, y, wide) {
      var how = {"class": "flexid-tone", "data-tone": look.tone, "data-dashed": Boolean(look.dashed)}, cut = 11;
      if (look.corner) {
        picture.add("rect", Object.assign(how, {x, y, width: wide, height: TALL, rx: look.corner}), g);
      } else {
        how.d = "M" + [x + cut, y] + "h" + (wide - 2 * cut) + "l" + [cut, cut] + "v" + (TALL - 2 * cut) + "l" + [-cut, cut] +
          "h" + (2 * cut - wide) + "l" + [-cut, -cut] + "v" + (2 * cut - TALL) + "z";
        picture.add("path", how, g);
      }
    }

    function press(node, key, places) {
      var nearer = node.closeness + ({ArrowUp: 1, ArrowDown: -1}[key] || 0);
      var step = {ArrowLeft: -1, ArrowRight: 1}[key];
      var ring = places.filter(function (one) { return one.node.closeness === node.closeness; });
      var other = step && ring[ring.findIndex(function (one) { return one.node === node; }) + step];
      if (other) { rows.place(node.id, other.node.id); }
      if (nearer !== node.closeness && nearer > 0 && nearer < 6) { rows.set(node.id, "closeness", nearer); }
      return key.startsWith("Arrow");
    }

    /* Onto the ring that is nearest, and there before the first one further round. */
    function drop(node, point, map) {
      var x = point.x - MIDDLE, y = point.y - map.middle;
      var off = [1, 2, 3, 4, 5].map(function (closeness) {
        var ring = ringOf(closeness, map.stretch);
        return Math.abs(Math.hypot(x / ring.x, y / ring.y) - 1) * ring.x;
      });
      var closeness = off.indexOf(Math.min.apply(null, off)) + 1, ring = ringOf(closeness, map.stretch);
      var round = (Math.atan2(x / ring.x, -y / ring.y) * 180 / Math.PI - ring.from + 720) % 360;
      var next = map.places.find(function (one) {
        return one.node.closeness === closeness && one.node.id !== node.id && one.round > round;
      });
      var value = activity.value();
      var all = value.nodes.filter(function (one) { return one.id !== node.id; });
      var to = next ? all.findIndex(function (one) { return one.id === next.node.id; }) : all.length;
      all.splice(to, 0, Object.assign({}, node, {closeness}));
      value.nodes = all;
      activity.change(value);
    }

    return {show};
  });

  function ringOf(closeness, stretch) {
    var out = 5 - closeness;
    return {x: 92 + 14 * out, y: (60 + 46 * out) * stretch, from: (180 * out + 25 * (out % 3) + 335) % 360};
  }

  /* Each on its ring, in the order of the list, where nothing stands yet; a full map grows taller. */
  function lay(picture, nodes) {
    for (var stretch = 1; stretch < 9; stretch += 0.25) {
      var map = {stretch, middle: Math.ceil(ringOf(1, stretch).y) + TALL / 2 + GAP};
      map.places = fit(picture, nodes, map, true) || fit(picture, nodes, map, false);
      if (map.places) { return map; }
    }
  }

  function fit(picture, nodes, map, isEven) {
    var taken = [{x: MIDDLE, y: map.middle, half: 27, tall: 54}], last = {};
    var places = nodes.map(function (node) {
      var ring = nodes.filter(function (one) { return one.closeness === node.closeness; });
      var wish = isEven ? 360 * ring.indexOf(node) / ring.length : 0;
      var place = free(picture, node, Math.max(wish, last[node.closeness] || 0), taken, map);
      if (place) {
        last[node.closeness] = place.round;
        taken.push(place);
      }
      return place;
    });
    return places.every(Boolean) && places;
  }

  function free(picture, node, from, taken, map) {
    var ring = ringOf(node.closeness, map.stretch);
    var wide = Math.max.apply(null, picture.wrap(node.label, ROOM, 2).map(picture.textWidth));
    var half = Math.max(TALL, wide + 18) / 2;
    for (var round = from; round < 360; round += STEP) {
      var angle = (round + ring.from) * Math.PI / 180, x = MIDDLE + ring.x * Math.sin(angle);
      var place = {
        node, round, half, tall: TALL, y: map.middle - ring.y * Math.cos(angle),
        x: Math.min(WIDTH - half - GAP, Math.max(half + GAP, x)),
      };
      if (!taken.some(hits.bind(null, place))) { return place; }
    }
    return null;
  }

  function hits(one, other) {
    return Math.abs(one.x - other.x) < one.half + other.half + GAP &&
      Math.abs(one.y - other.y) < (one.tall + other.tall) / 2 + GAP;
  }
})();
