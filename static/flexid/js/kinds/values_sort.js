/* Values sort: cards in three piles, and up to five that are kept closest. */
(function () {
  "use strict";

  var WIDTH = 304, CARD = 140, HIGH = 44, GAP = 8, TITLE = 34, ACROSS = 2, SEEN = 6, MOST = 5, OWN = 10;
  var ZONES = ["deck", "closest", "very", "some", "not-now"];
  var CHOICES = {
    piles: ["very", "some", "not-now"], holds: ["keep", "bend", "let-go"],
    origins: ["mine", "family", "friends", "faith", "here", "new"],
  };
  var TONES = {closest: "apricot", very: "teal", some: "sky"};
  // From the closest downwards; what is not sorted yet begins with the first pile.
  var STEPS = {
    ArrowUp: {"not-now": "some", some: "very", very: "closest"},
    ArrowDown: {deck: "very", closest: "very", very: "some", some: "not-now"},
  };

  FlexId.kind("values_sort", function (activity) {
    var structure = activity.source.structure, words = activity.source.words, full = FlexId.part(activity.work, "full");
    var whole = Object.assign({}, activity, {
      value: function () { return withAll(structure, activity.value()); },
      change: function (value) { activity.change(touched(value)); },
    });
    ["closest", "unsorted"].forEach(function (name) { FlexId.each(activity, name, [name], words); });
    Object.keys(CHOICES).forEach(function (name) { FlexId.each(activity, name, CHOICES[name], words[name]); });
    var rows = FlexId.rows(whole, {
      path: "cards", most: structure.cards.length + OWN, filled: fillCard,
      fresh: function () { return {label: ""}; },
    });
    var closest = FlexId.rows(whole, {path: "closest", most: MOST, filled: fillClosest});
    var picture = FlexId.picture(activity, {width: WIDTH, height: 120, name: "values-sort"});
    FlexId.exportPicture(activity, picture);

    function fillCard(row, card) {
      FlexId.part(row, "row-name").textContent = nameOf(words, card);
      if (!card.card) { return; }
      [FlexId.part(row, "own"), FlexId.action(row, "row-remove")].forEach(function (one) {
        if (one) { one.remove(); }
      });
    }

    /* Each card can be chosen once. */
    function fillClosest(row, one, index, all) {
      var cards = whole.value().cards, field = row.querySelector("select");
      var others = all.map(function (other) { return other.card; });
      var options = cards.filter(nameOf.bind(null, words)).map(function (card) {
        var option = new Option(nameOf(words, card), card.id);
        option.disabled = card.id !== one.card && others.includes(card.id);
        return option;
      });
      FlexId.part(row, "row-name").textContent = nameOf(words, cards.find(function (card) { return card.id === one.card; }));
      field.replaceChildren.apply(field, [field.options[0]].concat(options));
      field.value = one.card || "";
    }

    function show(value) {
      var all = withAll(structure, value);
      rows.show(all);
      closest.show(all);
      full.textContent = "";
      draw(layout(all, words));
    }

    function draw(zones) {
      picture.clear();
      picture.resize(zones[zones.length - 1].foot);
      zones.forEach(function (zone) {
        drawZone(picture, zone);
        zone.cards.forEach(function (card, index) {
          handle(drawCard(picture, zone, nameOf(words, card), index), card, zone, zones);
        });
      });
    }

    function handle(node, card, zone, zones) {
      picture.handle(node, {
        key: card.id, label: nameOf(words, card) || rows.titleOf(card.id), value: zone.title,
        keys: function (key) { return press(card, zone.name, key); },
        drop: function (point, other) { drop(card, zone.name, zones, point, other); },
        open: function () { rows.focus(card.id); },
      });
    }

    function press(card, zone, key) {
      var step = {ArrowLeft: -1, ArrowRight: 1}[key], to = (STEPS[key] || {})[zone];
      if (zone === "closest" && step) { closest.move(entry(card.id).id, step); }
      if (to) { put(card, to); }
      return key.startsWith("Arrow");
    }

    function drop(card, from, zones, point, other) {
      var to = zones.find(function (zone) { return point.y >= zone.y && point.y <= zone.foot; });
      if (to && to.name !== from) {
        put(card, to.name);
      } else if (to && from === "closest" && entry(other)) {
        closest.place(entry(card.id).id, entry(other).id);
      }
    }

    function entry(id) {
      return (activity.value().closest || []).find(function (one) { return one.card === id; });
    }

    function put(card, zone) {
      var value = whole.value(), one = value.cards.find(function (found) { return found.id === card.id; });
      var kept = (value.closest || []).filter(function (found) { return found.card && found.card !== card.id; });
      if (zone === "closest" && kept.length >= MOST) {
        full.textContent = full.dataset.text;
        return;
      }
      if (zone === "closest") {
        kept.push({id: FlexId.rowId(), card: card.id});
        one.pile = one.pile || "very";
      } else {
        one.pile = zone === "deck" ? undefined : zone;
      }
      value.closest = kept;
      whole.change(value);
      activity.say([nameOf(words, card), titles(words)[zone]].join(": "));
    }

    return {show};
  });

  /* An authored card has a row before it has a pile; it is kept once something is said of it. */
  function withAll(structure, value) {
    var kept = value.cards || [];
    value.cards = structure.cards.map(function (key, index) {
      return kept.find(function (one) { return one.card === key; }) || {id: "c" + (index + 1), card: key};
    }).concat(kept.filter(function (one) { return !one.card; }));
    return value;
  }

  function touched(value) {
    value.closest = (value.closest || []).filter(function (one) {
      return !one.card || value.cards.some(function (card) { return card.id === one.card; });
    });
    value.cards = (value.cards || []).filter(function (one) {
      return !one.card || Object.keys(one).some(function (key) {
        return key !== "id" && key !== "card" && one[key] !== undefined;
      }) || zoneOf(value, one) === "closest";
    });
    ["cards", "closest"].forEach(function (name) { if (!value[name].length) { delete value[name]; } });
    return value;
  }

  function nameOf(words, card) {
    return card ? words.cards[card.card] || card.label || "" : "";
  }

  function titles(words) {
    return Object.assign({deck: words.unsorted, closest: words.closest}, words.piles);
  }

  /* The closest stand on their own shelf, whatever their pile. */
  function zoneOf(value, card) {
    var isClosest = (value.closest || []).some(function (one) { return one.card === card.id; });
    return isClosest ? "closest" : card.pile || "deck";
  }

  function inZone(value, name) {
    if (name !== "closest") {
      return value.cards.filter(function (card) { return zoneOf(value, card) === name; });
    }
    return (value.closest || []).map(function (one) {
      return value.cards.find(function (card) { return card.id === one.card; });
    }).filter(Boolean);
  }

  /* One below the other. Of the deck the first cards are seen, so that the piles are near. */
  function layout(value, words) {
    var y = 0;
    return ZONES.map(function (name) {
      return {name, title: titles(words)[name], cards: inZone(value, name).slice(0, name === "deck" ? SEEN : undefined)};
    }).filter(function (zone) { return zone.name !== "deck" || zone.cards.length; }).map(function (zone) {
      zone.y = y;
      zone.foot = y + TITLE + Math.max(1, Math.ceil(zone.cards.length / ACROSS)) * (HIGH + GAP);
      y = zone.foot + GAP;
      return zone;
    });
  }

  function drawZone(picture, zone) {
    picture.add("rect", {
      x: 1, y: zone.y + 1, rx: 10, width: WIDTH - 2, height: zone.foot - zone.y - 2, "class": "flexid-values__zone", "data-zone": zone.name,
    });
    picture.label(zone.title, picture.mirror(GAP), zone.y + TITLE / 2, {width: WIDTH - 2 * GAP, lines: 1, anchor: "start"});
  }

  function drawCard(picture, zone, words, index) {
    var x = picture.mirror(GAP + (index % ACROSS) * (CARD + GAP) + CARD / 2), node = picture.add("g", {});
    var y = zone.y + TITLE + Math.floor(index / ACROSS) * (HIGH + GAP);
    picture.add("rect", {
      x: x - CARD / 2, y, rx: 6, width: CARD, height: HIGH, "class": "flexid-tone", "data-tone": TONES[zone.name],
    }, node);
    picture.label(words, x, y + HIGH / 2, {width: CARD - 12, lines: 2, parent: node});
    return node;
  }
})();
