/* The one way a text box is saved: soon after a pause, often while typing, again after a failure. */
(function () {
  "use strict";

  var PAUSE = 1000, WHILE_TYPING = 1900, AGAIN = 4000;
  var savers = [];

  /*
   * FlexId.saver({box, status, announce, send}) -> {flush, isDirty, settled}
   * `send(text)` answers {ok: true}, {ok: false, offline: bool, message: string} or {ok: false, stop: true}.
   * Nothing is kept on the device: while the page lives, the text lives in the box.
   */
  FlexId.saver = function (options) {
    var saved = options.box.value;
    var pauseTimer = 0, typingTimer = 0, againTimer = 0;
    var running = null;

    function isDirty() {
      return options.box.value !== saved;
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
      running = saveOnce(options.box.value);
      var ok = await running;
      running = null;
      return ok;
    }

    async function saveOnce(text) {
      show("saving", options.status.dataset.textSaving);
      var answer = await options.send(text);
      if (answer.ok) {
        saved = text;
        var words = FlexId.fill(options.status.dataset.textSaved, {time: FlexId.clock(new Date())});
        show(isDirty() ? "idle" : "saved", isDirty() ? "" : words);
        return true;
      }
      failed(answer);
      return false;
    }

    function failed(answer) {
      var data = options.status.dataset;
      var words = answer.offline ? data.textOffline : answer.message || data.textUnsaved;
      show(answer.offline ? "offline" : "unsaved", words);
      if (!answer.stop) { againTimer = setTimeout(flush, AGAIN); }
    }

    function show(state, words) {
      var changed = options.status.dataset.state !== state;
      options.status.dataset.state = state;
      options.status.textContent = words;
      // Once for a change, not for every tick: a screen reader must not talk over the writer.
      if (changed && state !== "saving" && state !== "idle") { options.announce.textContent = words; }
    }

    function clearTimers() {
      [pauseTimer, typingTimer, againTimer].forEach(clearTimeout);
      pauseTimer = typingTimer = againTimer = 0;
    }

    /* The box now holds what the server holds. */
    function settled() {
      clearTimers();
      saved = options.box.value;
    }

    var saver = {flush: flush, isDirty: isDirty, settled: settled};
    options.box.addEventListener("input", typed);
    savers.push(saver);
    return saver;
  };

  function flushAll() {
    savers.forEach(function (saver) { if (saver.isDirty()) { saver.flush(); } });
  }

  var leavingFast = false;
  document.addEventListener("flexid:leave", function () { leavingFast = true; });
  window.addEventListener("beforeunload", function (event) {
    var dirty = savers.some(function (saver) { return saver.isDirty(); });
    if (dirty && !leavingFast) { event.preventDefault(); }
  });
  window.addEventListener("online", flushAll);
  window.addEventListener("focus", flushAll);
  document.addEventListener("visibilitychange", flushAll);
})();
