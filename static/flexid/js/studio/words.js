/* An author's own words beside the course's, one language at a time; an empty box keeps the course's. */
(function () {
  "use strict";

  window.FlexId.studioWords = function (root, own) {
    var FlexId = window.FlexId, section = FlexId.part(root, "words"), languages = [];
    var language = FlexId.part(section, "language"), only = FlexId.part(section, "changed-only");

    function here() {
      return languages.find(function (one) { return one.code === language.value; });
    }

    function has(code, path) {
      return Object.prototype.hasOwnProperty.call(own, code) &&
        Object.prototype.hasOwnProperty.call(own[code], path);
    }

    /* The activity has these texts; the language that was looked at stays. */
    function show(found) {
      languages = found;
      FlexId.studioLanguages(language, found, document.documentElement.lang);
      draw();
    }

    function draw() {
      var shown = here(), list = FlexId.part(section, "texts");
      list.replaceChildren.apply(list, shown ? shown.texts.map(row.bind(null, shown)) : []);
      filter();
    }

    function row(shown, text, place) {
      var item = FlexId.part(section, "text-template").content.cloneNode(true).firstElementChild;
      var label = FlexId.part(item, "label"), box = FlexId.part(item, "own");
      item.dataset.path = text.path;
      label.textContent = text.label;
      label.id = "flexid-studio-text-" + place;
      box.setAttribute("aria-labelledby", label.id);
      FlexId.part(item, "original").textContent = text.text;
      [box, FlexId.part(item, "original")].forEach(function (one) {
        one.lang = shown.code;
        one.dir = shown.direction;
      });
      box.value = has(shown.code, text.path) ? own[shown.code][text.path] : "";
      box.rows = Math.min(8, Math.max(2, Math.ceil(text.text.length / 60)));
      box.addEventListener("input", function () { keep(shown.code, text.path, box.value); mark(item); });
      FlexId.onAction(item, "restore", function () {
        box.value = "";
        keep(shown.code, text.path, "");
        mark(item);
        box.focus();
      });
      mark(item);
      return item;
    }

    function keep(code, path, text) {
      if (text.trim()) {
        if (!Object.prototype.hasOwnProperty.call(own, code)) { own[code] = {}; }
        own[code][path] = text;
      } else if (has(code, path)) {
        delete own[code][path];
        if (!Object.keys(own[code]).length) { delete own[code]; }
      }
      count();
    }

    function mark(item) {
      var isChanged = Boolean(FlexId.part(item, "own").value.trim());
      item.dataset.changed = isChanged ? "yes" : "no";
      FlexId.action(item, "restore").hidden = !isChanged;
    }

    /* A row that is being emptied stays until the list is drawn anew. */
    function filter() {
      var left = 0;
      FlexId.parts(section, "text").forEach(function (item) {
        item.hidden = only.checked && item.dataset.changed !== "yes";
        left += item.hidden ? 0 : 1;
      });
      FlexId.part(section, "nothing").hidden = left > 0;
      FlexId.part(section, "nothing").textContent = section.dataset.textNone;
      count();
    }

    function count() {
      var number = languages.reduce(function (sum, one) {
        return sum + one.texts.filter(function (text) { return has(one.code, text.path); }).length;
      }, 0);
      FlexId.part(section, "changed").textContent =
        number ? FlexId.fill(section.dataset.textChanged, {number}) : "";
    }

    /* [place, text] of every word that the activity has no place for. */
    function lost() {
      return Object.keys(own).flatMap(function (code) {
        var known = languages.find(function (one) { return one.code === code; });
        var paths = known ? known.texts.map(function (text) { return text.path; }) : [];
        return Object.keys(own[code]).filter(function (path) { return !paths.includes(path); })
          .map(function (path) { return {outer: code, inner: path, text: own[code][path]}; });
      });
    }

    language.addEventListener("change", draw);
    only.addEventListener("change", filter);
    return {show, lost, drop: function (one) { keep(one.outer, one.inner, ""); }};
  };

  /* Fill a list of languages; the reader's own is chosen where there is one. */
  window.FlexId.studioLanguages = function (select, languages, wanted) {
    var before = select.value || wanted;
    select.replaceChildren.apply(select, languages.map(function (one) {
      var option = new Option(one.name, one.code);
      option.lang = one.code;
      return option;
    }));
    var isThere = languages.some(function (one) { return one.code === before; });
    select.value = isThere ? before : (languages[0] || {code: ""}).code;
  };
})();
