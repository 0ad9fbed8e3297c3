/* One prompt: its box, and what its buttons do. */
(function () {
  "use strict";

  var NEW = {revision: 0, state: "draft", text: "", readers: [], reads: [], replies: []};
  var CHANGED = ["readers_changed", "no_reader"];
  // What goes wrong is said beside the button that was pressed.
  var PLACES = "p, .flexid-pair, .flexid-more__acts";

  FlexId.prompt = function (root, element, found, people) {
    var box = FlexId.part(element, "text"), trouble = FlexId.part(element, "trouble");
    var entry = found || Object.assign({id: FlexId.uuid()}, NEW);
    var language = entry.language || root.dataset.language;
    var unconfirmed = [], attempts = 0;
    FlexId.fillBox(box, entry.text);

    var saver = FlexId.saver({
      box: box, send: save,
      status: FlexId.part(element, "status"), announce: FlexId.part(root, "announce"),
    });

    function url(tail) {
      return FlexId.API + "entries/" + entry.id + "/" + (tail || "");
    }

    function condition() {
      return entry.revision ? {"If-Match": '"' + entry.revision + '"'} : {"If-None-Match": "*"};
    }

    async function save(text) {
      var attempt = attempts += 1;
      var body = {prompt: element.dataset.prompt, language: language, text: text};
      unconfirmed.push(text);
      var answer = await FlexId.askWithTicket(root, "PUT", url(), {headers: condition(), body: body});
      if (attempt !== attempts) { return {ok: false, stop: true}; }
      if (answer.status === 200) {
        unconfirmed = [];
        took(answer.data);
        return {ok: true};
      }
      if (isOurs(answer.data.stored)) { return save(text); }
      if (answer.status === 409) { settleConflict(answer.data.stored); }
      var isGone = answer.data.code === "restore_first";
      if (isGone) { await look(); }
      var stop = isGone || [409, 422].includes(answer.status);
      return {ok: false, stop: stop, offline: answer.status === 0, message: answer.data.message};
    }

    /* The server has what this page sent, but its answer was lost on the way: no second text. */
    function isOurs(stored) {
      if (!stored || !unconfirmed.includes(stored.text)) { return false; }
      unconfirmed = [];
      entry.id = stored.id;
      entry.revision = stored.revision;
      return true;
    }

    function took(data) {
      entry = data;
      draw();
    }

    function draw() {
      FlexId.promptView(element, entry, people.list);
      box.lang = language;
    }

    function settleConflict(stored) {
      FlexId.conflict(element, box, stored.text, function (text) {
        entry.id = stored.id;
        entry.revision = stored.revision;
        FlexId.fillBox(box, text);
        saver.touch();
        box.focus();
      });
    }

    /* Tell the server something about the entry, once every word is there; whether it took it. */
    async function put(tail, body) {
      if (!(await saver.flush())) {
        if (FlexId.part(element, "status").dataset.state === "offline") { problem(); }
        return false;
      }
      return tell(tail, body);
    }

    async function tell(tail, body) {
      var answer = await FlexId.ask("PUT", url(tail), {headers: condition(), body: body});
      if (answer.status === 200) {
        took(answer.data);
        return true;
      }
      var stored = answer.data.stored;
      problem(answer.data.message);
      if (stored && stored.text !== box.value) {
        settleConflict(stored);
      } else if (CHANGED.includes(answer.data.code)) {
        await people.refresh();
      } else if (answer.status) {
        await look();
      }
      return false;
    }

    /* Another tab was here first: show what the entry is now. Her words stay in the box. */
    async function look() {
      var now = await FlexId.ask("GET", url());
      if (now.status !== 200) { return; }
      if (now.data.text === box.value) { return took(now.data); }
      var seen = entry.revision;
      took(now.data);
      entry.revision = seen;
    }

    async function decide(decision) {
      // "Not this one" may be pressed before a word is written; the entry must exist first.
      if (!entry.revision && !saver.isDirty() && !(await saver.touch())) { return ""; }
      var readers = decision === "send" ? people.list.map(function (one) { return one.id; }) : [];
      if (await put("decision/", {decision: decision, readers: readers})) {
        FlexId.tellCompletion(root);
        return FlexId.part(element, "state").textContent;
      }
      return "";
    }

    function problem(words) {
      trouble.textContent = words || trouble.dataset.textAway;
      trouble.hidden = false;
      say(trouble.textContent);
      box.addEventListener("input", function () { trouble.hidden = true; }, {once: true});
    }

    function say(words) {
      FlexId.part(root, "announce").textContent = words;
    }

    /* A button of this prompt: one press at a time; what `run` answers is said, and the focus kept:
       on `next`, another button, or on what says how the entry stands now. */
    function onPress(name, run, next) {
      FlexId.onAction(element, name, async function (event) {
        var button = event.currentTarget;
        if (button.getAttribute("aria-disabled")) { return; }
        button.setAttribute("aria-disabled", "true");
        trouble.hidden = true;
        (button.closest(PLACES) || button).before(trouble);
        var words = await run();
        button.removeAttribute("aria-disabled");
        var places = ["state", "gone-line", "status"].map(function (one) { return FlexId.part(element, one); });
        var place = FlexId.land(next ? [FlexId.action(element, next)].concat(places) : places);
        // What has the focus is read out anyway.
        if (words && !(place && place.textContent === words)) { say(words); }
      });
    }

    function speak(chosen) {
      box.lang = language = chosen;
      if (entry.revision) { saver.touch(); }
    }

    ["send", "keep", "pass", "withdraw"].forEach(function (decision) {
      onPress(decision, function () { return decide(decision); });
    });
    FlexId.languageChoice(element, language, speak);
    var prompt = {
      root: root, element: element, box: box, saver: saver,
      entry: function () { return entry; },
      url: url, put: put, tell: tell, draw: draw, settleConflict: settleConflict,
      problem: problem, onPress: onPress,
    };
    FlexId.afterSending(prompt);
    FlexId.removal(prompt);
    FlexId.toBoard(prompt);
    FlexId.grow(box);
    draw();
    return {
      draw: draw,
      waitForNotice: function () {
        var waiting = FlexId.part(element, "waiting");
        waiting.textContent = waiting.dataset.textNotice;
      },
      open: function () {
        box.disabled = false;
        FlexId.part(element, "waiting").hidden = true;
        element.querySelectorAll("button[disabled]").forEach(function (button) {
          button.disabled = false;
        });
      },
    };
  };
})();
