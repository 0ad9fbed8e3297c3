/* An activity: asks once what is there, then hands its kind the response and its buttons. */
(function () {
  "use strict";

  var kinds = FlexId.kinds = {}, NEXT = {keep: "kept", pass: "passed"};

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
      FlexId.begin(root, "responses/", function (data) { return begin(root, data.response, data.source); });
    }
  });

  /* In the gallery, and for staff: all works, nothing leaves the page. */
  function trial(root) {
    var kept = {
      language: root.dataset.language, revision: 0, summary: [],
      state: root.dataset.state === "passed" ? "passed" : "draft",
      response: JSON.parse(root.dataset.sample || "{}"),
    };
    async function ask(method, url, options) {
      var told = options.body || {};
      // As the server does it: what she passed and then changes is open again.
      var isReopened = told.response && kept.state === "passed";
      kept = Object.assign({}, kept, {revision: kept.revision + 1, response: told.response || kept.response});
      kept.state = isReopened ? "draft" : NEXT[told.decision] || kept.state;
      return {status: 200, data: kept};
    }
    var status = FlexId.part(root, "status");
    status.dataset.textSaving = status.dataset.textSaved = status.textContent = status.dataset.textTrial;
    FlexId.part(root, "waiting").hidden = true;
    begin(root, kept, null, {
      ask, tellCompletion: function () {},
      askWithTicket: function (root, method, url, options) { return ask(method, url, options); },
    })();
  }

  /* Answers what opens the work. `source` is the activity as it was when she began. */
  function begin(root, found, source, server) {
    var element = FlexId.part(root, "activity"), work = FlexId.part(element, "work");
    var isOpen = false, isTakenUp = false, isWhole = false, kind = null;
    var record = FlexId.record(root, element, found || {revision: 0, state: "draft", response: {}}, {
      box: FlexId.part(element, "response"), path: "responses/", draw,
      spelled, server,
      body: function (text) { return {response: JSON.parse(text || "{}")}; },
    });
    var activity = {
      root, element, work, source: source || JSON.parse(root.dataset.source),
      isReadOnly, value, change, offerBack,
      say: record.say, language: function () { return record.box.lang; },
      decide: record.decide, onPress: record.onPress,
    };

    function isReadOnly() {
      return !isOpen || root.dataset.state === "readonly" || !record.entry().response;
    }

    function value() {
      return JSON.parse(record.box.value || "{}");
    }

    function change(next) {
      record.box.value = canonical(next);
      record.box.dispatchEvent(new Event("input"));
      show();
    }

    function show() {
      work.disabled = isReadOnly();
      kind.show(value(), isReadOnly());
    }

    function draw(entry) {
      // Changed or decided, or left out anew on another page: it must be taken up anew as well.
      isTakenUp = isTakenUp && entry.state === "passed";
      var mayDelete = isWhole && root.dataset.ticket && !root.dataset.state;
      FlexId.activityView(element, entry, isTakenUp, mayDelete);
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
    // Sentences that help to begin: of every kind that has them, in the same place.
    var helps = activity.source.words.helps;
    if (helps) { FlexId.each(activity, "helps", Object.keys(helps), helps); }
    kind = kinds[root.dataset.kind](activity);
    record.box.addEventListener("flexid:filled", show);
    show();
    record.draw();
    FlexId.later(function () {
      isWhole = true;
      FlexId.removal(record);
      if (kind.lift && !root.dataset.state) { FlexId.lift(record, function () { return kind.lift(value()); }); }
      record.draw();
    });
    return function () {
      isOpen = true;
      record.draw();
    };
  }

  /* One spelling for one response, so that two can be compared; "" for a blank one. */
  function canonical(response) {
    var text = JSON.stringify(response || {}, function (key, value) {
      var isPlain = value && typeof value === "object" && !Array.isArray(value);
      return isPlain ? Object.fromEntries(Object.entries(value).sort()) : value;
    });
    return text === "{}" ? "" : text;
  }

  /* What another page saved comes as text, all else as the response itself. */
  function spelled(data) {
    data.text = canonical("response" in data ? data.response : JSON.parse(data.text || "{}"));
    return data;
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
