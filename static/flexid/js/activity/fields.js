/* The fields of an activity: its author's words put among them, and each bound to the response. */
(function () {
  "use strict";

  var drawn = 0;

  function isMany(field) {
    return field.type === "checkbox" && field.hasAttribute("value");
  }

  /* What the fields of one name say; undefined where nothing is said. */
  function read(scope, field) {
    if (field.type !== "radio" && field.type !== "checkbox") { return told(field); }
    if (field.type === "checkbox" && !isMany(field)) { return field.checked || undefined; }
    var chosen = Array.from(scope.querySelectorAll('[data-field="' + field.dataset.field + '"]'))
      .filter(function (one) { return one.checked; }).map(told);
    return isMany(field) && chosen.length ? chosen : chosen[0];
  }

  function told(field) {
    if (!field.value && !/^text/.test(field.type)) { return undefined; }
    return "number" in field.dataset ? Number(field.value) : field.value;
  }

  function write(scope, item, language) {
    scope.querySelectorAll("[data-field]").forEach(function (field) {
      var value = item[field.dataset.field];
      if (field.type === "radio") {
        field.checked = String(value) === field.value;
      } else if (field.type === "checkbox") {
        field.checked = isMany(field) ? (value || []).includes(field.value) : Boolean(value);
      } else {
        field.lang = language;
        FlexId.fillBox(field, value === undefined ? "" : String(value));
      }
    });
  }

  /* A choice that is not made is left out of the response. */
  function put(item, key, value) {
    if (value === undefined) { delete item[key]; } else { item[key] = value; }
  }

  /* Radio buttons of one copy belong together, and to no other copy's. */
  FlexId.nameRadios = function (scope) {
    drawn += 1;
    scope.querySelectorAll("input[type=radio]").forEach(function (one) {
      one.name = "choice-" + drawn + "-" + one.dataset.field;
    });
  };

  /*
   * For each key a copy of <template data-each="name">, before it: [data-words] gets words[key],
   * [data-value] the key. Her answer may be to older words than the page was drawn with, so they
   * come from the activity's source. Call it before `fields` and `rows`. Answers the copies.
   */
  FlexId.each = function (activity, name, keys, words) {
    var holder = find(activity.work, 'template[data-each="' + name + '"]');
    return keys.map(function (key) {
      var one = holder.content.firstElementChild.cloneNode(true);
      var said = within(one, "[data-words]"), valued = within(one, "[data-value]");
      one.dataset.key = key;
      if (valued) { valued.setAttribute("value", key); }
      if (said) {
        said.lang = activity.source.language;
        said.dir = "auto";
        said.textContent = words[key] || "";
      }
      holder.before(one);
      return one;
    });
  };

  function within(one, selector) {
    return one.matches(selector) ? one : one.querySelector(selector);
  }

  /* Also inside what is still to be copied. */
  function find(scope, selector) {
    return scope.querySelector(selector) || Array.from(scope.querySelectorAll("template")).map(function (one) {
      return find(one.content, selector);
    }).find(Boolean);
  }

  /*
   * Fields outside rows: {element, path}, by default [data-part="fields"] and the response itself;
   * path ["rungs", "1"] binds to response.rungs["1"].
   */
  FlexId.fields = function (activity, options) {
    var scope = options && options.element || FlexId.part(activity.work, "fields");
    var path = options && options.path || [];

    function reach(value) {
      return path.reduce(function (at, key) { return at[key] = at[key] || {}; }, value);
    }

    FlexId.nameRadios(scope);
    scope.querySelectorAll("textarea").forEach(FlexId.grow);
    scope.addEventListener("input", function (event) {
      if (!event.target.matches("[data-field]")) { return; }
      var value = activity.value();
      put(reach(value), event.target.dataset.field, read(scope, event.target));
      activity.change(value);
    });
    return {show: function (value) { write(scope, reach(value), activity.language()); }};
  };

  FlexId.readField = read;
  FlexId.writeFields = write;
  FlexId.putOrDrop = put;
})();
