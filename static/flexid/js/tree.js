/* The author's tree: the lists below are read and drawn, a box a station, a line a choice. */
(function () {
  "use strict";

  var WIDE = 250, HEAD = 40, ROW = 28, BETWEEN = 110, APART = 28, EDGE = 20, BEND = 50;

  FlexId.mount("tree", function (root) {
    if (!FlexId.part(root, "picture")) { return; }
    var boxes = Array.from(root.querySelectorAll("[data-station]"), read);
    var size = place(boxes);
    FlexId.part(root, "drawn").hidden = false;
    var picture = FlexId.picture({work: root, isReadOnly: function () { return true; }}, size);
    picture.svg.setAttribute("width", size.width);
    picture.svg.setAttribute("height", size.height);
    boxes.forEach(function (box) { box.choices.forEach(function (one) { line(picture, boxes, one); }); });
    boxes.forEach(function (box) { draw(picture, box); });
  });

  function read(element) {
    return {
      key: element.dataset.station, kind: element.dataset.kind, title: element.dataset.title, href: "#" + element.id,
      choices: Array.from(element.querySelectorAll("[data-choice]"), function (one) {
        return {to: one.dataset.to, label: one.dataset.label, isLine: "line" in one.dataset};
      }),
    };
  }

  function find(boxes, key) {
    return boxes.find(function (box) { return box.key === key; });
  }

  /* How far from the start each node can lie; a way back does not count as further. */
  function depths(nodes) {
    var found = new Map();
    function visit(box, depth, trail) {
      if (!box || trail.includes(box) || found.get(box) >= depth) { return; }
      found.set(box, depth);
      box.choices.forEach(function (one) { visit(find(nodes, one.to), depth + 1, trail.concat([box])); });
    }
    visit(nodes.find(function (box) { return box.kind === "start"; }), 0, []);
    return found;
  }

  /* So that lines lead onwards: a column for each depth, one for what no way comes to, the endings last. */
  function columns(boxes) {
    var endings = boxes.filter(function (box) { return box.kind === "ending"; });
    var nodes = boxes.filter(function (box) { return box.kind !== "ending"; });
    var far = depths(nodes), found = [];
    nodes.forEach(function (box) {
      var at = far.has(box) ? far.get(box) : nodes.length;
      found[at] = (found[at] || []).concat(box);
    });
    return found.concat([endings]).filter(function (one) { return one && one.length; });
  }

  /* Gives each box and each choice its place; answers how large the whole is. */
  function place(boxes) {
    var foot = 0, all = columns(boxes);
    all.forEach(function (column, index) {
      var y = EDGE;
      column.forEach(function (box) {
        Object.assign(box, {x: EDGE + index * (WIDE + BETWEEN), y, height: HEAD + box.choices.length * ROW + 8});
        box.choices.forEach(function (one, at) {
          Object.assign(one, {x: box.x + WIDE, y: y + HEAD + at * ROW + ROW / 2});
        });
        y += box.height + APART;
      });
      foot = Math.max(foot, y);
    });
    return {width: EDGE + all.length * (WIDE + BETWEEN), height: foot};
  }

  function line(picture, boxes, one) {
    var to = find(boxes, one.to);
    var look = "flexid-line" + (one.isLine ? " flexid-tree__crossed" : "");
    if (!to) {
      picture.add("path", {"class": look, d: "M" + one.x + " " + one.y + " h 12"});
      picture.label(picture.svg.dataset.textNowhere, one.x + 18, one.y, {anchor: "start", width: BETWEEN - 20, lines: 1});
      return;
    }
    var x = to.x, y = to.y + HEAD / 2;
    var bend = [one.x + BEND, one.y, x - BEND, y, x, y].join(" ");
    picture.add("path", {"class": look, d: "M" + one.x + " " + one.y + " C" + bend});
    picture.add("path", {"class": "flexid-line", d: "M" + (x - 8) + " " + (y - 5) + " L" + x + " " + y + " L" + (x - 8) + " " + (y + 5)});
  }

  function draw(picture, box) {
    var tone = {start: "teal", node: "sky", ending: "apricot"}[box.kind];
    var link = picture.add("a", {href: box.href});
    picture.add("rect", {
      x: box.x, y: box.y, width: WIDE, height: box.height, rx: box.kind === "ending" ? 0 : 10,
      "class": "flexid-tone", "data-tone": tone,
    }, link);
    picture.label(box.title, box.x + 12, box.y + HEAD / 2, {anchor: "start", width: WIDE - 24, lines: 1, parent: link});
    box.choices.forEach(function (one) {
      picture.label(one.label, box.x + 12, one.y, {anchor: "start", width: WIDE - 24, lines: 1, parent: link})
        .classList.add("flexid-tree__label");
    });
  }
})();
