/* What teachers do with cards: what waits comes first, and every act says who will read it. */
(function () {
  "use strict";

  FlexId.moderation = function (desk) {
    var root = desk.root, words = FlexId.part(root, "card-words").dataset, mustLand = false;
    var queue = FlexId.part(root, "queue"), title = queue.querySelector("h2");
    var acts = {withCard: begin, update: draw};

    FlexId.board(queue, seen(waits, function (card) { return Object.assign({}, card, {column: "queue"}); }), acts);
    FlexId.board(FlexId.part(root, "board-place"), seen(function (card) { return !waits(card); }), acts);
    desk.live.watch(function (head, all) {
      FlexId.part(queue, "queue-none").hidden = all.some(waits);
      FlexId.drawReasons(FlexId.part(root, "board-place"), head.circle && head.circle.step ? head.circle : null);
      drawLink(all.filter(waits).length);
      if (mustLand) { FlexId.land([title]); }
      mustLand = false;
    });

    /* On a phone the cards are far below the stage. */
    function drawLink(n) {
      var line = FlexId.part(root, "queue-link");
      line.hidden = !n;
      FlexId.part(line, "queue-words").textContent = n === 1 ? line.dataset.textOne : FlexId.fill(line.dataset.textMany, {n});
    }

    /* The same feed, with some of its cards; what somebody asked about before what only waits. */
    function seen(wanted, change) {
      return {watch: function (see) {
        desk.live.watch(function (head, all) {
          var some = all.filter(wanted).sort(function (one, other) { return reports(other).length - reports(one).length; });
          see(head, change ? some.map(change) : some);
        });
      }};
    }

    function reports(card) {
      return card.desk ? card.desk.reports : [];
    }

    /* A card in whose form somebody writes stays where it is. */
    function waits(card) {
      var item = queue.querySelector('[data-card="' + card.id + '"]');
      return card.state === "waiting" || reports(card).length > 0 || Boolean(item && item.querySelector("[data-opened]"));
    }

    function begin(item) {
      item.querySelectorAll("[data-act]").forEach(function (button) {
        button.addEventListener("click", function () { act(item, button); });
      });
      item.querySelectorAll("button[data-form]").forEach(function (button) {
        button.addEventListener("click", function () { FlexId.cardForm(desk, item, button, done); });
      });
    }

    function draw(item, card) {
      var about = card.desk || {}, isAsked = reports(card).length > 0, isHidden = card.state === "hidden";
      var asked = FlexId.part(item, "reports"), claim = FlexId.part(item, "claim-line");
      asked.hidden = !isAsked;
      asked.textContent = asked.dataset.text + " " + FlexId.listing(reports(card).map(function (kind) { return word(asked, kind); }));
      claim.hidden = !about.claimed;
      claim.textContent = about.claimed === "me" ? claim.dataset.textMe : FlexId.fill(claim.dataset.textOther, {name: about.claimed || ""});
      show(item, "act", "approve", card.state === "waiting");
      show(item, "act", "keep", isAsked && card.state === "shown");
      show(item, "form", "hide", card.state !== "returned" && (!isHidden || isAsked));
      show(item, "act", "restore", isHidden);
      show(item, "form", "return", card.state !== "returned");
      show(item, "act", "claim", about.claimed !== "me");
      show(item, "act", "release", about.claimed === "me");
      show(item, "form", "author", card.display !== "named");
      show(item, "form", "reporters", isAsked);
    }

    function word(place, kind) {
      return place.dataset["text" + kind[0].toUpperCase() + kind.slice(1)] || kind;
    }

    function show(item, kind, name, isShown) {
      item.querySelector("button[data-" + kind + '="' + name + '"]').hidden = !isShown;
    }

    async function act(item, button) {
      var name = button.dataset.act, url = "cards/" + item.dataset.card + "/";
      if (name === "history") { return history(item, button, url); }
      var wish = {
        approve: ["approval/", {}], keep: ["approval/", {}], restore: ["visibility/", {hidden: false, reason: ""}],
        claim: ["claim/", {claimed: true}], release: ["claim/", {claimed: false}],
      }[name];
      mustLand = true;
      await desk.put(url + wish[0], wish[1], FlexId.part(item, "card-problem"));
    }

    /* What a form brought; a name that was asked for is said once, and forgotten with the page. */
    function done(item, answer) {
      var told = FlexId.part(item, "told"), names = answer.names || (answer.name ? [answer.name] : []);
      told.textContent = names.length ? FlexId.fill(words.textNames, {names: FlexId.listing(names)}) : words.textDone;
      mustLand = true;
      desk.live.refresh();
      desk.live.redraw();
    }

    async function history(item, button, url) {
      var list = FlexId.part(item, "acts-list"), isOpen = !list.hidden;
      list.hidden = isOpen;
      button.setAttribute("aria-expanded", String(!isOpen));
      if (isOpen) { return; }
      var answer = await FlexId.ask("GET", FlexId.API + url + "history/");
      var isHere = answer.status === 200, asked = FlexId.part(item, "reports");
      var found = isHere ? answer.data.acts.map(line) : [];
      if (isHere) {
        found = answer.data.reports.map(function (one) { return entry(asked.dataset.text + " " + word(asked, one.reason), one.words); }).concat(found);
      }
      list.replaceChildren.apply(list, found);
      if (!found.length) { list.append(entry(isHere ? words.textNoActs : root.dataset.textAway)); }
    }

    function line(one) {
      var said = words["act" + one.kind.replace(/(^|_)(\w)/g, function (hit, dash, letter) { return letter.toUpperCase(); })];
      var by = one.by ? " – " + one.by : "";
      return entry(FlexId.when(one.at) + ": " + (said || one.kind) + by, one.reason);
    }

    function entry(words, reason) {
      var item = document.createElement("li");
      item.className = "flexid-list__item";
      item.append(words);
      if (reason) {
        var said = document.createElement("p");
        said.className = "flexid-words";
        said.dir = "auto";
        said.textContent = reason;
        item.append(said);
      }
      return item;
    }

  };
})();
