/* A board: the cards of a live feed, each in its column; only what changed is touched. */
(function () {
  "use strict";

  /*
   * FlexId.board(root, live, {withCard(item, card), update(item, card)})
   * Every [data-column] below `root` gets the cards of that column. `withCard`
   * is called for each new item. A card that changed is made anew; with
   * `update` it stays in place, and `update` is called for every drawing:
   * then no box in it loses what somebody types there.
   */
  FlexId.board = function (root, live, options) {
    var template = FlexId.part(root, "card-template"), stamps = new WeakMap();

    live.watch(function (data, cards) {
      root.querySelectorAll("[data-column]").forEach(function (column) {
        var own = cards.filter(function (card) { return card.column === column.dataset.column; });
        drawColumn(column, own);
      });
    });

    function drawColumn(column, cards) {
      var list = FlexId.part(column, "cards");
      var old = new Map(Array.from(list.children, function (item) { return [item.dataset.card, item]; }));
      var items = cards.map(function (card) { return itemFor(old.get(card.id), card); });
      var kept = new Set(items), empty = FlexId.part(column, "no-cards");
      old.forEach(function (item) { if (!kept.has(item)) { item.remove(); } });
      items.forEach(function (item, index) {
        if (list.children[index] !== item) { list.insertBefore(item, list.children[index] || null); }
      });
      if (empty) { empty.hidden = cards.length > 0; }
    }

    function itemFor(known, card) {
      var stamp = JSON.stringify(card);
      if (known && stamps.get(known) === stamp) { return known; }
      var isNew = !known || !options.update;
      var item = isNew ? FlexId.part(template.content.cloneNode(true), "card") : known;
      FlexId.drawCard(item, card);
      stamps.set(item, stamp);
      if (isNew && options.withCard) { options.withCard(item, card); }
      if (options.update) { options.update(item, card); }
      return item;
    }
  };

  /* The words of a card, its author as far as she is shown, and where it stands. */
  FlexId.drawCard = function (item, card) {
    var language = document.documentElement.lang;
    var own = card.is_mine ? null : card.translations.find(function (one) { return one.language === language; });
    item.dataset.card = card.id;
    item.dataset.state = stateOf(card);
    words(FlexId.part(item, "text"), own || card);
    words(FlexId.part(item, "original-text"), card);
    show(item, "original", Boolean(own));
    var by = FlexId.part(item, "translated-by");
    by.textContent = own ? FlexId.fill(by.dataset.textBy, {name: own.by}) : "";
    by.hidden = !own;
    drawOthers(FlexId.part(item, "translations"), card.translations.filter(function (one) { return one !== own; }));
    var author = FlexId.part(item, "author");
    author.textContent = card.name || author.dataset.textUnnamed;
    show(item, "mine", card.is_mine);
    drawState(item, card);
    drawKinds(FlexId.part(item, "kinds"), card.reactions);
  };

  function drawOthers(place, translations) {
    place.hidden = !translations.length;
    var list = FlexId.part(place, "other-languages");
    list.replaceChildren.apply(list, translations.map(function (one) {
      var copy = FlexId.part(place, "translation-template").content.cloneNode(true);
      var line = FlexId.part(copy, "translation-by");
      words(FlexId.part(copy, "translation-text"), one);
      line.textContent = FlexId.fill(line.dataset.textBy, {name: one.by, language: tongue(one.language)});
      return copy;
    }));
  }

  /* What only its author and the teachers see: why the group does not see it. */
  function drawState(item, card) {
    var line = FlexId.part(item, "state-line"), state = capital(stateOf(card));
    var words = (card.is_mine && line.dataset["textMine" + state]) || line.dataset["text" + state] || "";
    line.hidden = !words;
    FlexId.part(line, "state-words").textContent = words;
    var why = ["returned", "hidden"].includes(card.state) ? card.reason : "";
    show(line, "reason-line", Boolean(why));
    FlexId.part(line, "reason").textContent = why;
    show(item, "name-seen-line", Boolean(card.name_seen));
    FlexId.part(item, "name-seen").textContent = card.name_seen;
  }

  /* "unmixed": it is up, but the group sees it only together with others. */
  function stateOf(card) {
    return card.state === "shown" && !card.mixed ? "unmixed" : card.state;
  }

  /* Which kind words there are: never how many, never whose. */
  function drawKinds(place, kinds) {
    place.hidden = !kinds.length;
    place.querySelectorAll("[data-kind]").forEach(function (one) { one.hidden = !kinds.includes(one.dataset.kind); });
  }

  function words(place, written) {
    place.textContent = written.text;
    if (written.language) { place.lang = written.language; } else { place.removeAttribute("lang"); }
  }

  function tongue(code) {
    try { return new Intl.DisplayNames([document.documentElement.lang || "en"], {type: "language"}).of(code); } catch { return code; }
  }

  function capital(word) {
    return word.charAt(0).toUpperCase() + word.slice(1);
  }

  function show(root, name, isShown) {
    FlexId.part(root, name).hidden = !isShown;
  }
})();
