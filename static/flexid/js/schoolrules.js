/*
 * A form of the school's rules. A field with data-key stands in the rule under that name, a box
 * that can be ticked in a list of numbers; data-list holds rows, each data-row an object of its
 * own. Where data-top names a list, that list is the whole rule. The page comes anew when the
 * rule was taken; a mistake is one sentence, and what was filled in stays.
 */
(function () {
  "use strict";

  FlexId.mount("school-rule", function (root) {
    var problem = FlexId.part(root, "problem"), blank = FlexId.part(root, "blank");
    var isChanged = false;

    /* Those of a form or a row, and not of a row within it. */
    function own(scope, selector) {
      return Array.from(scope.querySelectorAll(selector)).filter(function (one) {
        return (one.parentElement.closest("[data-row]") || root) === scope;
      });
    }

    function read(scope) {
      var found = {};
      own(scope, "[data-key]").forEach(function (field) {
        var name = field.dataset.key;
        if (field.type === "checkbox") {
          found[name] = found[name] || [];
          if (field.checked) { found[name].push(Number(field.value)); }
        } else {
          found[name] = field.dataset.kind === "number" ? Number(field.value) : field.value;
        }
      });
      own(scope, "[data-list]").forEach(function (list) {
        found[list.dataset.list] = Array.from(list.children).map(read);
      });
      return found;
    }

    async function put(value) {
      var body = {course: root.dataset.course, after: Number(root.dataset.after), value};
      var answer = await FlexId.ask("PUT", root.dataset.url, {body});
      if (answer.status !== 200) {
        problem.textContent = answer.data.message || root.dataset.textAway;
        problem.hidden = false;
        return;
      }
      isChanged = false;
      history.replaceState(null, "", "#" + root.getAttribute("aria-labelledby"));
      window.location.reload();
    }

    function add() {
      var row = blank.content.firstElementChild.cloneNode(true);
      root.querySelector("[data-list]").append(row);
      FlexId.action(row, "remove-row").addEventListener("click", remove);
      row.querySelector("input:not([type=hidden])").focus();
      isChanged = true;
    }

    function remove(event) {
      event.currentTarget.closest("[data-row]").remove();
      FlexId.action(root, "add").focus();
      isChanged = true;
    }

    FlexId.onAction(root, "save", function () {
      var value = read(root);
      put(root.dataset.top ? value[root.dataset.top] : value);
    });
    FlexId.onAction(root, "give-back", function () { put(null); });
    FlexId.onAction(root, "add", add);
    root.querySelectorAll('[data-action="remove-row"]').forEach(function (button) {
      button.addEventListener("click", remove);
    });
    root.addEventListener("input", function () { isChanged = true; });
    window.addEventListener("beforeunload", function (event) {
      if (isChanged) { event.preventDefault(); }
    });
  });
})();
