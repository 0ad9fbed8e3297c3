/* One prompt: a record of words, and what its buttons do. */
(function () {
  "use strict";

  FlexId.prompt = function (root, element, found, people) {
    var box = FlexId.part(element, "text"), drawMore = null;
    var entry = found || {revision: 0, state: "draft", text: "", readers: [], reads: [], replies: []};
    var prompt = FlexId.record(root, element, entry, {
      box, path: "entries/",
      body: function (text) { return {prompt: element.dataset.prompt, text}; },
      draw: function (entry) {
        FlexId.promptView(element, entry, people.list);
        if (drawMore) { drawMore(entry); }
      },
      refusals: {readers_changed: people.refresh, no_reader: people.refresh},
    });

    ["send", "keep", "pass", "withdraw"].forEach(function (decision) {
      prompt.onPress(decision, function () {
        var readers = decision === "send" ? people.list : [];
        return prompt.decide(decision, {readers: readers.map(function (one) { return one.id; })});
      });
    });
    FlexId.grow(box);
    prompt.draw();
    FlexId.later(function () {
      drawMore = FlexId.promptMore(prompt);
      drawMore(prompt.entry());
    });
    return prompt;
  };
})();
