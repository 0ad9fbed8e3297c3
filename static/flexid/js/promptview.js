/* How a prompt looks for an entry: chips, reader line, buttons, readings, thread, what is in "More". */
(function () {
  "use strict";

  FlexId.promptView = function (element, entry, readers) {
    var isSent = entry.state === "sent", isGone = entry.state === "deleted";
    // Words that another tab has not seen stay before her eyes.
    FlexId.part(element, "writing").hidden = isGone && !FlexId.part(element, "text").value.trim();
    FlexId.part(element, "gone-held").hidden = !entry.held;
    FlexId.standing(element, entry, entry.state);
    FlexId.part(element, "asked").hidden = !(isSent && entry.asked);
    showReaders(element, entry, readers, isSent);
    showButtons(element, entry, readers, isSent);
    showReads(element, entry);
    showThread(element, entry, isSent);
    showQuestion(element, entry);
  };

  function showReaders(element, entry, readers, isSent) {
    var line = FlexId.part(element, "readers");
    line.querySelectorAll("[data-when]").forEach(function (one) {
      one.hidden = !one.dataset.when.split(" ").includes(entry.state);
    });
    FlexId.part(line, "would-line").hidden = isSent || !readers.length;
    FlexId.part(line, "no-reader").hidden = isSent || readers.length > 0;
    FlexId.part(line, "changed-line").hidden = !(isSent && entry.changed_since_sent);
    putNames(FlexId.part(line, "would-read"), readers.map(nameOf));
    var sentTo = FlexId.part(line, "can-read");
    putNames(sentTo, [sentTo.dataset.textYou].concat(entry.readers || []));
  }

  function showButtons(element, entry, readers, isSent) {
    var send = FlexId.action(element, "send");
    var named = readers.filter(function (reader) { return !reader.is_deputy; });
    var names = FlexId.listing((named.length ? named : readers).map(nameOf));
    var words = isSent ? send.dataset.textAgain : send.dataset.textSend;
    FlexId.part(send, "send-words").textContent = FlexId.fill(words, {names: names});
    // Somebody new follows her up: she may send the same text to the names as they are now.
    var reachesAll = isSent && entry.readers.length === readers.length;
    send.hidden = !readers.length || (reachesAll && !entry.changed_since_sent);
    FlexId.part(element, "buttons").hidden = isSent && send.hidden;
    var talks = isSent && entry.replies.length > 0;
    show(element, {
      keep: !isSent, pass: !isSent && entry.state !== "passed", withdraw: isSent,
      ask: isSent && !entry.asked && entry.readers.length > 0, unask: isSent && entry.asked,
      "close-thread": talks && !entry.thread_closed, "open-thread": talks && entry.thread_closed,
      "to-board": true, "ask-delete": entry.revision > 0,
    });
  }

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
      item.textContent = FlexId.fill(words, {name: read.name, role: read.role, first: first, last: last});
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

  /* She answers the question she began with; new words are offered, never slipped in. */
  function showQuestion(element, entry) {
    var label = element.querySelector("label");
    label.dataset.now = label.dataset.now || label.textContent;
    var isOld = Boolean(entry.question) && entry.question !== label.dataset.now;
    label.textContent = isOld ? entry.question : label.dataset.now;
    FlexId.part(element, "gone-question").textContent = label.textContent;
    FlexId.part(element, "old-question").hidden = !isOld;
  }

  function putNames(place, names) {
    place.replaceChildren.apply(place, FlexId.listingParts(names).map(function (piece) {
      if (piece.type === "literal") { return piece.value; }
      var one = document.createElement("bdi");
      one.className = "flexid-readers__name";
      one.textContent = piece.value;
      return one;
    }));
  }

  function nameOf(reader) {
    return reader.name;
  }
})();
