/* What a meeting shows now: conditional polling at the server's pace, cards kept and merged. */
(function () {
  "use strict";

  /*
   * FlexId.live(root, {meeting, as, drawn(data, cards), away(isAway), refused(message)})
   *   -> {refresh(), redraw(), watch(see), cards}
   * `drawn`, and whoever else watches, gets the newest head and all cards, those
   * that did not travel this time too. `cards` is the Map behind them, by id.
   */
  FlexId.live = function (root, options) {
    var url = FlexId.API + "meetings/" + options.meeting + "/live/" + (options.as ? "?as=" + options.as : "");
    var cards = new Map(), watchers = [], last = null, tag = "", timer = 0, asking = false, again = false;

    async function refresh() {
      clearTimeout(timer);
      again = asking;  // what was just sent may have missed the question under way
      if (asking) { return; }
      asking = true;
      var answer = await FlexId.ask("GET", url, {headers: tag ? {"If-None-Match": tag} : {}});
      asking = false;
      options.away(answer.status === 0);
      var wait = take(answer);
      if (wait !== null) { timer = setTimeout(refresh, again ? 0 : wait); }
    }

    /* Milliseconds until the next question; null: never again. */
    function take(answer) {
      if (answer.status === 404) { return null; }
      if ([401, 403].includes(answer.status) && options.refused) { options.refused(answer.data.message); }
      if (answer.status !== 200) { return FlexId.pace(answer); }
      if (!merge(answer.data)) {
        tag = "";
        return FlexId.pace(answer);
      }
      tag = answer.headers.get("ETag");
      last = answer.data;
      redraw();
      return FlexId.pace(answer);
    }

    function redraw() {
      var all = inOrder();
      if (last) { watchers.forEach(function (see) { see(last, all); }); }
    }

    /* Whether what came fits what is here; where it does not, everything is asked for anew. */
    function merge(data) {
      if (!Array.isArray(data.cards) || (!data.whole && !tag)) { return false; }
      if (data.whole) { cards.clear(); }
      data.cards.forEach(function (card) { cards.set(card.id, card); });
      (data.gone || []).forEach(function (id) { cards.delete(id); });
      return true;
    }

    /* By their random ids: no order tells who wrote when. */
    function inOrder() {
      return Array.from(cards.values()).sort(function (one, other) { return one.id < other.id ? -1 : 1; });
    }

    document.addEventListener("visibilitychange", function () {
      if (!document.hidden) { refresh(); }
    });
    if (options.drawn) { watchers.push(options.drawn); }
    refresh();
    return {
      refresh, redraw, cards,
      watch: function (see) { watchers.push(see); },
    };
  };

  /* Milliseconds until the next question, as the server wishes; a hidden page waits 30 s or more. */
  FlexId.pace = function (answer) {
    var seconds = Number(answer.headers.get("X-Flexid-Poll")) || 10;
    return (document.hidden ? Math.max(seconds, 30) : seconds) * 1000;
  };
})();
