/* Deleting a text: a question in the flow, and an undo in its place for thirty days. */
(function () {
  "use strict";

  FlexId.removal = function (prompt) {
    var element = prompt.element, question = FlexId.part(element, "deleting");

    function ask() {
      if (prompt.entry().reads) { tellReads(prompt.entry()); }
      question.hidden = false;
      question.focus();
    }

    function tellReads(entry) {
      var read = FlexId.part(question, "was-read");
      var names = Array.from(new Set(entry.reads.map(function (one) { return one.name; })));
      var words = names.length > 1 ? read.dataset.textMany : read.dataset.textOne;
      read.textContent = FlexId.fill(words, {names: FlexId.listing(names)});
      read.hidden = !names.length;
      FlexId.part(question, "is-held").hidden = !entry.held;
    }

    function close() {
      question.hidden = true;
      FlexId.action(element, "ask-delete").focus();
    }

    async function remove() {
      if (!(await prompt.put("decision/", {decision: "delete"}))) { return; }
      question.hidden = true;
      FlexId.part(element, "more").open = false;
      FlexId.fillBox(prompt.box, "");
      prompt.saver.settled();
      prompt.draw();
    }

    /* Words that another tab had typed meanwhile are not given up for the old ones: both are shown. */
    async function restore() {
      var hasMore = prompt.saver.isDirty() && prompt.box.value.trim();
      if (!(await prompt.tell("decision/", {decision: "restore"}))) { return; }
      var entry = prompt.entry();
      if (hasMore && prompt.box.value !== entry.text) { return prompt.settleConflict(entry); }
      FlexId.fillBox(prompt.box, entry.text);
      var words = FlexId.action(element, "restore").dataset.textDone;
      prompt.saver.settled(words);
      return words;
    }

    FlexId.action(element, "restore").hidden = false;
    prompt.onPress("ask-delete", ask);
    prompt.onPress("leave-it", close);
    prompt.onPress("delete", remove);
    prompt.onPress("restore", restore);
  };
})();
