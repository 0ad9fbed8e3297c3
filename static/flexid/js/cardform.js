/* The small forms below a card on the teachers' page: one at a time, sent as JSON. */
(function () {
  "use strict";

  /* What each form sends: where to, and what; `id` stays the same for every try of one form. */
  var SENDS = {
    hide: function (card, form) { return [card + "visibility/", {hidden: true, reason: form.words}]; },
    "return": function (card, form) { return [card + "return/", {note: form.words}]; },
    pause: function (card, form) { return [card + "pause/", {id: form.id, minutes: Number(form.minutes), note: form.words}]; },
    author: function (card, form) { return [card + "author/", {reason: form.words}]; },
    reporters: function (card, form) { return [card + "reporters/", {reason: form.words}]; },
    "hand-over": function (card, form) {
      return [card + "hand-over/", {id: form.id, category: form.category, own_words: form.words, action: form.action}];
    },
    evidence: function (card, form) { return ["evidence/" + form.id + "/", {card: form.card, reason: form.words}]; },
  };

  FlexId.cardForm = function (desk, item, opener, done) {
    var place = FlexId.part(item, "form-place"), wasOpen = opener.getAttribute("aria-expanded") === "true";
    var url = "cards/" + item.dataset.card + "/", id = FlexId.uuid(), name = opener.dataset.form;
    close();
    if (wasOpen) { return opener.focus(); }
    var template = FlexId.part(desk.root, "form-" + name);
    var form = template.content.firstElementChild.cloneNode(true);
    var problem = FlexId.part(form, "problem");
    form.dataset.opened = "yes";
    opener.setAttribute("aria-expanded", "true");
    place.append(form);
    form.querySelectorAll("textarea").forEach(FlexId.grow);
    form.querySelectorAll("[data-kind-note]").forEach(function (button) {
      button.addEventListener("click", function () { useNote(button.textContent.trim()); });
    });
    FlexId.onAction(form, "yes", send);
    FlexId.onAction(form, "no", function () { close(); opener.focus(); });
    form.querySelector("textarea, select").focus();

    function close() {
      place.replaceChildren();
      item.querySelectorAll('button[data-form][aria-expanded="true"]').forEach(function (one) {
        one.setAttribute("aria-expanded", "false");
      });
    }

    function useNote(words) {
      var box = FlexId.part(form, "words");
      FlexId.fillBox(box, words);
      box.focus();
    }

    function values() {
      var found = {id, card: item.dataset.card};
      form.querySelectorAll("textarea, select").forEach(function (field) { found[field.dataset.part] = field.value; });
      return found;
    }

    async function send() {
      var wish = SENDS[name](url, values());
      var answer = await FlexId.ask("PUT", FlexId.API + wish[0], {body: wish[1]});
      problem.hidden = answer.status === 200;
      problem.textContent = answer.status === 200 ? "" : answer.data.message || desk.root.dataset.textAway;
      if (answer.status !== 200) { return; }
      close();
      done(item, answer.data);
    }
  };
})();
