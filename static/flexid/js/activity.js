/* An activity: asks once what is there, then hands its kind the response and its buttons. */
(function () {
  "use strict";

  var kinds = {}, NEXT = {keep: "kept", pass: "passed"};

  /* `start(activity)` answers {show(value, isReadOnly), lift(value) -> [{id, text}] (optional)}. */
  FlexId.kind = function (name, start) {
    kinds[name] = start;
    FlexId.mountAll(document);
  };

  FlexId.mount("activity", function (root) {
    if (!kinds[root.dataset.kind]) {
      delete root.dataset.mounted; // its script is still to come
    } else if (root.dataset.state || !root.dataset.ticket) {
      trial(root);
    } else if (!FlexId.isSecond(root)) {
      load(root);
    }
  });

  async function load(root) {
    var query = new URLSearchParams({course: root.dataset.course, activity: root.dataset.activity});
    var answer = await FlexId.ask("GET", FlexId.API + "responses/?" + query);
    if (answer.status === 403) {
      FlexId.part(root, "staff-line").textContent = answer.data.message;
      FlexId.part(root, "staff-line").hidden = false;
    } else if (answer.status !== 200) {
      setTimeout(function () { delete root.dataset.mounted; FlexId.mountAll(document); }, 4000);
    } else {
      var waiting = FlexId.part(root, "waiting"), open = begin(root, answer.data.response, toServer(root), answer.data.source);
      waiting.textContent = waiting.dataset.textNotice;
      FlexId.notice(root, answer.data.notice_seen, open);
      FlexId.tellCompletion(root);
    }
  }

  function toServer(root) {
    return {
      ask: FlexId.ask, begin: FlexId.askWithTicket.bind(null, root),
      done: function () { FlexId.tellCompletion(root); },
    };
  }

  /* In the gallery, and for staff: all works, nothing leaves the page. */
  function trial(root) {
    var kept = {
      id: FlexId.uuid(), language: root.dataset.language, revision: 0, summary: [],
      state: root.dataset.state === "passed" ? "passed" : "draft",
      response: JSON.parse(root.dataset.sample || "{}"),
    };
    async function pretend(method, url, options) {
      var told = options.body || {};
      kept = Object.assign({}, kept, {revision: kept.revision + 1, state: NEXT[told.decision] || kept.state});
      kept.response = told.response || kept.response;
      return {status: 200, data: kept};
    }
    var status = FlexId.part(root, "status");
    status.dataset.textSaving = status.dataset.textSaved = status.textContent = status.dataset.textTrial;
    begin(root, kept, {ask: pretend, begin: pretend, done: function () {}})();
  }

  /* Answers what opens the work. `source` is the activity as it was when she began. */
  function begin(root, found, server, source) {
    var element = FlexId.part(root, "activity"), work = FlexId.part(element, "work");
    var isOpen = false, isTakenUp = false, kind = null;
    var record = FlexId.record(root, element, found, server, draw);
    var activity = {
      root: root, element: element, work: work, source: source || JSON.parse(root.dataset.source),
      isReadOnly: isReadOnly, value: value, change: change, offerBack: offerBack,
      say: record.say, language: record.language, decide: record.decide, onPress: record.onPress,
    };

    function isReadOnly() {
      return !isOpen || root.dataset.state === "readonly" || !record.entry().response;
    }

    function value() {
      return JSON.parse(record.box.value || "{}");
    }

    function change(next) {
      record.box.value = FlexId.canonical(next);
      record.box.dispatchEvent(new Event("input"));
      show();
    }

    function show() {
      work.disabled = isReadOnly();
      kind.show(value(), isReadOnly());
    }

    function draw(entry) {
      FlexId.activityView(element, entry, isTakenUp, !root.dataset.ticket || Boolean(root.dataset.state));
      element.querySelectorAll("[data-waits]").forEach(function (one) { one.disabled = isReadOnly(); });
      if (kind && work.disabled !== isReadOnly()) { show(); }
    }

    /* Something was removed from what stands before `place`; `run` brings it back. */
    function offerBack(place, run) {
      var bar = FlexId.part(element, "removed"), button = FlexId.action(bar, "bring-back");
      bar.hidden = !place;
      if (!place) { return; }
      place.after(bar);
      button.onclick = function () {
        bar.hidden = true;
        run();
      };
      button.focus();
    }

    ["keep", "pass"].forEach(function (one) {
      record.onPress(one, function () {
        isTakenUp = false;
        return record.decide(one);
      });
    });
    record.onPress("take-up", function () {
      isTakenUp = true;
      record.draw();
    });
    offerLock(record);
    FlexId.onAction(element, "print", function () { window.print(); });
    FlexId.removal(record);
    kind = kinds[root.dataset.kind](activity);
    if (kind.lift && !root.dataset.state) { FlexId.lift(record, function () { return kind.lift(value()); }); }
    record.box.addEventListener("flexid:filled", show);
    show();
    record.draw();
    return function () {
      isOpen = true;
      FlexId.part(element, "waiting").hidden = true;
      record.draw();
    };
  }

  /* A letter is closed until its day: asked first, since nothing opens it before. */
  function offerLock(record) {
    var question = FlexId.part(record.element, "locking");
    if (!question) { return; }
    record.onPress("ask-lock", function () {
      question.hidden = false;
      question.focus();
    });
    record.onPress("leave-open", function () {
      question.hidden = true;
      FlexId.action(record.element, "ask-lock").focus();
    });
    record.onPress("lock", async function () {
      var words = await record.decide("lock");
      question.hidden = true;
      if (!words) { return ""; }
      FlexId.fillBox(record.box, "");
      record.saver.settled();
      return words;
    });
  }
})();
