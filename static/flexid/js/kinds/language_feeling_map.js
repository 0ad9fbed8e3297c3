/* Language and feeling map: a body without a face, its places coloured by the languages that live there. */
(function () {
  "use strict";

  var WIDTH = 304, HEIGHT = 436, COLUMN = 98, LINE = 19;
  var COLOURS = ["plum", "sky", "moss", "apricot", "teal", "stone"];
  // Each place as ellipses [x, y, rx, ry], and where its words stand. A body's left stays its left.
  var PLACES = {
    head: {at: [[152, 34, 24, 18]], label: [COLUMN / 2, 44]},
    mouth: {at: [[152, 74, 18, 10]], label: [WIDTH - COLUMN / 2, 66]},
    throat: {at: [[152, 106, 12, 11]], label: [COLUMN / 2, 126]},
    heart: {at: [[170, 154, 19, 18]], label: [WIDTH - COLUMN / 2, 154]},
    belly: {at: [[152, 218, 28, 22]], label: [COLUMN / 2, 208]},
    hands: {at: [[200, 254, 15, 17], [104, 254, 15, 17]], label: [WIDTH - COLUMN / 2, 308]},
    feet: {at: [[130, 412, 20, 13], [174, 412, 20, 13]], label: [COLUMN / 2, 392]},
  };
  var BODY = [
    ["ellipse", {cx: 152, cy: 52, rx: 36, ry: 44}],
    ["path", {d: "M140 88 h24 v26 h-24 z M114 118 Q152 104 190 118 L184 270 H120 Z"}],
    ["path", {d: "M116 130 L104 244 M188 130 L200 244", "class": "flexid-body__limb"}],
    ["path", {d: "M136 262 L132 400 M168 262 L172 400", "class": "flexid-body__limb flexid-body__limb--leg"}],
  ];

  FlexId.kind("language_feeling_map", function (activity) {
    var structure = activity.source.structure, words = activity.source.words;
    FlexId.each(activity, "zones", structure.zones, words.zones);
    var languages = FlexId.rows(activity, {
      path: "languages", most: 8, title: "name",
      fresh: function () { return {name: "", colour: freeColour(activity.value().languages || [])}; },
    });
    var regions = FlexId.rows(activity, {
      path: "regions", most: 30, filled: fillRegion, fresh: function () { return {zone: structure.zones[0]}; },
    });
    var picture = FlexId.picture(activity, {width: WIDTH, height: HEIGHT, name: "language-feeling-map"});
    FlexId.exportPicture(activity, picture);

    function fillRegion(row, region) {
      var known = activity.value().languages || [], field = row.querySelector('[data-field="language"]');
      FlexId.part(row, "row-name").textContent = words.zones[region.zone];
      field.replaceChildren.apply(field, [field.options[0]].concat(known.filter(function (one) {
        return one.name;
      }).map(function (one) { return new Option(one.name, one.id); })));
      field.value = find(known, region.language) ? region.language : "";
    }

    function show(value) {
      languages.show(value);
      regions.show(value);
      picture.clear();
      BODY.forEach(function (one) { picture.add(one[0], Object.assign({"class": "flexid-body__shape"}, one[1])); });
      structure.zones.forEach(function (zone) { drawZone(value, zone); });
    }

    function drawZone(value, zone) {
      var here = (value.regions || []).filter(function (one) { return one.zone === zone; });
      var spoken = here.map(function (one) { return find(value.languages, one.language); }).filter(unlike);
      var names = FlexId.listing(spoken.map(function (one) { return one.name; }).filter(Boolean));
      var node = picture.add("g", {"class": "flexid-body__zone"});
      drawReach(picture, PLACES[zone], node);
      drawWords(picture, PLACES[zone], words.zones[zone], names, node);
      PLACES[zone].at.forEach(function (place) { drawPlace(picture, place, spoken, here.length, node); });
      picture.handle(node, {
        key: zone, label: words.zones[zone], value: names,
        open: function () { if (here.length) { regions.focus(here[0].id); } else { regions.add({zone}); } },
      });
      // It is pressed, not moved: the page scrolls beneath a finger here.
      node.removeAttribute("aria-roledescription");
      node.classList.remove("flexid-picture__handle");
    }

    function lift(value) {
      return (value.regions || []).filter(function (one) { return one.feeling; }).map(function (one) {
        var language = find(value.languages, one.language);
        return {id: one.id, text: [language && language.name, one.feeling].filter(Boolean).join(": ")};
      });
    }

    return {show, lift};
  });

  function find(languages, id) {
    return (languages || []).find(function (one) { return one.id === id; });
  }

  function unlike(one, index, all) {
    return one && all.indexOf(one) === index;
  }

  function freeColour(languages) {
    var taken = languages.map(function (one) { return one.colour; });
    return COLOURS.find(function (colour) { return !taken.includes(colour); }) || "stone";
  }

  /* As many upright stripes as there are languages. */
  function drawPlace(picture, at, spoken, isWritten, node) {
    var tones = spoken.map(function (one) { return one.colour || "stone"; });
    if (!tones.length) {
      picture.add("ellipse", {
        cx: at[0], cy: at[1], rx: at[2], ry: at[3], "class": "flexid-tone", "data-dashed": !isWritten,
      }, node);
    }
    tones.forEach(function (tone, index) {
      picture.add("path", {
        d: stripe(at, index / tones.length, (index + 1) / tones.length), "class": "flexid-tone", "data-tone": tone,
      }, node);
    });
  }

  function stripe(at, from, to) {
    var x = [from, to].map(function (part) { return at[0] + at[2] * (2 * part - 1); });
    var y = [from, to].map(function (part) { return at[3] * Math.sqrt(Math.max(0, 1 - Math.pow(2 * part - 1, 2))); });
    return ["M", x[0], at[1] - y[0], "A", at[2], at[3], 0, 0, 1, x[1], at[1] - y[1],
      "V", at[1] + y[1], "A", at[2], at[3], 0, 0, 1, x[0], at[1] + y[0], "Z"].join(" ");
  }

  /* All from the words to the place can be pressed. */
  function drawReach(picture, place, node) {
    var at = place.at[0], isLeft = place.label[0] < at[0];
    var top = Math.min(place.label[1] - 24, at[1] - at[3]), foot = Math.max(place.label[1] + 24, at[1] + at[3]);
    picture.add("rect", {
      x: isLeft ? 0 : at[0] - at[2], y: top, height: foot - top,
      width: isLeft ? at[0] + at[2] : WIDTH - at[0] + at[2], "class": "flexid-body__reach",
    }, node);
  }

  /* The place's name and its languages, and a line from them to the place. */
  function drawWords(picture, place, name, names, node) {
    var x = place.label[0], at = place.at[0], side = x < at[0] ? 1 : -1;
    var lines = names ? picture.wrap(names, COLUMN, 3) : [], y = place.label[1] - lines.length * LINE / 2;
    var half = Math.max.apply(null, lines.concat(name).map(picture.textWidth)) / 2 + 5;
    picture.add("line", {
      x1: x + side * half, y1: place.label[1], x2: at[0] - side * at[2], y2: at[1], "class": "flexid-body__line",
    }, node);
    picture.label(name, x, y, {width: COLUMN, lines: 1, parent: node});
    if (names) {
      picture.label(names, x, y + (1 + lines.length) * LINE / 2, {width: COLUMN, lines: 3, parent: node})
        .classList.add("flexid-body__names");
    }
  }
})();
