/* Secret votes: hers while they are open, then totals by the rule for group numbers. */
(function () {
  "use strict";

  FlexId.ballots = function (room) {
    room.live.watch(function (data) {
      var stage = data.stage && room.root.querySelector('[data-stage="' + data.stage.key + '"]');
      if (!stage) { return; }
      stage.querySelectorAll("[data-ballot]").forEach(function (place) {
        var ballot = data.ballots.find(function (one) {
          return one.stage === data.stage.key && one.key === place.dataset.ballot;
        });
        draw(place, ballot, data.me.role === "member");
      });
    });

    function draw(place, ballot, mayVote) {
      place.hidden = !ballot || (ballot.open && !mayVote);
      if (!ballot) { return; }
      FlexId.part(place, "vote-form").hidden = !ballot.open;
      FlexId.part(place, "totals").hidden = ballot.open;
      if (ballot.open) { drawMine(place, ballot.my_vote); } else { drawTotals(place, ballot.totals || {}); }
    }

    /* What she has chosen and not yet sent stays chosen. */
    function drawMine(place, vote) {
      if (vote && place.dataset.vote !== vote) { check(place, vote); }
      place.dataset.vote = vote || "";
      tell(place, vote ? "textVoted" : "");
    }

    function check(place, option) {
      place.querySelectorAll("input").forEach(function (one) { one.checked = one.value === option; });
    }

    function drawTotals(place, totals) {
      var line = FlexId.part(place, "totals-line"), list = FlexId.part(place, "totals-list");
      var counts = totals.shown ? totals.options : null;
      var most = totals.shown && totals.most ? label(place, totals.most) : "";
      if (!totals.shown) { line.textContent = line.dataset.textFew; }
      if (counts) { line.textContent = FlexId.fill(line.dataset.textAnswered, {answered: totals.answered}); }
      if (most) { line.textContent = FlexId.fill(line.dataset.textMost, {option: most}); }
      list.hidden = !counts;
      list.querySelectorAll("[data-total]").forEach(function (item) {
        FlexId.part(item, "total-number").textContent = counts ? counts[item.dataset.total] || 0 : "";
      });
    }

    function label(place, option) {
      var item = place.querySelector('[data-total="' + option + '"]');
      return FlexId.part(item, "total-label").textContent;
    }

    function tell(place, words) {
      var line = FlexId.part(place, "voted"), text = words ? line.dataset[words] : "";
      if (line.textContent !== text) { line.textContent = text; }
    }

    room.root.addEventListener("click", async function (event) {
      var button = event.target.closest('[data-action="vote"]');
      if (!button) { return; }
      var place = button.closest("[data-ballot]"), chosen = place.querySelector("input:checked");
      if (!chosen) { return tell(place, "textFirst"); }
      var path = ["meetings", room.meeting, "ballots", room.head.stage.key, place.dataset.ballot, "vote", ""].join("/");
      if (await room.put(path, {option: chosen.value}, place)) { tell(place, "textVoted"); }
    });
  };
})();
