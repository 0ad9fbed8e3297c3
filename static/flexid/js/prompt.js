/* One prompt: a record of words, and what its buttons do. */
(function () {
  "use strict";

  FlexId.prompt = function (root, element, found, people) {
    var box = FlexId.part(element, "text");
    var entry = found || {revision: 0, state: "draft", text: "", readers: [], reads: [], replies: []};
    var prompt = FlexId.record(root, element, entry, {
      box: box, path: "entries/",
      body: function (text) { return {prompt: element.dataset.prompt, text: text}; },
      draw: function (entry) { FlexId.promptView(element, entry, people.list); },
      refusals: {readers_changed: people.refresh, no_reader: people.refresh},
    });

    ["send", "keep", "pass", "withdraw"].forEach(function (decision) {
      prompt.onPress(decision, function () {
        var readers = decision === "send" ? people.list : [];
        return prompt.decide(decision, {readers: readers.map(function (one) { return one.id; })});
      });
    });
    FlexId.afterSending(prompt);
    FlexId.removal(prompt);
    if (FlexId.nextStep) { FlexId.nextStep(prompt); }
    FlexId.toBoard(prompt);
    FlexId.grow(box);
    prompt.draw();
    return prompt;
  };
})();
