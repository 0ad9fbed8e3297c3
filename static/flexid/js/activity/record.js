/* One response: what the page holds of it, how it is saved, what its buttons do. */
(function () {
  "use strict";

  var NEW = {revision: 0, state: "draft", response: {}, summary: []};
  // What goes wrong is said beside the button that was pressed.
  var PLACES = "p, .flexid-pair, .flexid-more__acts";

  /* One spelling for one response, so that two can be compared; "" for a blank one. */
  FlexId.canonical = function (response) {
    var text = JSON.stringify(response || {}, function (key, value) {
      var isPlain = value && typeof value === "object" && !Array.isArray(value);
      return isPlain ? Object.fromEntries(Object.entries(value).sort()) : value;
    });
    return text === "{}" ? "" : text;
  };

  /*
   * `server` asks: (method, url, options) -> answer, and `server.begin` with the block's ticket.
   * `draw(entry)` is called when the entry is another one.
   */
  FlexId.record = function (root, element, found, server, draw) {
    var box = FlexId.part(element, "response"), trouble = FlexId.part(element, "trouble");
    var status = FlexId.part(element, "status");
    var entry = withText(found || Object.assign({id: FlexId.uuid()}, NEW));
    var language = entry.language || root.dataset.language;
    var unconfirmed = [], attempts = 0;
    FlexId.fillBox(box, entry.text);

    var saver = FlexId.saver({
      box: box, send: save, status: status, announce: FlexId.part(root, "announce"),
    });

    function url(tail) {
      return FlexId.API + "responses/" + entry.id + "/" + (tail || "");
    }

    function condition() {
      return entry.revision ? {"If-Match": '"' + entry.revision + '"'} : {"If-None-Match": "*"};
    }

    async function save(text) {
      var attempt = attempts += 1;
      var body = {language: language, response: JSON.parse(text || "{}")};
      unconfirmed.push(text);
      var answer = await server.begin("PUT", url(), {headers: condition(), body: body});
      if (attempt !== attempts) { return {ok: false, stop: true}; }
      if (answer.status === 200) {
        unconfirmed = [];
        took(answer.data);
        return {ok: true};
      }
      if (isOurs(answer.data.stored)) { return save(text); }
      if (answer.status === 409) { settleConflict(answer.data.stored); }
      var isGone = ["restore_first", "locked"].includes(answer.data.code);
      if (isGone) { await look(); }
      var stop = isGone || [409, 422].includes(answer.status);
      return {ok: false, stop: stop, offline: answer.status === 0, message: answer.data.message};
    }

    /* The server has what this page sent, but its answer was lost on the way: no second one. */
    function isOurs(stored) {
      if (!stored || !unconfirmed.includes(spelled(stored.text))) { return false; }
      unconfirmed = [];
      entry.id = stored.id;
      entry.revision = stored.revision;
      return true;
    }

    function took(data) {
      entry = withText(data);
      draw(entry);
    }

    /* The other one is shown as plain lines; the choice is between two whole responses. */
    function settleConflict(stored) {
      var lines = stored.lines || stored.summary || [];
      FlexId.conflict(element, box, spelled(stored.text), function (text) {
        entry.id = stored.id;
        entry.revision = stored.revision;
        FlexId.fillBox(box, text);
        saver.touch();
        status.focus();
      }, lines.join("\n"));
    }

    /* Tell the server a decision, once everything is there; whether it took it. */
    async function put(tail, body) {
      if (!(await saver.flush())) {
        if (status.dataset.state === "offline") { problem(); }
        return false;
      }
      return tell(tail, body);
    }

    async function tell(tail, body) {
      var answer = await server.ask("PUT", url(tail), {headers: condition(), body: body});
      if (answer.status === 200) {
        took(answer.data);
        return true;
      }
      var stored = answer.data.stored;
      problem(answer.data.message);
      if (stored && spelled(stored.text) !== box.value) {
        settleConflict(stored);
      } else if (answer.status) {
        await look();
      }
      return false;
    }

    /* Another tab was here first: show what the entry is now. What stands here stays. */
    async function look() {
      var now = await server.ask("GET", url(), {});
      if (now.status !== 200) { return; }
      var seen = entry.revision;
      took(now.data);
      if (entry.text !== box.value) { entry.revision = seen; }
    }

    /* Answers how the entry stands now, in words; "" if the server did not take it. */
    async function decide(decision) {
      // "Not this one" may be pressed before anything is there; the entry must exist first.
      if (!entry.revision && !saver.isDirty() && !(await saver.touch())) { return ""; }
      if (!(await put("decision/", {decision: decision}))) { return ""; }
      server.done();
      return FlexId.part(element, "state").textContent;
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

    /* A button of the frame: one press at a time; what `run` answers is said, and the focus kept. */
    function onPress(name, run) {
      FlexId.onAction(element, name, async function (event) {
        var button = event.currentTarget;
        if (button.getAttribute("aria-disabled")) { return; }
        button.setAttribute("aria-disabled", "true");
        trouble.hidden = true;
        (button.closest(PLACES) || button).before(trouble);
        var words = await run();
        button.removeAttribute("aria-disabled");
        var place = FlexId.land(["state", "gone-line", "status"].map(function (one) {
          return FlexId.part(element, one);
        }));
        // What has the focus is read out anyway.
        if (words && !(place && place.textContent === words)) { say(words); }
      });
    }

    FlexId.languageChoice(element, language, function (chosen) {
      language = chosen;
      if (entry.revision) { saver.touch(); }
    });
    return {
      root: root, element: element, box: box, saver: saver,
      entry: function () { return entry; },
      language: function () { return language; },
      put: put, tell: tell, decide: decide, settleConflict: settleConflict,
      problem: problem, say: say, onPress: onPress, draw: function () { draw(entry); },
    };
  };

  function withText(data) {
    return Object.assign({}, data, {text: FlexId.canonical(data.response)});
  }

  function spelled(text) {
    return FlexId.canonical(JSON.parse(text || "{}"));
  }
})();
