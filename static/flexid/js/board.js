/* A board: followed by conditional polling at the server's pace, drawn from data. */
(function () {
  "use strict";

  /*
   * FlexId.board(root, {meeting, drawn(board), away(isAway), withCard(item, card)}) -> {refresh}
   * The server says in each answer when to ask again; a hidden page asks every 30 s.
   */
  FlexId.board = function (root, options) {
    var tag = "", timer = 0, asking = false;
    var url = FlexId.API + "meetings/" + options.meeting + "/board/";

    async function refresh() {
      clearTimeout(timer);
      if (asking) { return; }
      asking = true;
      var answer = await FlexId.ask("GET", url, {headers: tag ? {"If-None-Match": tag} : {}});
      asking = false;
      options.away(answer.status === 0);
      if (answer.status === 200) {
        tag = answer.headers.get("ETag");
        draw(answer.data);
        options.drawn(answer.data);
      }
      if (answer.status === 401 || answer.status === 404) { return; }
      timer = setTimeout(refresh, FlexId.pace(answer));
    }

    function draw(board) {
      root.querySelectorAll("[data-column]").forEach(function (column) {
        var cards = board.cards.filter(function (card) { return card.column === column.dataset.column; });
        drawColumn(column, cards);
      });
    }

    /* Only what changed is touched, so that a card somebody reads or moderates stays in place. */
    function drawColumn(column, cards) {
      var list = FlexId.part(column, "cards");
      var old = new Map(Array.from(list.children, function (item) { return [item.dataset.card, item]; }));
      var items = cards.map(function (card) {
        var stamp = JSON.stringify(card);
        var known = old.get(card.id);
        return known && known.dataset.stamp === stamp ? known : drawCard(card, stamp);
      });
      var kept = new Set(items);
      old.forEach(function (item) { if (!kept.has(item)) { item.remove(); } });
      items.forEach(function (item, index) {
        if (list.children[index] !== item) { list.insertBefore(item, list.children[index] || null); }
      });
      FlexId.part(column, "no-cards").hidden = cards.length > 0;
    }

    function drawCard(card, stamp) {
      var copy = FlexId.part(root, "card-template").content.cloneNode(true);
      var item = FlexId.part(copy, "card");
      item.dataset.card = card.id;
      item.dataset.stamp = stamp;
      item.dataset.state = card.is_hidden ? "hidden" : "visible";
      FlexId.part(item, "text").textContent = card.text;
      if (card.name) { FlexId.part(item, "author").textContent = card.name; }
      FlexId.part(item, "mine").hidden = !card.is_mine;
      FlexId.part(item, "hidden-line").hidden = !card.is_hidden;
      FlexId.part(item, "hidden-mine").hidden = !card.is_mine;
      FlexId.part(item, "hidden-other").hidden = card.is_mine;
      FlexId.part(item, "reason").textContent = card.reason;
      if (options.withCard) { options.withCard(item, card); }
      return item;
    }

    document.addEventListener("visibilitychange", function () {
      if (!document.hidden) { refresh(); }
    });
    refresh();
    return {refresh: refresh};
  };

  /* Milliseconds until the next question, as the server wishes. */
  FlexId.pace = function (answer) {
    var seconds = Number(answer.headers.get("X-Flexid-Poll")) || 10;
    return (document.hidden ? Math.max(seconds, 30) : seconds) * 1000;
  };
})();
