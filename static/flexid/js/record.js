/* What is hers of an activity (an entry, a response): found, saved, decided on; and its buttons. */
(function () {
  "use strict";

  FlexId.lookUp = function (path, course, activity) {
    return FlexId.ask("GET", FlexId.API + path + "?" + new URLSearchParams({course, activity}));
  };

  /* Ask until it is known what is there; `draw(data)` shows it and answers what opens it after the notice. */
  FlexId.begin = async function (root, path, draw) {
    var answer = await FlexId.lookUp(path, root.dataset.course, root.dataset.activity), data = answer.data;
    if (answer.status === 403) {
      var line = FlexId.part(root, "staff-line");
      line.textContent = data.message;
      line.hidden = false;
    } else if (answer.status !== 200) {
      setTimeout(FlexId.begin, 4000, root, path, draw);
    } else {
      var open = draw(data);
      FlexId.afterNotice(root, data.notice_seen, function () {
        FlexId.parts(root, "waiting").forEach(function (one) { one.hidden = true; });
        open();
      });
      FlexId.tellCompletion(root);
    }
  };

  /* How an entry stands: its chip, by a `state` that its template has words for, and what is there of a deleted one. */
  FlexId.standing = function (element, entry, state) {
    var chip = FlexId.part(element, "state"), line = FlexId.part(element, "gone-line");
    chip.textContent = chip.dataset["text" + state[0].toUpperCase() + state.slice(1)] || "";
    FlexId.part(element, "chips").hidden = !chip.textContent;
    FlexId.part(element, "gone").hidden = !entry.deleted_until;
    line.textContent = FlexId.fill(line.dataset.textUntil, {date: FlexId.when(entry.deleted_until)});
  };

  /*
   * `entry` has {id, revision, state, text}; `how` tells what differs:
   *   box, path      where its text stands, its place in the API
   *   body(text)     what a save sends besides the language
   *   draw(entry)    called when the entry is another one
   *   spelled(data)  gives what the server answered its `text` as the box spells it
   *   refusals       {code: run}, those that are not about the entry itself
   *   server         what answers in the place of FlexId, where nothing may leave the page
   */
  FlexId.record = function (root, element, entry, how) {
    var box = how.box, server = how.server || FlexId, spelled = how.spelled || Object;
    var trouble = FlexId.part(element, "trouble"), status = FlexId.part(element, "status");
    var announce = FlexId.part(root, "announce"), unconfirmed = [], attempts = 0;
    entry = spelled(entry);
    entry.id = entry.id || FlexId.uuid();
    box.lang = entry.language || root.dataset.language;
    FlexId.fillBox(box, entry.text);

    var saver = FlexId.saver({box, send: save, status, announce});

    function url(tail) {
      return FlexId.API + how.path + entry.id + "/" + (tail || "");
    }

    function based(body) {
      var match = '"' + entry.revision + '"';
      return {headers: entry.revision ? {"If-Match": match} : {"If-None-Match": "*"}, body};
    }

    async function save(text) {
      var attempt = attempts += 1, body = {language: box.lang, ...how.body(text)};
      unconfirmed.push(text);
      var answer = await server.askWithTicket(root, "PUT", url(), based(body)), data = answer.data;
      if (attempt !== attempts) { return {stop: true}; }
      if (answer.status === 200) {
        unconfirmed = [];
        took(data);
        return {ok: true};
      }
      // The server has what this page sent, but its answer was lost on the way: no second text.
      if (data.stored && unconfirmed.includes(spelled(data.stored).text)) {
        unconfirmed = [];
        follow(data.stored);
        return save(text);
      }
      if (answer.status === 409) { settleConflict(data.stored); }
      var isGone = ["restore_first", "locked"].includes(data.code);
      if (isGone) { await look(); }
      var stop = isGone || [409, 422].includes(answer.status);
      return {stop, offline: answer.status === 0, message: data.message};
    }

    function follow(stored) {
      entry.id = stored.id;
      entry.revision = stored.revision;
    }

    function took(data) {
      entry = spelled(data);
      draw();
    }

    function draw() {
      how.draw(entry);
    }

    /* Where her box is not for reading, the other one is told in plain lines. */
    function settleConflict(stored) {
      FlexId.later(function () {
        FlexId.conflict(element, box, spelled(stored).text, function (text) {
          follow(stored);
          FlexId.fillBox(box, text);
          saver.touch();
          (box.hidden ? status : box).focus();
        }, (stored.lines || stored.summary || []).join("\n"));
      });
    }

    /* Tell the server something about the entry, once all of it is there; whether it took it. */
    async function put(tail, body) {
      if (await saver.flush()) { return tell(tail, body); }
      if (status.dataset.state === "offline") { problem(); }
      return false;
    }

    async function tell(tail, body) {
      var answer = await server.ask("PUT", url(tail), based(body)), data = answer.data;
      if (answer.status === 200) {
        took(data);
        return true;
      }
      problem(data.message);
      if (data.stored && spelled(data.stored).text !== box.value) {
        settleConflict(data.stored);
      } else if (answer.status) {
        await (how.refusals && how.refusals[data.code] || look)();
      }
      return false;
    }

    /* Another tab was here first: show what the entry is now. Her words stay in the box. */
    async function look() {
      var now = await server.ask("GET", url(), {}), seen = entry.revision;
      if (now.status !== 200) { return; }
      took(now.data);
      if (entry.text !== box.value) { entry.revision = seen; }
    }

    /* Answers how the entry stands now, in words; "" if the server did not take it. */
    async function decide(decision, more) {
      // "Not this one" may be pressed before a word is written; the entry must exist first.
      var isThere = entry.revision || saver.isDirty() || await saver.touch();
      if (!isThere || !(await put("decision/", {decision, ...more}))) { return ""; }
      server.tellCompletion(root);
      return FlexId.part(element, "state").textContent;
    }

    function problem(words) {
      trouble.textContent = words || trouble.dataset.textAway;
      trouble.hidden = false;
      say(trouble.textContent);
      box.addEventListener("input", function () { trouble.hidden = true; }, {once: true});
    }

    function say(words) {
      announce.textContent = words;
    }

    /* A button of the record: one press at a time; what `run` answers is said, and the focus kept:
       on `next`, another button, or on what says how the entry stands now. */
    function onPress(name, run, next) {
      FlexId.onAction(element, name, async function (event) {
        var button = event.currentTarget;
        if (button.getAttribute("aria-disabled")) { return; }
        button.setAttribute("aria-disabled", "true");
        trouble.hidden = true;
        // What goes wrong is said beside the button that was pressed.
        (button.closest("p, .flexid-pair, .flexid-more__acts") || button).before(trouble);
        var words = await run();
        button.removeAttribute("aria-disabled");
        var places = ["state", "gone-line", "status"].map(FlexId.part.bind(null, element));
        var place = FlexId.land([FlexId.action(element, next)].concat(places).filter(Boolean));
        // What has the focus is read out anyway.
        if (words && !(place && place.textContent === words)) { say(words); }
      });
    }

    FlexId.languageChoice(element, box.lang, function (chosen) {
      box.lang = chosen;
      if (entry.revision) { saver.touch(); }
    });
    return {
      root, element, box, saver, entry: function () { return entry; },
      url, put, tell, decide, draw,
      settleConflict, problem, say, onPress,
    };
  };
})();
