/* What a writer can do with a text that is sent: ask for it to be read, answer, close the talk. */
(function () {
  "use strict";

  FlexId.afterSending = function (prompt) {
    var element = prompt.element, input = FlexId.part(element, "reply");
    var idFor = FlexId.once();
    FlexId.unsent(input);
    FlexId.grow(input);

    /* A button in "More" that tells the server one thing; its opposite stands there afterwards. */
    function tells(name, opposite, tail, body) {
      prompt.onPress(name, async function () {
        var isDone = await prompt.put(tail, body);
        return isDone ? FlexId.action(element, name).dataset.textDone : "";
      }, opposite);
    }

    async function reply() {
      var text = input.value, root = prompt.root;
      var url = prompt.url("replies/" + idFor(text) + "/");
      var answer = await FlexId.ask("PUT", url, {body: {course: root.dataset.course, text}});
      if (answer.status !== 200) { return prompt.problem(answer.data.message); }
      var message = {is_mine: true, text, created: new Date().toISOString()};
      prompt.entry().replies.push(message);
      FlexId.threadAdd(FlexId.part(element, "talk"), message);
      if (input.value === text) { FlexId.fillBox(input, ""); }
      return FlexId.action(element, "reply").dataset.textDone;
    }

    prompt.onPress("reply", reply);
    tells("ask", "unask", "asking/", {asks: true});
    tells("unask", "ask", "asking/", {asks: false});
    tells("close-thread", "open-thread", "thread/", {closed: true});
    tells("open-thread", "close-thread", "thread/", {closed: false});
  };
})();
