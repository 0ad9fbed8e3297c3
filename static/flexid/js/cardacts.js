/* What a member does with a card: a kind word, a report, taking back, rewriting, a translation. */
(function () {
  "use strict";

  /* What FlexId.board wants to know: how an item begins, and how it is drawn again. */
  FlexId.cardActs = function (room) {
    return {withCard: begin, update: draw};

    function begin(item) {
      item.querySelectorAll("[data-react]").forEach(function (button) {
        button.addEventListener("click", function () { react(item, button); });
      });
      item.querySelectorAll("[data-form]").forEach(function (button) {
        button.addEventListener("click", function () { toggle(item, button); });
      });
      FlexId.onAction(item, "story", function (event) { tellStory(item, event.currentTarget); });
    }

    /* Who did what with her card, and why; asked for, never pushed. */
    async function tellStory(item, button) {
      var place = FlexId.part(item, "story"), wasOpen = !place.hidden, words = place.dataset;
      place.hidden = wasOpen;
      button.setAttribute("aria-expanded", String(!wasOpen));
      if (wasOpen) { return; }
      var answer = await FlexId.ask("GET", FlexId.API + "cards/" + item.dataset.card + "/history/");
      var acts = answer.status === 200 ? answer.data.acts : null;
      FlexId.lines(place, !acts ? [room.root.dataset.textAway] : acts.length ? acts.map(function (act) {
        var what = words[act.kind.replace(/_(.)/g, function (all, letter) { return letter.toUpperCase(); })] || "";
        var line = FlexId.fill(act.by ? words.textBy : words.text, {when: FlexId.when(act.at), what, name: act.by});
        return act.reason && act.kind !== "rewritten" ? line + " – " + act.reason : line;
      }) : [words.textNothing]);
    }

    function cardOf(item) {
      return room.live.cards.get(item.dataset.card);
    }

    function draw(item, card) {
      var isUp = card.state === "shown", me = room.head.me, isOpen = !room.head.meeting.over;
      var may = {
        report: !card.is_mine && card.my_report === null && isUp && me.role !== "teacher",
        rewrite: card.is_mine && card.state === "returned" && me.may_write,
        "take-back": card.is_mine && isOpen,
        translate: !card.is_mine && isUp && me.role === "helper",
      };
      item.querySelectorAll("[data-form]").forEach(function (button) { FlexId.show(button, may[button.dataset.form], item.querySelector('[data-part="acts"] > summary')); });
      FlexId.action(item, "story").hidden = !card.is_mine;
      FlexId.part(item, "react").hidden = card.is_mine || !isUp;
      item.querySelectorAll("[data-react]").forEach(function (button) {
        button.setAttribute("aria-pressed", String(card.my_reactions.includes(button.dataset.react)));
      });
      if (card.is_mine) { FlexId.part(item, "acts-title").textContent = FlexId.part(item, "acts-title").dataset.textMine; }
      drawReport(FlexId.part(item, "my-report"), card.my_report);
    }

    function drawReport(line, outcome) {
      line.hidden = outcome === null;
      line.textContent = outcome === null ? "" : line.dataset["text" + capital(outcome || "waiting")];
    }

    function react(item, button) {
      var isOn = button.getAttribute("aria-pressed") !== "true";
      var path = "cards/" + item.dataset.card + "/reactions/" + button.dataset.react + "/";
      return room.put(path, {on: isOn}, item);
    }

    /* One small form at a time, below the card it is about. */
    function toggle(item, button) {
      var place = FlexId.part(item, "form-place"), wasOpen = button.getAttribute("aria-expanded") === "true";
      close(item);
      if (wasOpen) { return; }
      var name = button.dataset.form;
      place.append(FlexId.part(room.root, "form-" + name).content.cloneNode(true));
      button.setAttribute("aria-expanded", "true");
      prepare(place, name, cardOf(item));
      FlexId.onAction(place, "yes", function () { send(item, button, place); });
      FlexId.onAction(place, "no", function () {
        close(item);
        button.focus();
      });
    }

    function prepare(place, name, card) {
      var words = FlexId.part(place, "words"), group = FlexId.uuid();
      place.querySelectorAll("input[type=radio]").forEach(function (one) { one.name = group; });
      if (name === "rewrite") { words.value = card.text; }
      place.dataset.card = FlexId.uuid();
      (words || FlexId.action(place, "yes")).focus();
    }

    function close(item) {
      FlexId.part(item, "form-place").replaceChildren();
      item.querySelectorAll("[data-form]").forEach(function (one) { one.setAttribute("aria-expanded", "false"); });
    }

    async function send(item, button, place) {
      var isTaken = await SENDS[button.dataset.form](room, "cards/" + item.dataset.card + "/", place, cardOf(item));
      if (!isTaken) { return; }
      close(item);
      button.focus();
      if (button.dataset.form === "take-back") { titleOf(item).focus(); }
      room.live.redraw();
    }
  };

  var SENDS = {
    report: async function (room, path, place, card) {
      var reason = place.querySelector("input:checked").value;
      var taken = await room.put(path + "report/", {reason, words: written(place)}, place);
      // Nobody's feed moves when somebody reports, not even hers: she sees the answer to her own act.
      if (taken) { Object.assign(card, {my_report: taken.my_report}); }
      return taken;
    },
    "take-back": function (room, path, place) {
      return room.put(path + "taking-back/", {}, place);
    },
    rewrite: function (room, path, place, card) {
      return room.put(path + "text/", {text: written(place), language: card.language}, place, function (method, url, options) {
        options.headers = {"If-Match": '"' + card.revision + '"'};
        return FlexId.ask(method, url, options);
      });
    },
    translate: function (room, path, place, card) {
      var language = FlexId.part(place, "tongue").value;
      var body = {id: place.dataset.card, text: written(place), after: card.revision};
      return room.put(path + "translations/" + language + "/", body, place);
    },
  };

  function titleOf(item) {
    return item.closest("[data-column]").querySelector("h4") || item.closest("details").querySelector("summary");
  }

  function written(place) {
    return FlexId.part(place, "words").value;
  }

  function capital(word) {
    return word.charAt(0).toUpperCase() + word.slice(1);
  }
})();
