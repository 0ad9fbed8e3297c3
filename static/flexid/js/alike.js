/* What the pages of a meeting draw alike: the room, the desk, the wall. */
(function () {
  "use strict";

  var MINUTE = 60000;

  /* Nothing while it is open; then by the rule for group numbers, as the server says. */
  FlexId.drawTotals = function (place, now) {
    var line = FlexId.part(place, "ballot-line"), list = FlexId.part(place, "totals-list"), said = line.dataset;
    var totals = now && !now.open ? now.totals : null, hasNumbers = Boolean(totals && totals.options);
    list.hidden = !hasNumbers;
    list.querySelectorAll("[data-total]").forEach(function (item) {
      FlexId.part(item, "total-number").textContent = hasNumbers ? totals.options[item.dataset.total] || 0 : "";
    });
    if (!totals) { line.textContent = (now && now.open ? said.textOpen : said.textNew) || ""; return; }
    if (!totals.shown) { line.textContent = said.textFew; return; }
    if (hasNumbers) { line.textContent = FlexId.fill(said.textAnswered, totals); return; }
    var most = list.querySelector('[data-total="' + totals.most + '"] [data-part="total-label"]');
    line.textContent = FlexId.fill(said.textMost, {option: most ? most.textContent : ""});
  };

  /* Who openly collects reasons for what, by option; it need not be her vote. */
  FlexId.nameSides = function (place, sides) {
    place.querySelectorAll("[data-side]").forEach(function (item) {
      var names = sides[item.dataset.side] || [], said = FlexId.part(item, "side-names");
      said.textContent = names.length ? FlexId.listing(names) : said.dataset.textNone;
    });
  };

  /* The same on a desk and the wall, which show the sides when somebody has one. */
  FlexId.drawSides = function (place, now) {
    var isThere = Boolean(now) && Object.keys(now.sides).some(function (key) { return now.sides[key].length; });
    place.hidden = !isThere;
    FlexId.nameSides(place, isThere ? now.sides : {});
  };

  /* While a circle goes on, its reasons stand open; a reason somebody picked is marked, never counted. */
  FlexId.drawReasons = function (board, circle) {
    var picked = circle ? circle.picked : [];
    board.querySelectorAll("[data-card]").forEach(function (item) {
      FlexId.part(item, "picked").hidden = !picked.includes(item.dataset.card);
    });
    if (!circle || board.dataset.circle === circle.stage) { return; }
    board.dataset.circle = circle.stage;
    var column = board.querySelector('[data-column^="' + circle.stage + '--"]');
    if (column) { column.closest("details").open = true; }
  };

  /* A step in the whole plan; without minutes, the meeting's form has left it out. */
  FlexId.drawPlanned = function (item, minutes, isNow) {
    var words = FlexId.part(item, "plan-minutes");
    item.hidden = minutes === undefined;
    words.textContent = FlexId.fill(words.dataset.text, {minutes});
    if (isNow) { item.setAttribute("aria-current", "step"); } else { item.removeAttribute("aria-current"); }
  };

  /* Counted here between two answers; below 0 it is over. `ahead`: server's clock less ours. */
  FlexId.minutesLeft = function (now, ahead) {
    return now.minutes - (Date.now() + ahead - Date.parse(now.since)) / MINUTE;
  };

  /* For those who lead: how long is left, and quietly how long it is over. */
  FlexId.drawTimer = function (place, words, now, ahead) {
    if (!now || !now.since || !now.minutes) { place.textContent = ""; return; }
    var left = FlexId.minutesLeft(now, ahead);
    var said = left >= 0 ? FlexId.fill(words.textLeft, {minutes: Math.ceil(left)})
      : FlexId.fill(words.textOver, {minutes: Math.max(1, Math.floor(-left))});
    if (place.textContent !== said) { place.textContent = said; }
  };
})();
