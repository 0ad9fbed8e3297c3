/* Role map: who expects what around somebody; what fits stands near her, what pulls further out. */
(function () {
  "use strict";

  var WIDTH = 300, ISLAND = 38, NAME = 24, GAP = 6, ME = 64;
  var BANDS = ["pulls", "unsure", "fits"];
  var TONES = {pulls: "apricot", unsure: "stone", fits: "moss"};

  FlexId.kind("role_map", function (activity) {
    var structure = activity.source.structure, words = activity.source.words;
    FlexId.each(activity, "sources", structure.sources, words.sources);
    FlexId.each(activity, "fits", ["fits", "unsure", "pulls"], words.fits);
    FlexId.each(activity, "weights", ["1", "2", "3"], words.weights);
    FlexId.each(activity, "said", ["spoken", "unspoken"], words.said);
    var rows = FlexId.rows(activity, {
      path: "expectations", most: structure.most, title: "text",
      fresh: function () { return {text: "", from: structure.sources[0], fit: "unsure"}; },
    });
    var picture = FlexId.picture(activity, {width: WIDTH, height: 420, name: "role-map"});
    FlexId.exportPicture(activity, picture);
    withoutName(activity.element);

    function show(value, isReadOnly) {
      rows.show(value, isReadOnly);
      draw(value.expectations || []);
    }

    /* Half of the sources above her, half below; both halves have their bands, "fits" the nearest. */
    function draw(all) {
      var most = Math.ceil(structure.sources.length / 2);
      var upper = half(all, structure.sources.slice(0, most)), lower = half(all, structure.sources.slice(most));
      var me = upper.tall + ME / 2, bands = [];
      picture.clear();
      picture.resize(upper.tall + ME + lower.tall);
      picture.add("circle", {cx: WIDTH / 2, cy: me, r: 26, "class": "flexid-tone", "data-tone": "teal"});
      picture.label(picture.svg.dataset.textMe, WIDTH / 2, me, {width: 46, lines: 1});
      drawHalf(upper, bands, 0, 1);
      drawHalf(lower, bands, picture.height, -1);
    }

    /* What stands where in one half: each source has a column, each column its cells. */
    function half(all, sources) {
      var wide = WIDTH / sources.length, tall = ISLAND;
      var bands = BANDS.map(function (fit) {
        var cells = sources.map(function (from) {
          return all.filter(function (one) { return one.from === from && fitOf(one) === fit; }).map(chip.bind(null, wide));
        });
        var full = NAME + GAP + Math.max.apply(null, [20].concat(cells.map(function (cell) {
          return cell.reduce(function (sum, one) { return sum + one.tall + GAP; }, 0);
        })));
        tall += full;
        return {fit, cells, tall: full};
      });
      return {sources, wide, bands, tall};
    }

    function chip(wide, one) {
      var lines = picture.wrap(one.text, wide - 15, 4).length;
      return {one, tall: Math.max(44, lines * 19 + 14)};
    }

    /* From the edge towards her: `way` 1 downwards, -1 upwards. */
    function drawHalf(found, bands, edge, way) {
      var at = edge + way * ISLAND;
      found.sources.forEach(function (from, column) {
        var x = picture.mirror((column + 0.5) * found.wide), y = edge + way * ISLAND / 2;
        picture.add("rect", {
          x: x - found.wide / 2 + 3, y: y - 16, width: found.wide - GAP, height: 32, rx: 16, "class": "flexid-tone", "data-tone": "sky",
        });
        picture.label(words.sources[from], x, y, {width: found.wide - 10, lines: 1});
      });
      found.bands.forEach(function (band) {
        var top = Math.min(at, at + way * band.tall);
        bands.push({fit: band.fit, top, foot: top + band.tall});
        picture.add("rect", {x: 0, y: top, width: WIDTH, height: band.tall, "class": "flexid-role__band", "data-fit": band.fit});
        picture.label(words.fits[band.fit], WIDTH / 2, top + NAME / 2, {width: WIDTH - 20, lines: 1});
        band.cells.forEach(function (cell, column) { drawCell(cell, (column + 0.5) * found.wide, top + NAME, found.wide, way, bands); });
        at += way * band.tall;
      });
    }

    function drawCell(cell, x, top, wide, way, bands) {
      cell.forEach(function (chip) {
        drawChip(chip, picture.mirror(x), top, wide, way, bands);
        top += chip.tall + GAP;
      });
    }

    function drawChip(chip, x, y, wide, way, bands) {
      var one = chip.one, g = picture.add("g", {});
      picture.add("rect", {
        x: x - wide / 2 + 4, y, width: wide - 8, height: chip.tall, rx: 8, "class": "flexid-tone",
        "data-tone": TONES[fitOf(one)], "data-dashed": one.said === "unspoken", "data-weight": one.weight || "",
      }, g);
      picture.label(one.text, x, y + chip.tall / 2, {width: wide - 15, lines: 4, parent: g});
      picture.handle(g, {
        key: one.id, label: one.text || rows.titleOf(one.id),
        value: FlexId.listing([
          words.sources[one.from], words.fits[fitOf(one)], words.weights[one.weight], words.said[one.said],
        ].filter(Boolean)),
        keys: function (key) { return press(one, way * ({ArrowDown: 1, ArrowUp: -1}[key] || 0)); },
        drop: function (point) { moveTo(one, nearest(bands, point.y)); },
        open: function () { rows.focus(one.id); },
      });
    }

    function press(one, step) {
      moveTo(one, BANDS[BANDS.indexOf(fitOf(one)) + step]);
      return Boolean(step);
    }

    function moveTo(one, fit) {
      if (fit && fit !== fitOf(one)) { rows.set(one.id, "fit", fit); }
    }

    function lift(value) {
      return (value.expectations || []).map(function (one) { return {id: one.id, text: one.text}; });
    }

    return {show, lift};
  });

  function fitOf(one) {
    return one.fit || "unsure";
  }

  function nearest(bands, y) {
    var off = bands.map(function (band) { return Math.max(band.top - y, y - band.foot, 0); });
    return bands[off.indexOf(Math.min.apply(null, off))].fit;
  }

  /* An expectation goes to the board as words alone: nobody shall see whose family said it. */
  function withoutName(element) {
    var question = FlexId.part(element, "board-question");
    if (!question) { return; }
    question.querySelector('[value="unnamed"]').checked = true;
    question.querySelector('[value="named"]').closest("label").remove();
  }
})();
