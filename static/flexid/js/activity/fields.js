/* The fields of an activity, bound to its response: texts, choices, numbers. */
(function () {
  "use strict";

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
