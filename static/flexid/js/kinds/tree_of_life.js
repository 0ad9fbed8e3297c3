/* Tree of life: pieces at the parts of a tree. It is drawn twice, once without what is only hers. */
(function () {
  "use strict";

  var WIDTH = 300, LINE = 19, GAP = 8, NAME = 26, TOUCH = 47, MOST = 3;
  // From the top of the picture down; the list has the author's order.
  var DOWN = ["leaves", "gifts", "branches", "trunk", "ground", "roots"], CROWN = 3;
  var TONES = {leaves: "moss", gifts: "apricot", branches: "teal", ground: "sky", roots: "plum"};

  FlexId.kind("tree_of_life", function (activity) {
    var structure = activity.source.structure, words = activity.source.words, names = {}, rows = {};
    var parts = DOWN.filter(function (part) { return structure.parts.includes(part); });
    structure.parts.forEach(function (part) { names[part] = words.parts[part].name; });
    FlexId.each(activity, "places", structure.parts, names);
    FlexId.each(activity, "parts", structure.parts, names).forEach(begin);
    var picture = FlexId.picture(activity, {width: WIDTH, height: 120, name: "tree-of-life"});
    var shared = FlexId.picture(activity, {width: WIDTH, height: 120, name: "tree-of-life", part: "shared"});
    var tells = picture.svg.dataset, bands = [];
    FlexId.exportPicture(activity, shared);

    function begin(section) {
      var part = section.dataset.key, name = "items-" + part;
      FlexId.part(section, "help").textContent = words.parts[part].help;
      FlexId.part(section, "part-name").textContent = names[part];
      section.querySelector("[data-rows]").dataset.rows = name;
      FlexId.action(section, "add").dataset.action = "add-" + name;
      rows[part] = FlexId.rows(activity, {
        path: "items", name, where: {part}, title: "text", most: structure.most,
        fresh: function () { return {text: ""}; }, filled: fill,
      });
    }

    function fill(element, item) {
      FlexId.part(element, "row-part").textContent = names[item.part];
      element.toggleAttribute("data-mine", Boolean(item.only_mine));
    }

    function show(value, isReadOnly) {
      var at = document.activeElement, row = activity.work.contains(at) && at.closest("[data-id]");
      structure.parts.forEach(function (part) { rows[part].show(value, isReadOnly); });
      if (row && !row.isConnected) { follow(row.dataset.id, at.dataset.field); }
      draw(value.items || []);
    }

    /* She chose another part in the list: the row stands there now, and the focus with it. */
    function follow(id, field) {
      var row = activity.work.querySelector('[data-id="' + id + '"]');
      if (row && field) { row.querySelector('[data-field="' + field + '"]').focus(); }
    }

    function draw(items) {
      bands = drawTree(picture, items, hold);
      drawTree(shared, items.filter(function (item) { return !item.only_mine; }));
    }

    function drawTree(on, items, made) {
      var y = 6;
      on.clear();
      var drawn = parts.map(function (part) {
        var mine = items.filter(function (item) { return item.part === part; });
        var band = {part, top: y, lines: lay(on, mine, part === "trunk" ? 150 : WIDTH - 20)};
        band.bottom = y += NAME + band.lines.high + GAP;
        return band;
      });
      drawWood(on, drawn);
      drawn.forEach(function (band) {
        on.label(names[band.part], WIDTH / 2, band.top + NAME / 2, {width: 280, lines: 1})
          .classList.add("flexid-tree__name");
        band.lines.forEach(function (line) { drawLine(on, band, line, made); });
      });
      on.resize(y + 4);
      return drawn;
    }

    function drawLine(on, band, line, made) {
      line.pieces.forEach(function (piece) {
        var x = on.mirror(piece.x), y = band.top + NAME + line.y + line.high / 2, node = on.add("g", {});
        on.add("path", {
          "class": "flexid-tone", d: shape(band.part, x, y, piece.width, piece.high),
          "data-tone": TONES[band.part] || "", "data-dashed": Boolean(piece.item.only_mine),
        }, node);
        if (piece.item.text) { on.label(piece.item.text, x, y, {width: piece.room, lines: MOST, parent: node}); }
        if (made) { made(node, piece.item); }
      });
    }

    function hold(node, item) {
      picture.handle(node, {
        key: item.id, label: rows[item.part].titleOf(item.id),
        value: [item.text ? "" : tells.textBlank, item.only_mine ? tells.textMine : ""].filter(Boolean).join(". "),
        keys: function (key) { return press(item, key); },
        drop: function (point, other) { drop(item, point, other); },
        open: function () { rows[item.part].focus(item.id); },
      });
    }

    function press(item, key) {
      var aside = {ArrowLeft: -1, ArrowRight: 1}[key], down = {ArrowUp: -1, ArrowDown: 1}[key];
      var part = parts[parts.indexOf(item.part) + down];
      if (aside) { rows[item.part].move(item.id, aside); }
      if (part) {
        put(item.id, part);
        activity.say(rows[part].titleOf(item.id));
      }
      return Boolean(aside || down);
    }

    function drop(item, point, other) {
      var band = bands.find(function (one) { return point.y < one.bottom; }) || bands[bands.length - 1];
      var onto = (activity.value().items || []).find(function (one) { return one.id === other; });
      if (onto && onto.part === item.part) {
        rows[item.part].place(item.id, other);
      } else if (onto || band.part !== item.part) {
        put(item.id, onto ? onto.part : band.part, other);
      }
    }

    /* To another part: before a piece that is there, or as its last. */
    function put(id, part, before) {
      var value = activity.value(), all = value.items;
      var find = function (one) { return all.findIndex(function (item) { return item.id === one; }); };
      var item = Object.assign(all.splice(find(id), 1)[0], {part});
      all.splice(before ? find(before) : all.length, 0, item);
      activity.change(value);
    }

    function lift(value) {
      return (value.items || []).filter(function (item) { return !item.only_mine; });
    }

    return {show, lift};
  });

  /* In lines, each as wide as it may be, each in the middle. */
  function lay(picture, items, most) {
    var lines = [], high = 0;
    items.forEach(function (item) {
      var room = Math.min(most - 24, 128), words = picture.wrap(item.text || "", room, MOST);
      var widest = Math.max.apply(null, words.map(picture.textWidth).concat(32));
      var piece = {item, room, width: Math.ceil(widest) + 24, high: Math.max(TOUCH, words.length * LINE + 14)};
      var line = lines[lines.length - 1];
      if (!line || line.width + GAP + piece.width > most) { lines.push(line = {pieces: [], width: -GAP, high: 0}); }
      piece.from = line.width + GAP;
      line.width += GAP + piece.width;
      line.high = Math.max(line.high, piece.high);
      line.pieces.push(piece);
    });
    lines.forEach(function (line) {
      line.y = high;
      high += line.high + GAP;
      line.pieces.forEach(function (piece) { piece.x = (WIDTH - line.width) / 2 + piece.from + piece.width / 2; });
    });
    lines.high = Math.max(high, TOUCH);
    return lines;
  }

  /* What stands behind the pieces: a crown, a trunk, the ground, some roots. */
  function drawWood(picture, bands) {
    var foot = bands[bands.length - 1].bottom, half = WIDTH / 2, at = {};
    bands.forEach(function (band) { at[band.part] = band; });
    var crown = bands.filter(function (band) { return DOWN.indexOf(band.part) < CROWN; });
    var top = crown.length ? crown[crown.length - 1].bottom : 2, earth = (at.ground || at.roots || {top: foot}).top;
    picture.add("rect", {"class": "flexid-tree__earth", x: 0, y: earth, width: WIDTH, height: foot - earth + 4});
    [-1, 1].forEach(function (side) {
      var stem = half + side * 80, root = at.roots ? foot : earth;
      picture.add("path", {
        "class": "flexid-tree__trunk",
        d: "M" + half + " " + (top - 20) + "H" + stem + "V" + (earth - 14) + "Q" + stem + " " + earth + " " + (stem + side * 30) + " " + earth + "H" + half + "Z",
      });
      [60, 95].forEach(function (far) {
        var x = half + side * far, end = x + side * (far - 40);
        picture.add("path", {"class": "flexid-line", d: "M" + x + " " + earth + "Q" + x + " " + (earth + root) / 2 + " " + end + " " + root});
      });
    });
    if (crown.length) {
      picture.add("rect", {"class": "flexid-tree__crown", x: 2, y: 2, width: WIDTH - 4, height: top - 2, rx: 40});
    }
  }

  /* A leaf has two points, a gift is round, the rest are plain. */
  function shape(part, x, y, width, high) {
    var w = width / 2, h = high / 2, big = part === "leaves" ? h * 0.9 : part === "gifts" ? h : 8;
    var small = part === "leaves" ? 3 : big;
    return "M" + (x - w + big) + " " + (y - h) + "H" + (x + w - small) + arc(small, small, small) + "V" + (y + h - big) +
      arc(big, -big, big) + "H" + (x - w + small) + arc(small, -small, -small) + "V" + (y - h + big) + arc(big, big, -big) + "Z";
  }

  function arc(r, x, y) {
    return "a" + r + " " + r + " 0 0 1 " + x + " " + y;
  }
})();
