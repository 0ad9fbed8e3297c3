/* What a prompt can do besides writing, sending and keeping: its readings, its thread, what is in "More". */
(function () {
  "use strict";

  /* Gives the buttons of `prompt` their work; answers what draws them, and all else here, for an entry. */
  FlexId.promptMore = function (prompt) {
    var element = prompt.element;
    FlexId.afterSending(prompt);
    FlexId.removal(prompt);
    if (FlexId.nextStep) { FlexId.nextStep(prompt); }
    FlexId.toBoard(prompt);

    return function (entry) {
      var isSent = entry.state === "sent", talks = isSent && entry.replies.length > 0;
      FlexId.part(element, "asked").hidden = !(isSent && entry.asked);
      show(element, {
        ask: isSent && !entry.asked && entry.readers.length > 0, unask: isSent && entry.asked,
        "close-thread": talks && !entry.thread_closed, "open-thread": talks && entry.thread_closed,
        "to-board": true, "ask-delete": entry.revision > 0,
      });
      showReads(element, entry);
      showThread(element, entry, isSent);
    };
  };

  function show(element, isShown) {
    Object.keys(isShown).forEach(function (name) {
      var button = FlexId.action(element, name);
      if (button) { button.hidden = !isShown[name]; }
    });
  }

  function showReads(element, entry) {
    var list = FlexId.part(element, "reads");
    list.replaceChildren.apply(list, entry.reads.map(function (read) {
      var item = document.createElement("li");
      var first = FlexId.when(read.first_at), last = FlexId.when(read.last_at);
      var words = first === last ? list.dataset.textRead : list.dataset.textAgain;
      item.className = "flexid-list__item";
      item.textContent = FlexId.fill(words, {name: read.name, role: read.role, first, last});
      return item;
    }));
    list.hidden = !entry.reads.length;
  }

  function showThread(element, entry, isSent) {
    var talk = FlexId.part(element, "talk");
    talk.hidden = !entry.replies.length;
    FlexId.thread(talk, FlexId.showStep ? FlexId.showStep(talk, entry) : entry.replies);
    FlexId.part(talk, "closed-line").hidden = !(isSent && entry.thread_closed);
    FlexId.part(talk, "answer").hidden = !isSent || Boolean(entry.thread_closed);
  }
})();
