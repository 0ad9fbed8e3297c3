/* The counsellor's answer: a draft that saves itself, sent, and taken back within the minute. */
(function () {
  "use strict";

  var UNDO = 60;  // seconds, should the server not say

  FlexId.mount("reply", function (root) {
    // "prompt": what the cover knows as a box that saves itself.
    var writing = FlexId.part(root, "prompt"), sent = FlexId.part(root, "sent");
    var box = FlexId.part(writing, "text"), problem = FlexId.part(root, "problem");
    var announce = FlexId.part(root, "announce"), undo = FlexId.part(root, "undo");
    var step = FlexId.part(root, "is-step");  // only where the text is points for a talk
    var draft = {id: root.dataset.reply || FlexId.uuid(), revision: Number(root.dataset.revision || 0)};
    var timer = 0, shown = null;

    var saver = FlexId.saver({box, send: save, status: FlexId.part(root, "status"), announce});

    function url(tail) {
      return FlexId.API + "entries/" + root.dataset.entry + "/" + tail;
    }

    function put(tail, body, headers) {
      body.course = root.dataset.course;
      return FlexId.ask("PUT", url(tail), {headers, body});
    }

    async function save(text) {
      var seen = draft.revision ? {"If-Match": '"' + draft.revision + '"'} : {"If-None-Match": "*"};
      var answer = await put("replies/" + draft.id + "/draft/", {text}, seen);
      if (answer.status === 200) {
        draft.revision = answer.data.revision;
        return {ok: true};
      }
      if (answer.data.stored) { settleConflict(answer.data.stored); }
      var stop = [403, 404, 409, 422].includes(answer.status);
      return {ok: false, stop, offline: answer.status === 0, message: answer.data.message};
    }

    function settleConflict(stored) {
      FlexId.conflict(root, box, stored.text, function (text) {
        draft = {id: stored.id, revision: stored.revision};
        box.value = text;
        saver.flush();
        box.focus();
      });
    }

    /* Send, or take back: one address. */
    function tell(isSent) {
      return put("replies/" + draft.id + "/sending/", {sent: isSent, step: isSent && isStep()});
    }

    function isStep() {
      return Boolean(step && step.checked);
    }

    function refusal(answer) {
      return answer.status === 200 ? "" : answer.data.message || root.dataset.textAway;
    }

    function say(words) {
      problem.textContent = words;
      problem.hidden = !words;
    }

    async function send() {
      if (!box.value.trim()) { return say(root.dataset.textEmpty); }
      if (!(await saver.flush())) { return; }
      var answer = await tell(true);
      say(refusal(answer));
      if (refusal(answer)) { return box.focus(); }
      draft.text = box.value;
      announce.textContent = root.dataset.textSent;
      var now = new Date(answer.headers.get("Date")), end = new Date(answer.data.visible_from);
      showSent(Math.ceil((end - now) / 1000) || UNDO);
      sent.focus();
    }

    /* From here it is in the thread; until the minute is over only she sees it there. */
    function showSent(seconds) {
      var now = new Date().toISOString();
      shown = FlexId.threadAdd(root, {is_mine: true, text: draft.text, created: now, is_step: isStep()});
      box.value = "";
      saver.settled();
      writing.hidden = true;
      sent.hidden = undo.hidden = false;
      FlexId.part(sent, "sent-words").textContent = root.dataset.textUndo;
      tick(Date.now() + seconds * 1000);
    }

    function tick(end) {
      var left = Math.ceil((end - Date.now()) / 1000);
      if (left <= 0) { return isOver(); }
      FlexId.part(sent, "seconds").textContent = left;
      timer = setTimeout(tick, 500, end);
    }

    /* Without a sound: she was told that it is sent. The next answer is a new one. */
    function isOver() {
      if (undo.contains(document.activeElement)) { sent.focus(); }
      FlexId.part(sent, "sent-words").textContent = root.dataset.textSent;
      undo.hidden = true;
      writing.hidden = false;
      draft = {id: FlexId.uuid(), revision: 0};
      if (step) { step.checked = false; }
    }

    async function takeBackNow() {
      var answer = await tell(false);
      if (refusal(answer)) {
        FlexId.part(sent, "sent-words").textContent = refusal(answer);
        return sent.focus();
      }
      clearTimeout(timer);
      shown.remove();
      draft.revision = answer.data.revision;
      box.value = answer.data.text;
      saver.settled();
      sent.hidden = true;
      writing.hidden = false;
      box.focus();
      announce.textContent = root.dataset.textTaken;
    }

    async function done() {
      var answer = await put("done/", {});
      say(refusal(answer));
      if (refusal(answer)) { return; }
      FlexId.action(root, "done").hidden = true;
      FlexId.part(root, "done-line").hidden = false;
      FlexId.part(root, "done-line").focus();
    }

    /* The way to the next text waits until the last word of this answer is saved. */
    document.addEventListener("click", async function (event) {
      var link = event.target.closest('[data-part="way"] a');
      if (!link || !saver.isDirty()) { return; }
      event.preventDefault();
      if (await saver.flush()) { window.location.assign(link.href); }
    });

    FlexId.onAction(root, "reply", send);
    FlexId.onAction(root, "take-back", takeBackNow);
    FlexId.onAction(root, "done", done);
    draft.text = FlexId.part(root, "draft").textContent;
    box.value = root.dataset.left ? "" : draft.text;
    saver.settled();
    FlexId.part(root, "waiting").hidden = true;
    if (step) { step.disabled = false; }
    box.disabled = FlexId.action(root, "reply").disabled = FlexId.action(root, "done").disabled = false;
    if (root.dataset.left) { showSent(Number(root.dataset.left)); }
  });
})();
