/* An author looks for an activity: typing makes the list shorter, the choice is told with its module. */
(function () {
  "use strict";

  window.FlexId.studioPicker = function (root, changed) {
    var FlexId = window.FlexId, picker = FlexId.part(root, "picker");
    var list = FlexId.part(picker, "list"), key = root.dataset.key;

    function radios() {
      return Array.from(picker.querySelectorAll('input[type="radio"]'));
    }

    function plain(text) {
      return text.normalize("NFKD").replace(/\p{M}/gu, "").toLocaleLowerCase();
    }

    /* A module whose own title fits shows all it has. */
    function filter() {
      var asked = plain(FlexId.part(picker, "search").value).split(/\s+/).filter(Boolean), left = 0;
      FlexId.parts(picker, "module").forEach(function (module) {
        var about = FlexId.part(module, "module-title").textContent, here = 0;
        FlexId.parts(module, "choice").forEach(function (choice) {
          var radio = choice.querySelector("input");
          var words = plain(about + " " + choice.textContent + " " + radio.value);
          choice.hidden = !asked.every(function (word) { return words.includes(word); });
          here += choice.hidden ? 0 : 1;
        });
        module.hidden = !here;
        left += here;
      });
      FlexId.part(picker, "count").textContent =
        left ? FlexId.fill(picker.dataset.textMany, {number: left}) : picker.dataset.textNone;
    }

    function show() {
      var radio = radios().find(function (one) { return one.value === key; });
      FlexId.part(picker, "chosen").hidden = !radio;
      FlexId.part(picker, "unknown").hidden = Boolean(radio) || !key;
      if (!radio) { return; }
      var choice = radio.closest('[data-part="choice"]');
      copy("chosen-title", FlexId.part(choice, "title"));
      copy("chosen-module", FlexId.part(choice.closest('[data-part="module"]'), "module-title"));
      FlexId.part(picker, "chosen-key").textContent = key;
    }

    function copy(name, from) {
      var place = FlexId.part(picker, name);
      place.textContent = from.textContent;
      place.lang = from.lang;
      place.dir = from.dir;
    }

    picker.addEventListener("change", function (event) {
      if (event.target.type !== "radio") { return; }
      key = event.target.value;
      show();
      changed(key);
    });
    FlexId.part(picker, "search").addEventListener("input", filter);
    /* Enter in the search goes to the first that is left, and never sends Studio's own form. */
    FlexId.part(picker, "search").addEventListener("keydown", function (event) {
      if (event.key !== "Enter" || event.isComposing) { return; }
      event.preventDefault();
      var first = radios().find(function (one) { return one.checkVisibility(); });
      if (first) { first.focus(); }
    });
    show();
    return {
      key: function () { return key; },
      isKnown: function () { return radios().some(function (one) { return one.value === key; }); },
      open: function () { list.open = true; },
    };
  };
})();
