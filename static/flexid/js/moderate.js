/* The teacher's meeting page: open and close, follow the board, hide and restore. */
(function () {
  "use strict";

  FlexId.mount("meeting", function (root) {
    var state = FlexId.part(root, "meeting-line");
    var isOpen = root.dataset.open === "true";

    function withCard(item, card) {
      var hide = FlexId.action(item, "hide");
      var question = FlexId.part(item, "why");
      hide.hidden = card.is_hidden;
      FlexId.action(item, "restore").hidden = !card.is_hidden;
      hide.addEventListener("click", function () {
        question.hidden = false;
        FlexId.part(question, "reason-box").focus();
      });
      FlexId.onAction(item, "no", function () {
        question.hidden = true;
        hide.focus();
      });
      FlexId.onAction(item, "yes", function () {
        moderate(item, card, true, FlexId.part(question, "reason-box").value);
      });
      FlexId.onAction(item, "restore", function () { moderate(item, card, false, ""); });
    }

    async function moderate(item, card, hidden, reason) {
      var url = FlexId.API + "cards/" + card.id + "/visibility/";
      var answer = await FlexId.ask("PUT", url, {body: {hidden: hidden, reason: reason}});
      if (answer.status === 200) { return board.refresh(); }
      var problem = FlexId.part(item, "problem");
      problem.textContent = answer.data.message || state.dataset.textAway;
      problem.hidden = false;
    }

    function drawn(data) {
      isOpen = data.meeting.open;
      say(isOpen ? state.dataset.textOpen : state.dataset.textClosed);
      FlexId.action(root, "close").hidden = !isOpen;
      FlexId.action(root, "reopen").hidden = isOpen;
    }

    function say(words) {
      if (state.textContent !== words) { state.textContent = words; }
    }

    async function setOpen(open) {
      var url = FlexId.API + "meetings/" + root.dataset.meeting + "/";
      await FlexId.ask("PUT", url, {body: {open: open}});
      board.refresh();
    }

    FlexId.onAction(root, "close", function () { setOpen(false); });
    FlexId.onAction(root, "reopen", function () { setOpen(true); });
    var board = FlexId.board(root, {
      meeting: root.dataset.meeting, drawn: drawn, withCard: withCard,
      away: function (isAway) { if (isAway) { say(state.dataset.textAway); } },
    });
  });

  /* The button that opens a group's meeting, then goes to its page. */
  FlexId.mount("open-meeting", function (button) {
    button.addEventListener("click", async function () {
      var data = button.dataset;
      var url = FlexId.API + "groups/" + data.group + "/meetings/" + data.activity + "/";
      var answer = await FlexId.ask("PUT", url, {body: {course: data.course}});
      if (answer.status === 200) {
        window.location.assign(data.page.replace("00000000-0000-0000-0000-000000000000", answer.data.id));
      }
    });
  });
})();
