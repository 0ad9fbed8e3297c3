/*
 * A small form of a desk: its fields go to the API as JSON, never as a form post.
 * data-revision: the text it changes ("0" begins one); data-next: where to go when it is taken
 * (else the page loads anew); data-source: the id of the words it changes, which come into the box
 * when its details open; data-keeps: leaving with unsent words asks first. What is refused stays
 * in its box, with one sentence; where another page was first, both texts are shown.
 */
(function () {
  "use strict";

  var NEW = "00000000-0000-0000-0000-000000000000";
  var READ = {
    /* The browser knows the time zone; the server is told a moment, not a wall clock. */
    time: function (text) { return text ? new Date(text).toISOString() : null; },
    "first-day": function (text) { return READ.time(text && text + "T00:00"); },
    "last-day": function (text) { return READ.time(text && text + "T23:59:59"); },
    /* Fields of one name that are sent together. */
    list: function (text, before) { return (before || []).concat(text); },
    number: function (text) { return text ? Number(text) : null; },
  };

  FlexId.mount("send-form", function (root) {
    var problem = FlexId.part(root, "problem");
    var stored = FlexId.part(root, "stored");
    var source = document.getElementById(root.dataset.source);
    var boxes = Array.from(root.querySelectorAll("textarea[data-field]"));
    var fields = Array.from(root.querySelectorAll("[data-field]"));
    var id = FlexId.uuid(), isTaken = false;

    /* An id that the page makes stays the same for every try. */
    fields.forEach(function (field) {
      if (field.dataset.kind === "new-id") { field.value = FlexId.uuid(); }
    });

    function body(button) {
      var values = {};
      fields.forEach(function (field) {
        if (["checkbox", "radio"].includes(field.type) && !field.checked) { return; }
        var name = field.dataset.field, read = READ[field.dataset.kind];
        values[name] = read ? read(field.value, values[name]) : field.value;
      });
      if (button.dataset.set) { values[button.dataset.set] = chosen(button.dataset.value); }
      return values;
    }

    function chosen(value) {
      return ["true", "false"].includes(value) ? value === "true" : value;
    }

    function seen() {
      var revision = root.dataset.revision;
      if (revision === undefined) { return {}; }
      return revision === "0" ? {"If-None-Match": "*"} : {"If-Match": '"' + revision + '"'};
    }

    async function send(button) {
      var url = root.dataset.url.replace(NEW, id);
      var answer = await FlexId.ask("PUT", url, {body: body(button), headers: seen()});
      problem.hidden = answer.status === 200;
      if (answer.status !== 200) { return refuse(answer); }
      isTaken = true;
      return root.dataset.next ? window.location.assign(root.dataset.next) : window.location.reload();
    }

    /* Where another page was first, the next press is an answer to what it wrote. */
    function refuse(answer) {
      problem.textContent = answer.data.message || root.dataset.textAway;
      if (!stored || !answer.data.stored) { return; }
      FlexId.part(stored, "stored-text").textContent = answer.data.stored.text;
      stored.hidden = false;
      root.dataset.revision = String(answer.data.stored.revision);
    }

    function isUnsent(box) {
      return box.value.trim() !== "" && !(source && box.value === source.textContent);
    }

    /* What is changed comes into its box only when somebody opens it. */
    function fill(event) {
      if (event.target.open && !boxes[0].value) { boxes[0].value = source.textContent; }
    }

    function leave(event) {
      if (!isTaken && boxes.some(isUnsent)) { event.preventDefault(); }
    }

    if (source) { root.closest("details").addEventListener("toggle", fill); }
    if (root.dataset.keeps) { window.addEventListener("beforeunload", leave); }
    root.querySelectorAll('[data-action="send-form"]').forEach(function (button) {
      button.addEventListener("click", function () { send(button); });
    });
  });
})();
