/* The session block: find the group's meeting, follow its board, put up cards. */
(function () {
  "use strict";

  FlexId.mount("session", function (root) {
    if (!root.dataset.ticket || FlexId.isSecond(root)) { return; }
    var line = FlexId.part(root, "meeting-line");
    var form = FlexId.part(root, "card-form");
    var box = FlexId.part(form, "text");
    var board = null, canWrite = false, mayUseForm = false;

    async function find() {
      var query = new URLSearchParams({course: root.dataset.course, activity: root.dataset.activity});
      var answer = await FlexId.ask("GET", FlexId.API + "meetings/?" + query);
      if (answer.status === 403) { return say(answer.data.message); }
      if (answer.status === 200 && answer.data.meeting) { return follow(answer.data); }
      if (answer.status === 200) { say(line.dataset.textNone); }
      setTimeout(find, FlexId.pace(answer));
    }

    function follow(found) {
      FlexId.notice(root, found.notice_seen, function () {
        mayUseForm = true;
        showForm();
      });
      if (found.meeting.open) { attend(found.meeting.id); }
      board = FlexId.board(root, {meeting: found.meeting.id, drawn: drawn, away: away});
    }

    async function attend(meeting) {
      await FlexId.ask("PUT", FlexId.API + "meetings/" + meeting + "/presence/", {body: {}});
      FlexId.tellCompletion(root);
    }

    function drawn(data) {
      FlexId.part(root, "board-place").hidden = false;
      root.dataset.meeting = data.meeting.id;
      canWrite = data.may_write;
      say(data.meeting.open ? line.dataset.textOpen : line.dataset.textClosed);
      showForm();
    }

    function showForm() {
      form.hidden = !(canWrite && mayUseForm);
    }

    function away(isAway) {
      if (isAway) { say(line.dataset.textAway); }
    }

    function say(words) {
      if (line.textContent !== words) { line.textContent = words; }
    }

    function chosen(name) {
      return form.querySelector('input[name$="-' + name + '"]:checked').value;
    }

    async function putCard() {
      // The same id until the server has it: pressing twice is pressing once.
      box.dataset.id = box.dataset.id || FlexId.uuid();
      var url = FlexId.API + "meetings/" + root.dataset.meeting + "/cards/" + box.dataset.id + "/";
      var body = {column: chosen("column"), display: chosen("display"), text: box.value};
      var answer = await FlexId.askWithTicket(root, "PUT", url, {body: body});
      var problem = FlexId.part(form, "card-problem");
      problem.hidden = answer.status === 200;
      problem.textContent = answer.data.message || line.dataset.textAway;
      if (answer.status !== 200) { return; }
      box.value = "";
      delete box.dataset.id;
      say(FlexId.action(form, "put-card").dataset.textDone);
      board.refresh();
    }

    FlexId.onAction(form, "put-card", putCard);
    find();
  });
})();
