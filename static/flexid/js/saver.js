/* The one way a text box is saved: soon after a pause, often while typing, again after a failure. */
(function () {
  "use strict";

  var PAUSE = 1000, WHILE_TYPING = 1900, AGAIN = 4000, PATIENCE = 20000;
  var savers = [], unsent = [];

  /*
   * FlexId.saver({box, status, announce, send}) -> {flush, isDirty, settled, touch}
   * `send(text)` answers {ok: true}, or how it failed: {offline: bool, message: string, stop: bool}.
   * Nothing is kept on the device: while the page lives, the text lives in the box.
   */
  FlexId.saver = function ({box, status, announce, send}) {
    var texts = status.dataset, saved = box.value, touched = false;
    var pauseTimer = 0, typingTimer = 0, againTimer = 0;
    var running = null, outcome = "";

    function isDirty() {
      return touched || box.value !== saved;
    }

    function typed() {
      show("idle", "");
      clearTimeout(pauseTimer);
      pauseTimer = setTimeout(flush, PAUSE);
      if (!typingTimer) { typingTimer = setTimeout(flush, WHILE_TYPING); }
    }

    /* Save what is in the box now; resolves to whether the server has it. */
    async function flush() {
      clearTimers();
      if (running) {
        await running;
        return flush();
      }
      if (!isDirty()) { return true; }
      running = saveOnce(box.value);
      var ok = await running;
      running = null;
      return ok;
    }

    async function saveOnce(text) {
      show("saving", texts.textSaving);
      touched = false;
      var answer = await inTime(send(text));
      if (answer.ok) {
        saved = text;
        if (isDirty()) {
          show("idle", "");
        } else {
          show("saved", FlexId.fill(texts.textSaved, {time: FlexId.clock(new Date())}));
        }
        return true;
      }
      touched = true;
      if (answer.offline) {
        show("offline", texts.textOffline);
      } else {
        show("unsaved", answer.message || texts.textUnsaved);
      }
      if (!answer.stop) { againTimer = setTimeout(flush, AGAIN); }
      return false;
    }

    function show(state, words) {
      status.dataset.state = state;
      status.textContent = words;
      // Said once when it turns out differently, not at every tick: nobody must talk over the writer.
      if (state === "saving" || state === "idle" || state === outcome) { return; }
      outcome = state;
      announce.textContent = words;
    }

    function clearTimers() {
      [pauseTimer, typingTimer, againTimer].forEach(clearTimeout);
      pauseTimer = typingTimer = againTimer = 0;
    }

    /* The box now holds what the server holds; `words` may say how that came. */
    function settled(words) {
      clearTimers();
      saved = box.value;
      touched = false;
      show("idle", words || "");
    }

    /* Something about the text has changed that the server must have, though no letter did. */
    function touch() {
      touched = true;
      return flush();
    }

    var saver = {flush, isDirty, settled, touch};
    box.addEventListener("input", typed);
    savers.push(saver);
    return saver;
  };

  /* A line that has gone dead says nothing for minutes; to the writer that is no connection. */
  function inTime(answer) {
    return Promise.race([answer, new Promise(function (resolve) {
      setTimeout(resolve, PATIENCE, {offline: true});
    })]);
  }

  /* A box that is sent by a button: what stands in it is not lost without a question. */
  FlexId.unsent = function (box) { unsent.push(box); };

  /* The same words keep one id until the server has them: pressed twice is sent once. */
  FlexId.once = function () {
    var id = FlexId.uuid(), words = "";
    return function (now) {
      if (now !== words) { id = FlexId.uuid(); }
      words = now;
      return id;
    };
  };

  function flushAll() {
    savers.forEach(function (saver) { saver.flush(); });
  }

  var leavingFast = false;
  document.addEventListener("flexid:leave", function () { leavingFast = true; });
  addEventListener("beforeunload", function (event) {
    var dirty = savers.some(function (saver) { return saver.isDirty(); }) ||
      unsent.some(function (box) { return box.value.trim(); });
    if (dirty && !leavingFast) { event.preventDefault(); }
  });
  addEventListener("online", flushAll);
  addEventListener("focus", flushAll);
  document.addEventListener("visibilitychange", flushAll);
})();
