/* A round: whose turn it is; the one who has it hands on, by speaking or by passing. */
(function () {
  "use strict";

  FlexId.round = function (room) {
    var wasMine = false;

    room.live.watch(function (data) {
      var place = room.root.querySelector('[data-stage]:not([hidden]) [data-part="round"]');
      if (!place) {
        wasMine = false;
        return;
      }
      place.hidden = false;
      draw(place, data.round);
    });

    function draw(place, round) {
      var turns = round ? round.turns : [];
      var holder = turns.find(function (turn) { return turn.state === "holding"; });
      var isMine = Boolean(holder && holder.mine);
      FlexId.part(place, "round-wait").hidden = Boolean(round);
      FlexId.part(place, "turn-line").textContent = round ? line(place, round, turns, holder) : "";
      FlexId.part(place, "turn-line").hidden = !round || isMine;
      FlexId.part(place, "turns").hidden = !round || round.over;
      drawTurns(FlexId.part(place, "turn-list"), turns);
      FlexId.show(FlexId.part(place, "my-turn"), isMine, FlexId.part(place, "turn-line"));
      if (isMine && !wasMine) { room.announce("textTurn"); }
      wasMine = isMine;
    }

    function line(place, round, turns, holder) {
      var words = FlexId.part(place, "turn-line").dataset;
      if (round.over || !holder) { return words.textOver; }
      var next = turns.find(function (turn) { return turn.state === "waiting"; });
      var now = FlexId.fill(words.textNow, {name: holder.name});
      return next && next.mine ? now + " " + words.textNext : now;
    }

    /* Speaking and passing look alike: done. */
    function drawTurns(list, turns) {
      var stamp = JSON.stringify(turns);
      if (list.dataset.stamp === stamp) { return; }
      list.dataset.stamp = stamp;
      list.replaceChildren.apply(list, turns.map(function (turn) {
        var item = document.createElement("li"), name = document.createElement("bdi");
        item.className = "flexid-turns__one";
        item.dataset.state = turn.state;
        if (turn.state === "holding") { item.setAttribute("aria-current", "true"); }
        name.textContent = turn.name;
        var state = {holding: list.dataset.textHolding, done: list.dataset.textDone}[turn.state];
        var notes = [turn.mine ? list.dataset.textYou : "", state].filter(Boolean);
        item.append(name, notes.length ? " (" + notes.join(", ") + ")" : "");
        return item;
      }));
    }

    async function handOn(event) {
      var button = event.target.closest('[data-action="spoken"], [data-action="pass-turn"]');
      if (!button) { return; }
      var turn = room.head.round.turns.find(function (one) { return one.state === "holding"; });
      var path = "meetings/" + room.meeting + "/rounds/" + room.head.stage.key + "/turn/";
      await room.put(path, {place: turn.place}, button.closest('[data-part="my-turn"]'));
    }

    room.root.addEventListener("click", handOn);
  };
})();
