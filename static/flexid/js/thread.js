/* A thread: messages of both sides, from data. */
(function () {
  "use strict";

  /* Draw all of a thread anew. */
  FlexId.thread = function (root, messages) {
    var list = FlexId.part(root, "thread");
    list.replaceChildren.apply(list, messages.map(function (message) { return draw(root, message); }));
  };

  /* Put one more message at its end; answers with it. */
  FlexId.threadAdd = function (root, message) {
    var item = draw(root, message);
    FlexId.part(root, "thread").append(item);
    return item;
  };

  function draw(root, message) {
    var copy = FlexId.part(root, "message-template").content.cloneNode(true);
    var item = FlexId.part(copy, "message");
    var you = FlexId.part(root, "thread").dataset.textYou;
    item.dataset.mine = String(message.is_mine);
    FlexId.part(item, "author").textContent = message.is_mine ? you : message.name;
    FlexId.part(item, "text").textContent = message.text;
    FlexId.part(item, "when").textContent = FlexId.when(message.created);
    FlexId.part(item, "when").dateTime = message.created;
    var step = FlexId.part(item, "step");
    if (step) { step.hidden = !message.is_step; }
    return item;
  }
})();
