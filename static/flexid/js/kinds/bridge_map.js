/* Bridge map: strengths on two banks, planks from one to the other, pillars that hold them. */
(function () {
  "use strict";

  var WIDTH = 300, HALF = WIDTH / 2, EDGE = 34, GAP = 8, LINE = 19, TIP = 14, ROOM = 118, LONG = WIDTH - 64;
  var TONES = {a: "apricot", b: "plum"}, STEPS = {ArrowUp: -1, ArrowDown: 1};

  function strengthOf(value, plank) {
    return (value.strengths || []).find(function (one) { return one.id === plank.from; });
  }

  function textOf(value, plank) {
    return [(strengthOf(value, plank) || {}).label, plank.how].filter(Boolean).join(": ");
  }

  /* `handles(node, plank, text)` makes a plank movable; without it the picture is only looked at. */
  function drawBridge(picture, value, handles) {
    var sides = ["a", "b"].map(function (bank) { return sideOf(picture, value, bank); });
    var planks = (value.planks || []).map(function (plank) {
      return lined(picture, LONG, textOf(value, plank), 44, {plank, bank: (strengthOf(value, plank) || {}).bank});
    });
    var boards = planks.length ? planks : [{tall: 44, text: ""}], pillars = value.pillars || [];
    var top = Math.max.apply(null, sides.map(tallOf)) + GAP, deck = top + 44, water = deck + tallOf(boards);
    var foot = water + 20 + Math.ceil(pillars.length / 2) * 52 + GAP;
    picture.clear();
    picture.resize(foot);
    drawRiver(picture, top, foot);
    sides.forEach(function (side, index) { drawSide(picture, side, index ? WIDTH - HALF / 2 : HALF / 2); });
    pillars.forEach(function (pillar, index) { drawPillar(picture, pillar.label, index, pillars.length, water); });
    boards.forEach(function (one) {
      var node = drawBoard(picture, one, deck);
      if (handles && one.plank) { handles(node, one.plank, one.text); }
      deck += one.tall + GAP;
    });
  }

  /* The name of a bank, then its strengths. */
  function sideOf(picture, value, bank) {
    var name = value.banks && value.banks[bank];
    var labels = (value.strengths || []).map(function (one) { return one.bank === bank && one.label; }).filter(Boolean);
    return (name ? [lined(picture, ROOM, name, 32, {isName: true})] : [])
      .concat(labels.map(function (label) { return lined(picture, ROOM, label, 30); }));
  }

  function lined(picture, width, text, least, more) {
    return Object.assign({text, tall: Math.max(least, picture.wrap(text, width, 4).length * LINE + 10)}, more);
  }

  function tallOf(all) {
    return all.reduce(function (sum, one) { return sum + one.tall + GAP; }, 0);
  }

  /* Wide banks where the strengths stand; further down the river takes its place. */
  function drawRiver(picture, top, foot) {
    picture.add("rect", {x: 0, y: 0, width: WIDTH, height: foot, "class": "flexid-bridge__water"});
    for (var y = top + 30, step = 0; y < foot - 6; y += 22, step += 1) {
      picture.add("path", {d: "M" + [step % 2 ? HALF + 20 : HALF - 76, y] + "q7 -6 14 0t14 0t14 0t14 0", "class": "flexid-bridge__wave"});
    }
    [0, WIDTH].forEach(function (edge) {
      function at(x, y) { return [Math.abs(edge - x), y]; }
      picture.add("path", {"class": "flexid-bridge__land", d: "M" + [at(-2, -2), at(HALF - 5, -2), at(HALF - 5, top)].join("L") +
        "C" + [at(HALF - 5, top + 40), at(EDGE, top), at(EDGE, top + 44)] + "L" + [at(EDGE, foot + 2), at(-2, foot + 2)].join("L")});
    });
  }

  function drawSide(picture, side, x) {
    var y = GAP;
    side.forEach(function (one) {
      if (one.isName) { box(picture, x, y, 128, one.tall, "moss"); }
      picture.label(one.text, picture.mirror(x), y + one.tall / 2, {width: ROOM, lines: 4});
      y += one.tall + GAP;
    });
  }

  /* Two beside each other; the last one alone stands in the middle. */
  function drawPillar(picture, words, index, count, water) {
    var isAlone = index === count - 1 && !(index % 2), x = isAlone ? HALF : HALF + (index % 2 ? 60 : -60);
    var y = water + 20 + Math.floor(index / 2) * 52;
    box(picture, x, water - GAP, 12, y - water + GAP, "stone");
    box(picture, x, y, 104, 44, "stone");
    picture.label(words, picture.mirror(x), y + 22, {width: 96, lines: 2});
  }

  function box(picture, x, y, width, height, tone) {
    var where = {x: picture.mirror(x) - width / 2, y, width, height, rx: 4};
    picture.add("rect", Object.assign(where, {"class": "flexid-tone", "data-tone": tone}));
  }

  /* A board across the river; its point shows the bank where it helps. */
  function drawBoard(picture, one, y) {
    var tip = one.bank ? TIP : 0, far = WIDTH - GAP, foot = y + one.tall;
    var points = [[GAP, y], [far - tip, y], [far, (y + foot) / 2], [far - tip, foot], [GAP, foot]];
    var node = picture.add("g", {});
    picture.add("polygon", {
      points: points.map(function (at) { return [picture.mirror(one.bank === "b" ? WIDTH - at[0] : at[0]), at[1]]; }).join(" "),
      "class": "flexid-tone", "data-tone": TONES[one.bank] || "stone", "data-dashed": !one.plank,
    }, node);
    picture.label(one.text, HALF, y + one.tall / 2, {width: LONG, lines: 4, parent: node});
    return node;
  }

  /* The planks which the group's board shows now, asked for by a press. */
  function groupBridge(activity) {
    var place = FlexId.part(activity.work, "group"), line = FlexId.part(place, "group-line"), said = line.dataset;
    var column = activity.source.structure.group_column, data = activity.root.dataset;
    var picture = FlexId.picture(activity, {width: WIDTH, height: 200, name: "group-bridge", part: "group-picture"});
    place.hidden = !column;
    FlexId.onAction(place, "show-group", async function () {
      line.textContent = await look();
      line.hidden = false;
      activity.say(line.textContent);
    });

    async function look() {
      var found = data.board ? await FlexId.lookUp("meetings/", data.course, data.board) : {status: 200, data: {}};
      if (found.status === 200 && !found.data.meeting) { return said.textNone; }
      var live = found.status === 200 ?
        await FlexId.ask("GET", FlexId.API + "meetings/" + found.data.meeting.id + "/live/") : found;
      if (live.status !== 200) { return live.data.message || said.textAway; }
      return draw(live.data.cards.filter(function (card) {
        return card.column === column && card.state === "shown" && card.mixed;
      }));
    }

    /* By their random ids, as on the board: no order tells who wrote when. */
    function draw(cards) {
      cards.sort(function (one, other) { return one.id < other.id ? -1 : 1; });
      var list = FlexId.part(place, "group-planks"), texts = cards.map(function (card) { return card.text; });
      FlexId.part(place, "group-bridge").hidden = !cards.length;
      drawBridge(picture, {planks: texts.map(function (text) { return {how: text}; })});
      list.replaceChildren(list.querySelector("template"));
      FlexId.each(activity, "group-planks", Object.keys(texts), texts).forEach(function (item, at) { item.lang = cards[at].language; });
      return cards.length ? said.textShown : said.textEmpty;
    }
  }

  FlexId.kind("bridge_map", function (activity) {
    var structure = activity.source.structure, words = activity.source.words, strengths = [];
    FlexId.each(activity, "ideas", Object.keys(words.ideas), words.ideas);
    var names = Object.fromEntries(structure.pairs.map(function (key) { return [key, words.pairs[key].a + " – " + words.pairs[key].b]; }));
    FlexId.each(activity, "pairs", structure.pairs, names).forEach(function (button) { button.addEventListener("click", takePair); });
    var parts = ["a", "b"].map(function (bank) {
      return FlexId.fields(activity, {element: FlexId.part(activity.work, "bank-" + bank), path: ["banks"]});
    }).concat(["a", "b"].map(function (bank) {
      return rowsOf("strengths", "label", {name: "strengths-" + bank, where: {bank}});
    })), planks = rowsOf("planks", "how", {filled: offerStrengths});
    parts.push(planks, rowsOf("pillars", "label"));
    var picture = FlexId.picture(activity, {width: WIDTH, height: 300, name: "bridge-map"});
    FlexId.exportPicture(activity, picture);
    groupBridge(activity);

    function rowsOf(path, title, more) {
      return FlexId.rows(activity, Object.assign({
        path, title, most: structure.most, fresh: function () { return {[title]: ""}; },
      }, more));
    }

    function show(value, isReadOnly) {
      var banks = value.banks || {};
      strengths = (value.strengths || []).filter(function (one) { return one.label; });
      FlexId.part(activity.work, "pairs").hidden = Boolean(banks.a || banks.b || !structure.pairs.length);
      parts.forEach(function (part) { part.show(value, isReadOnly); });
      drawBridge(picture, value, handles);
    }

    /* Two names at once, as long as she has none of her own. */
    function takePair(event) {
      activity.change(Object.assign(activity.value(), {banks: words.pairs[event.currentTarget.dataset.key]}));
      FlexId.part(activity.work, "bank-a").querySelector("input").focus();
    }

    /* The strengths as they are named now; the box is left alone while they are the same. */
    function offerStrengths(row, plank) {
      var select = row.querySelector("select"), stamp = JSON.stringify(strengths), none = select.options[0];
      if (select.dataset.stamp !== stamp) {
        select.dataset.stamp = stamp;
        select.replaceChildren(none, ...strengths.map(function (one) { return Object.assign(new Option(one.label, one.id), {dir: "auto"}); }));
      }
      select.value = (strengthOf({strengths}, plank) || {id: ""}).id;
    }

    function handles(node, plank, text) {
      picture.handle(node, {
        key: plank.id, label: planks.titleOf(plank.id), value: text,
        keys: function (key) {
          if (STEPS[key]) { planks.move(plank.id, STEPS[key]); }
          return key in STEPS;
        },
        drop: function (point, other) { if (other) { planks.place(plank.id, other); } },
        open: function () { planks.focus(plank.id); },
      });
    }

    return {show, lift: function (value) {
      return (value.planks || []).map(function (one) { return {id: one.id, text: textOf(value, one)}; });
    }};
  });
})();
