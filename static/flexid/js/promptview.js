/* How a prompt looks for an entry: its chip, the reader line, the question and the buttons. */
(function () {
  "use strict";

  FlexId.promptView = function (element, entry, readers) {
    var isSent = entry.state === "sent", isGone = entry.state === "deleted";
    // Words that another tab has not seen stay before her eyes.
    FlexId.part(element, "writing").hidden = isGone && !FlexId.part(element, "text").value.trim();
    FlexId.part(element, "gone-held").hidden = !entry.held;
    FlexId.standing(element, entry, entry.state);
    showReaders(element, entry, readers, isSent);
    showButtons(element, entry, readers, isSent);
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
    putNames(sentTo, [sentTo.dataset.textYou, ...entry.readers || []]);
  }

  function showButtons(element, entry, readers, isSent) {
    var send = FlexId.action(element, "send");
    var named = readers.filter(function (reader) { return !reader.is_deputy; });
    var names = FlexId.listing((named.length ? named : readers).map(nameOf));
    var words = isSent ? send.dataset.textAgain : send.dataset.textSend;
    FlexId.part(send, "send-words").textContent = FlexId.fill(words, {names});
    // Somebody new follows her up: she may send the same text to the names as they are now.
    var reachesAll = isSent && entry.readers.length === readers.length;
    send.hidden = !readers.length || (reachesAll && !entry.changed_since_sent);
    FlexId.part(element, "buttons").hidden = isSent && send.hidden;
    FlexId.action(element, "keep").hidden = isSent;
    FlexId.action(element, "pass").hidden = isSent || entry.state === "passed";
    FlexId.action(element, "withdraw").hidden = !isSent;
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
    place.replaceChildren(...FlexId.listingParts(names).map(function (piece) {
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
