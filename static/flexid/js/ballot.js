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
      FlexId.drawTotals(place, ballot);
      if (ballot.open) { drawMine(place, ballot.my_vote); }
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
