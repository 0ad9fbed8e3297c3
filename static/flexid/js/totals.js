/* What a desk and the wall show of votes and sides. */
(function () {
  "use strict";

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

  /* Who openly collects reasons for what; it need not be her vote. */
  FlexId.drawSides = function (place, now) {
    var isThere = Boolean(now) && Object.keys(now.sides).some(function (key) { return now.sides[key].length; });
    place.hidden = !isThere;
    place.querySelectorAll("[data-side]").forEach(function (item) {
      var names = isThere ? now.sides[item.dataset.side] || [] : [], said = FlexId.part(item, "side-names");
      said.textContent = names.length ? FlexId.listing(names) : said.dataset.textNone;
    });
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
})();
