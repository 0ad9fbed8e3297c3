/* The forms for a new card: what it says, where it goes, whose name stands on it. */
(function () {
  "use strict";

  FlexId.newCards = function (room) {
    var forms = FlexId.parts(room.root, "card-form").map(function (form) { return begin(room, form); });
    room.live.watch(function (data) {
      forms.forEach(function (draw) { draw(data); });
    });
  };

  function begin(room, form) {
    var box = FlexId.part(form, "text"), word = FlexId.part(form, "word");
    var nickname = FlexId.part(form, "nickname"), problem = FlexId.part(form, "card-problem");
    var idFor = FlexId.once(), drawer = form.closest('[data-part="writing"]');
    FlexId.unsent(box);
    FlexId.grow(box);
    FlexId.languageOf(form, room.root.dataset.language);

    /* What she has begun to write stays before her eyes, whatever ends meanwhile. */
    function draw(data) {
      var isShown = data.me.may_write || Boolean(box.value.trim());
      form.hidden = !(isShown && room.mayUse);
      if (drawer) { drawer.hidden = !isShown; }
      drawModeration(FlexId.part(form, "moderation"), data);
      if (nickname.dataset.stored !== data.me.nickname && document.activeElement !== nickname) {
        nickname.value = nickname.dataset.stored = data.me.nickname || "";
      }
    }

    function drawModeration(line, data) {
      var policy = data.meeting.moderation;
      var words = policy === "first" && !data.me.card_waits ? line.dataset.textLater : line.dataset["text" + capital(policy)];
      if (line.textContent !== words) { line.textContent = words; }
    }

    /* What the choice means, said before she writes. */
    function drawDisplay() {
      var display = chosen("display"), now = FlexId.part(form, "display-now");
      now.textContent = now.dataset["text" + capital(display)];
      FlexId.part(form, "nickname-field").hidden = display !== "nickname";
      FlexId.part(form, "honest").hidden = display === "named";
      FlexId.part(form, "unnamed-line").hidden = display !== "unnamed";
    }

    function chosen(name) {
      var one = form.querySelector('input[name$="-' + name + '"]:checked');
      return one ? one.value : "";
    }

    function text() {
      var first = word ? word.value.trim() : "";
      return word && first ? first + "\n" + box.value : box.value;
    }

    async function send() {
      FlexId.part(form, "card-done").textContent = "";
      if (!box.value.trim() || (word && !word.value.trim())) { return refuse(problem.dataset.textEmpty); }
      if (chosen("display") === "nickname" && !(await keepNickname())) { return; }
      var card = {column: form.dataset.into || chosen("column"), display: chosen("display"),
        text: text(), language: FlexId.part(form, "language").value};
      var path = "meetings/" + room.meeting + "/cards/" + idFor(JSON.stringify(card)) + "/";
      var placed = await room.put(path, card, problem, withTicket);
      if (placed) { sent(placed); }
    }

    function withTicket(method, url, options) {
      return FlexId.askWithTicket(room.root, method, url, options);
    }

    async function keepNickname() {
      var body = {course: room.root.dataset.course, name: nickname.value};
      if (nickname.value && nickname.value === room.head.me.nickname) { return true; }
      return room.put("groups/" + room.group + "/nickname/", body, problem);
    }

    function sent(placed) {
      idFor = FlexId.once();
      FlexId.fillBox(box, "");
      if (word) { word.value = ""; }
      var line = FlexId.part(form, "card-done");
      line.textContent = line.dataset["text" + stands(placed)];
    }

    /* Whether the group sees it now, and if not, what it waits for. */
    function stands(placed) {
      if (placed.state !== "shown") { return "Waiting"; }
      if (!placed.mixed) { return "Unmixed"; }
      return room.head.meeting.revealed ? "Up" : "Unrevealed";
    }

    function refuse(words) {
      problem.textContent = words;
      problem.hidden = false;
    }

    form.addEventListener("change", drawDisplay);
    FlexId.onAction(form, "put-card", send);
    drawDisplay();
    return draw;
  }

  /* The language she writes in: the page's, until she says another. */
  FlexId.languageOf = function (form, language) {
    var choice = FlexId.part(form, "language");
    var codes = Array.from(choice.options, function (one) { return one.value; });
    if (!codes.includes(language)) { choice.add(new Option(language, language)); }
    choice.value = language;
  };

  function capital(word) {
    return word.charAt(0).toUpperCase() + word.slice(1);
  }
})();
