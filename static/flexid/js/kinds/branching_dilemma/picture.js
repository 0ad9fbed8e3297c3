/* The ways somebody went, as a tree: one row a station, a lane to the side for each other way. */
(function () {
  "use strict";

  var ROW = 56, LANE = 26, EDGE = 20, HEAD = 34, GAP = 22;

  /* `places`: {here: place, open(place), titleOf(station), labelOf(step), nameOf(seat)}. */
  FlexId.drawWays = function (picture, ways, value, places) {
    var top = 0, data = picture.svg.dataset;
    var hereKey = keyOf(places.here.seat, ways.gone(value, places.here));
    picture.clear();
    seats().forEach(function (seat) {
      var rows = layout(tree(seat));
      picture.label(places.nameOf(seat), picture.mirror(EDGE - 9), top + HEAD / 2, {
        anchor: "start", width: picture.width - EDGE, lines: 1,
      });
      top += HEAD;
      rows.forEach(connect);
      rows.forEach(drawStation);
      top += rows.length * ROW;
    });
    picture.resize(Math.max(top, 60));

    function seats() {
      var found = (value.paths || []).map(function (one) { return one.seat; }).concat(places.here.seat);
      return found.filter(function (one, index) { return found.indexOf(one) === index; });
    }

    function keyOf(seat, steps) { return seat + ":" + ways.trail(steps); }

    /* The ways from one seat in one tree: what two of them share is drawn once. */
    function tree(seat) {
      var root = stationOf(seat, null, []);
      ways.alike(value, seat, []).forEach(function (path) {
        path.steps.reduce(function (at, step, index) {
          var steps = path.steps.slice(0, index + 1);
          var known = at.kids.find(function (one) { return one.step.choice === step.choice; });
          if (!known) { at.kids.push(known = stationOf(seat, path.id, steps)); }
          return known;
        }, root);
        root.id = root.id || path.id;
      });
      return root;
    }

    function stationOf(seat, id, steps) {
      return {
        seat, id, at: steps.length, kids: [], step: steps[steps.length - 1],
        key: keyOf(seat, steps), title: places.titleOf(ways.station(steps)), isEnd: ways.isEnd(steps),
      };
    }

    /* The last way goes straight on; the others stand above it, a lane to the side. */
    function layout(root) {
      var rows = [];
      (function walk(one, lane, from) {
        Object.assign(one, {lane, row: rows.length, from});
        rows.push(one);
        one.kids.forEach(function (kid, index) {
          walk(kid, lane + (index < one.kids.length - 1 ? 1 : 0), one);
        });
      })(root, 0, null);
      return rows;
    }

    function x(one) { return picture.mirror(EDGE + one.lane * LANE); }

    function y(one) { return top + one.row * ROW + ROW / 2; }

    function connect(one) {
      if (!one.from) { return; }
      var isStraight = one.lane === one.from.lane, start = isStraight ? y(one.from) : y(one) - ROW / 2;
      var way = "M" + x(one.from) + " " + start + " Q" + [x(one.from), y(one), x(one), y(one)].join(" ");
      picture.add("path", {"class": "flexid-line", d: way});
    }

    function drawStation(one) {
      var node = picture.add("g", {"class": "flexid-dilemma__station"});
      var isHere = one.key === hereKey, isLine = one.step && ways.isLine(one.step);
      var side = picture.mirror(EDGE + one.lane * LANE + GAP), room = picture.width - EDGE - one.lane * LANE - GAP;
      // The whole row can be pressed, not only its mark.
      picture.add("rect", {
        x: 0, y: y(one) - ROW / 2 + 2, width: picture.width, height: ROW - 4, fill: "none", "pointer-events": "all",
      }, node);
      mark(one, node, isHere, isLine);
      if (one.step) {
        picture.label(places.labelOf(one.step), side, y(one) - 11, {
          anchor: "start", width: room, lines: 1, parent: node,
        }).classList.add("flexid-dilemma__chosen");
      }
      picture.label(one.title, side, y(one) + (one.step ? 10 : 0), {anchor: "start", width: room, lines: 1, parent: node});
      picture.handle(node, {
        key: one.key, label: one.title,
        value: [one.step && places.labelOf(one.step), isHere && data.textHere].filter(Boolean).join(", "),
        open: function () { places.open({seat: one.seat, id: one.id || undefined, at: one.at}); },
      });
    }

    function mark(one, node, isHere, isLine) {
      var look = "flexid-tone" + (isHere ? " flexid-dilemma__here" : "");
      var tone = {"class": look, "data-tone": one.isEnd ? "apricot" : "teal", "data-dashed": Boolean(isLine)};
      if (one.isEnd) {
        picture.add("rect", Object.assign({x: x(one) - 9, y: y(one) - 9, width: 18, height: 18, rx: 3}, tone), node);
      } else {
        picture.add("circle", Object.assign({cx: x(one), cy: y(one), r: 9}, tone), node);
      }
    }
  };
})();
