/* A small form of a desk: its fields go to the API as JSON, never as a form post. */
(function () {
  "use strict";

  FlexId.mount("send-form", function (root) {
    var problem = FlexId.part(root, "problem");
    var id = FlexId.uuid();

    function body(button) {
      var values = {};
      root.querySelectorAll("[data-field]").forEach(function (field) {
        values[field.dataset.field] = value(field);
      });
      if (button.dataset.set) { values[button.dataset.set] = button.dataset.value === "true"; }
      return values;
    }

    /* The browser knows the time zone; the server is told a moment, not a wall clock. */
    function value(field) {
      if (field.dataset.kind !== "time") { return field.value; }
      return field.value ? new Date(field.value).toISOString() : null;
    }

    async function send(button) {
      var url = root.dataset.url.replace("00000000-0000-0000-0000-000000000000", id);
      var answer = await FlexId.ask("PUT", url, {body: body(button)});
      problem.hidden = answer.status === 200;
      if (answer.status === 200) { return window.location.reload(); }
      problem.textContent = answer.data.message || root.dataset.textAway;
    }

    root.querySelectorAll('[data-action="send-form"]').forEach(function (button) {
      button.addEventListener("click", function () { send(button); });
    });
  });
})();
