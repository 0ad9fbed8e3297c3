/* One prompt: its box, its three buttons, who can read it, and the thread. */
(function () {
  "use strict";

  FlexId.prompt = function (root, element, entry, readers) {
    var box = FlexId.part(element, "text");
    var isNew = !entry;
    entry = entry || {id: FlexId.uuid(), revision: 0, state: "draft", text: "", reads: [], replies: []};
    box.value = entry.text;

    var saver = FlexId.saver({
      box: box, send: send,
      status: FlexId.part(element, "status"), announce: FlexId.part(element, "announce"),
    });

    function url(tail) {
      return FlexId.API + "entries/" + entry.id + "/" + (tail || "");
    }

    function condition() {
      return entry.revision ? {"If-Match": '"' + entry.revision + '"'} : {"If-None-Match": "*"};
    }

    async function send(text) {
      var body = {prompt: element.dataset.prompt, language: root.dataset.language, text: text};
      var answer = await FlexId.askWithTicket(root, "PUT", url(), {headers: condition(), body: body});
      if (answer.status === 200) {
        took(answer.data);
        return {ok: true};
      }
      if (answer.status === 409) { settleConflict(answer.data.stored); }
      var stop = [409, 422].includes(answer.status);
      return {ok: false, stop: stop, offline: answer.status === 0, message: answer.data.message};
    }

    function took(data) {
      entry = data;
      isNew = false;
      FlexId.promptView(element, entry, readers);
    }

    function settleConflict(stored) {
      FlexId.conflict(element, box, stored.text, function (text) {
        entry.id = stored.id;
        entry.revision = stored.revision;
        box.value = text;
        saver.flush();
        box.focus();
      });
    }

    async function decide(decision) {
      // "Not this one" may be pressed before a word is written; the entry must exist first.
      if (isNew && !saver.isDirty() && !(await send("")).ok) { return; }
      if (!(await saver.flush())) { return; }
      var body = {decision: decision, readers: decision === "send" ? ids() : []};
      var headers = condition();
      var answer = await FlexId.ask("PUT", url("decision/"), {headers: headers, body: body});
      if (answer.status === 200) {
        took(answer.data);
        FlexId.tellCompletion(root);
        FlexId.part(element, "announce").textContent = FlexId.part(element, "state").textContent;
      } else if (answer.data.stored) {
        settleConflict(answer.data.stored);
      } else {
        problem(answer.data.message);
      }
    }

    function ids() {
      return readers.map(function (reader) { return reader.id; });
    }

    async function reply() {
      var input = FlexId.part(element, "reply");
      input.dataset.id = input.dataset.id || FlexId.uuid();
      var body = {course: root.dataset.course, text: input.value};
      var answer = await FlexId.ask("PUT", url("replies/" + input.dataset.id + "/"), {body: body});
      if (answer.status !== 200) { return problem(answer.data.message); }
      input.value = "";
      delete input.dataset.id;
      took((await FlexId.ask("GET", url())).data);
    }

    function problem(words) {
      var line = FlexId.part(element, "problem");
      line.textContent = words || FlexId.part(element, "status").dataset.textOffline;
      line.hidden = false;
      box.addEventListener("input", function () { line.hidden = true; }, {once: true});
    }

    ["send", "keep", "pass", "withdraw"].forEach(function (decision) {
      FlexId.onAction(element, decision, function () { decide(decision); });
    });
    FlexId.onAction(element, "reply", reply);
    FlexId.promptView(element, entry, readers);
    return {
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
