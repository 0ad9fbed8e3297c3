/* A text put on the group's board: first a copy as the group will see it, then her yes. */
(function () {
  "use strict";

  /* `prompt.boardText()` answers what goes up, where that is not what stands in its box. */
  FlexId.toBoard = function (prompt) {
    var element = prompt.element, root = prompt.root;
    var question = FlexId.part(element, "board-question"), line = FlexId.part(element, "board-line");
    var idFor = FlexId.once(), meeting = null, name = "";
    if (!question) { return; }

    /* Look for the group's meeting; the board of a closed one takes no cards. */
    async function ask() {
      var text = prompt.boardText ? prompt.boardText() : prompt.box.value;
      line.hidden = true;
      if (!text.trim()) { return tell(line.dataset.textEmpty); }
      var answer = await FlexId.lookUp("meetings/", root.dataset.course, root.dataset.board);
      if (answer.status !== 200) { return prompt.problem(answer.data.message); }
      meeting = answer.data.meeting;
      name = answer.data.name;
      if (!meeting || !meeting.open) { return tell(line.dataset.textClosed); }
      FlexId.part(question, "text").textContent = text;
      preview();
      question.hidden = false;
      question.focus();
    }

    function tell(words) {
      line.textContent = words;
      line.hidden = false;
      return words;
    }

    function preview() {
      var isNamed = chosen("display") === "named", unnamed = question.querySelector("[data-text-unnamed]");
      FlexId.part(question, "author").textContent = isNamed ? name : unnamed.dataset.textUnnamed;
      FlexId.part(question, "unnamed-line").hidden = isNamed;
    }

    function chosen(what) {
      return question.querySelector('input[name$="-' + what + '"]:checked').value;
    }

    async function putUp() {
      var body = {
        column: chosen("column"), display: chosen("display"),
        text: FlexId.part(question, "text").textContent,
        language: FlexId.part(element, "language").value,
      };
      var url = FlexId.API + "meetings/" + meeting.id + "/cards/" + idFor(JSON.stringify(body)) + "/";
      var answer = await FlexId.askWithTicket(root, "PUT", url, {body});
      if (answer.status !== 200) { return prompt.problem(answer.data.message); }
      close();
      idFor = FlexId.once();
      return tell(stands(answer.data));
    }

    /* A card may wait for a teacher; without a name it waits for others to be shown with. */
    function stands(card) {
      if (card.state !== "shown") { return line.dataset.textWaiting; }
      return card.mixed ? line.dataset.textDone : line.dataset.textUnmixed;
    }

    function close() {
      question.hidden = true;
      FlexId.part(question, "text").textContent = "";
      FlexId.action(element, "to-board").focus();
    }

    question.addEventListener("change", preview);
    prompt.onPress("to-board", ask);
    prompt.onPress("put-up", putUp);
    prompt.onPress("not-now", close);
  };
})();
