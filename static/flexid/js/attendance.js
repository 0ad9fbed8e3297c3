/* Who was there: a tap saves at once, and a colleague's mark is never overwritten unseen. */
(function () {
  "use strict";

  FlexId.mount("attendance", function (root) {
    var rows = FlexId.parts(root, "student"), words = root.dataset;
    var seen = FlexId.action(root, "mark-seen");

    function buttons(row) {
      return Array.from(row.querySelectorAll("[data-state]"));
    }

    function stateOf(row) {
      var pressed = buttons(row).find(function (one) { return one.getAttribute("aria-pressed") === "true"; });
      return pressed ? pressed.dataset.state : "";
    }

    async function save(row, state) {
      var revision = row.dataset.revision, note = FlexId.part(row, "note"), sent = note.value;
      var headers = revision === "0" ? {"If-None-Match": "*"} : {"If-Match": '"' + revision + '"'};
      var url = words.url.replace(/\/0\/$/, "/" + row.dataset.student + "/");
      var answer = await FlexId.ask("PUT", url, {body: {state, note: sent}, headers});
      if (answer.status === 200) { return saved(row, answer.data); }
      if (answer.data.stored) { take(row, answer.data.stored); }
      say(row, "", answer.data.stored ? words.textFirst : answer.data.message || words.textAway);
    }

    function saved(row, answer) {
      draw(row, answer);
      say(row, words.textSaved, "");
    }

    function draw(row, mark) {
      row.dataset.revision = mark.revision;
      buttons(row).forEach(function (one) { one.setAttribute("aria-pressed", String(one.dataset.state === mark.state)); });
      FlexId.action(row, "save-note").disabled = !mark.state;
      seen.hidden = !waiting().length;
    }

    /* What a colleague noted comes into the box only where nothing of one's own stands in it. */
    function take(row, stored) {
      var note = FlexId.part(row, "note");
      if (note.value === note.defaultValue) { note.value = note.defaultValue = stored.text; }
      draw(row, stored);
    }

    function say(row, good, problem) {
      FlexId.part(row, "said").textContent = good;
      FlexId.part(row, "problem").textContent = problem;
      FlexId.part(row, "problem").hidden = !problem;
    }

    function waiting() {
      return rows.filter(function (row) { return row.dataset.seen === "true" && !stateOf(row); });
    }

    rows.forEach(function (row) {
      buttons(row).forEach(function (one) {
        one.disabled = false;
        one.addEventListener("click", function () { save(row, one.dataset.state); });
      });
      FlexId.action(row, "save-note").disabled = !stateOf(row);
      FlexId.onAction(row, "save-note", function () { save(row, stateOf(row)); });
    });
    seen.hidden = !waiting().length;
    seen.addEventListener("click", async function () {
      for (var row of waiting()) { await save(row, "there"); }
      root.querySelector("h2").focus();
    });
  });
})();
