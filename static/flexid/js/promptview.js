/* How a prompt looks for an entry: chip, reader line, buttons, readings, thread. */
(function () {
  "use strict";

  FlexId.promptView = function (element, entry, readers) {
    var isSent = entry.state === "sent";
    showState(element, entry);
    showReaders(element, entry, readers, isSent);
    showButtons(element, entry, readers, isSent);
    showReads(element, entry);
    showThread(element, entry, isSent);
    showQuestion(element, entry);
  };

  function showState(element, entry) {
    var chip = FlexId.part(element, "state");
    chip.textContent = chip.dataset["text" + capital(entry.state)] || "";
    chip.hidden = entry.state === "draft";
  }

  function showReaders(element, entry, readers, isSent) {
    var line = FlexId.part(element, "readers");
    line.querySelectorAll("[data-when]").forEach(function (one) {
      one.hidden = !one.dataset.when.split(" ").includes(entry.state);
    });
    FlexId.part(line, "would-line").hidden = isSent || !readers.length;
    FlexId.part(line, "no-reader").hidden = isSent || readers.length > 0;
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
    FlexId.action(element, "keep").hidden = isSent;
    FlexId.action(element, "pass").hidden = isSent;
    FlexId.action(element, "withdraw").hidden = !isSent;
    FlexId.part(element, "buttons").hidden = isSent && send.hidden;
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
    FlexId.thread(talk, entry.replies);
    FlexId.action(talk, "reply").hidden = !isSent;
    FlexId.part(talk, "reply").closest(".flexid-field").hidden = !isSent;
  }

  /* She answers the question she began with; new words are offered, never slipped in. */
  function showQuestion(element, entry) {
    var label = element.querySelector("label");
    label.dataset.now = label.dataset.now || label.textContent;
    var isOld = Boolean(entry.question) && entry.question !== label.dataset.now;
    label.textContent = isOld ? entry.question : label.dataset.now;
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

  function capital(word) {
    return word.charAt(0).toUpperCase() + word.slice(1);
  }
})();
