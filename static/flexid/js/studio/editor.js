/* The editor of a block in Studio: what an author wants is sent whole, and kept whole or not at all. */
(function () {
  "use strict";

  window.FlexIdStudio = function (runtime, element) {
    var FlexId = window.FlexId, root = FlexId.part(element[0] || element, "studio");
    var words = JSON.parse(root.dataset.words), choices = JSON.parse(root.dataset.choices);
    var seen = root.dataset.seen, turn = 0;
    var picker = FlexId.studioPicker(root, load);
    var holders = [FlexId.studioWords(root, words), FlexId.studioChoices(root, choices)];
    var lost = FlexId.studioLost(root, holders);

    function ask(name, body) {
      return FlexId.ask("POST", runtime.handlerUrl(element, name), {body});
    }

    /* Studio's runtime tells its own page; another may not have it. */
    function notify(name, data) {
      if (typeof runtime.notify === "function") { runtime.notify(name, data); }
    }

    function fields(more) {
      return Object.assign({
        display_name: FlexId.part(root, "name").value, activity_key: picker.key(),
        word_overrides: words, structure_overrides: choices, seen,
      }, more);
    }

    /* The texts of the chosen activity; an answer that comes late is not shown. */
    async function load(key) {
      var mine = turn += 1;
      var answer = await ask("studio_texts", {activity_key: key});
      if (mine !== turn) { return; }
      FlexId.part(root, "known").hidden = answer.status !== 200;
      if (answer.status !== 200) { tell(answer); return; }
      tell(null);
      holders[0].show(answer.data.languages);
      holders[1].show(answer.data.choices);
      FlexId.part(root, "name").placeholder = answer.data.title;
      FlexId.studioLanguages(FlexId.part(root, "preview-language"), answer.data.languages, document.documentElement.lang);
      lost.show();
    }

    /* What cannot be, place by place; or nothing any more. */
    function tell(answer) {
      var place = FlexId.part(root, "problem"), errors = answer && answer.data.errors || {};
      FlexId.part(place, "problem-words").textContent = answer ? answer.data.message || root.dataset.textAway : "";
      var list = FlexId.part(place, "faults");
      list.replaceChildren.apply(list, Object.keys(errors).map(function (name) {
        var item = document.createElement("li"), code = document.createElement("code");
        item.className = "flexid-list__item";
        code.textContent = name;
        code.dir = "ltr";
        item.append(errors[name] + " ", code);
        return item;
      }));
      place.hidden = !answer;
      if (answer) { place.focus(); }
    }

    async function save() {
      say(root.dataset.textSaving);
      notify("save", {state: "start", message: root.dataset.textSaving});
      var answer = await ask("studio_submit", fields());
      if (answer.status !== 200) {
        say("");
        notify("error", {title: root.dataset.textTrouble, message: answer.data.message || root.dataset.textAway});
        tell(answer);
        return;
      }
      seen = answer.data.seen;
      tell(null);
      say(root.dataset.textSaved);
      notify("save", {state: "end"});
    }

    async function preview() {
      var frame = FlexId.part(root, "preview");
      var answer = await ask("studio_preview", fields({language: FlexId.part(root, "preview-language").value}));
      frame.hidden = answer.status !== 200;
      tell(answer.status === 200 ? null : answer);
      // The frame has no origin of its own: whatever runs in it can ask nobody anything.
      if (answer.status === 200) { frame.srcdoc = answer.data.page; }
    }

    function say(text) {
      FlexId.part(root, "said").textContent = text;
    }

    FlexId.onAction(root, "save", save);
    FlexId.onAction(root, "preview", preview);
    FlexId.onAction(root, "cancel", function () { notify("cancel", {}); });
    FlexId.part(root, "waiting").hidden = true;
    FlexId.part(root, "form").disabled = false;
    if (picker.isKnown()) { load(picker.key()); } else { picker.open(); lost.show(); }
  };
})();
