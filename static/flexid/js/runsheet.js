/* The teachers' page of a meeting: it follows the meeting, and what two adults do in it is sent. */
(function () {
  "use strict";

  FlexId.mount("meeting", function (root) {
    var line = FlexId.part(root, "meeting-line");
    var data = root.dataset;
    var desk = {root, put, meeting: "meetings/" + data.meeting + "/", group: "groups/" + data.group + "/", head: null};

    /* One change. What is refused is said at `place`; where a colleague was first, her name. */
    async function put(path, body, place) {
      var answer = await FlexId.ask("PUT", FlexId.API + path, {body});
      var isTaken = answer.status === 200;
      place.hidden = isTaken;
      place.textContent = isTaken ? "" : answer.status === 409 ? moved() : answer.data.message || data.textAway;
      if (isTaken || answer.status === 409) { await live.refresh(); }
      return isTaken;
    }

    function moved() {
      var others = (desk.head ? desk.head.teachers : []).filter(function (name) { return name !== data.me; });
      return others.length === 1 ? FlexId.fill(data.textMoved, {name: others[0]}) : data.textMovedColleague;
    }

    function drawn(head) {
      desk.head = head;
      say(line.dataset["text" + head.meeting.state[0].toUpperCase() + head.meeting.state.slice(1)]);
      drawPeople(head);
      drawSettings(head.meeting);
      drawBoard(head);
      FlexId.action(root, "close").hidden = !head.meeting.open;
      drawReopen(FlexId.action(root, "reopen"), head.meeting);
      if (!head.meeting.open) { FlexId.part(root, "closing").hidden = true; }
    }

    function drawReopen(button, meeting) {
      button.hidden = meeting.open;
      button.textContent = meeting.state === "planned" ? button.dataset.textPlanned : button.dataset.textClosed;
    }

    function drawPeople(head) {
      var present = FlexId.part(root, "present"), names = head.present || [];
      FlexId.part(root, "code").textContent = head.meeting.code || "";
      FlexId.part(root, "code-line").hidden = !head.meeting.code;
      present.textContent = names.length ? FlexId.listing(names) : present.dataset.textNone;
    }

    /* A choice under somebody's finger is not taken from under it. */
    function drawSettings(meeting) {
      ["form", "moderation"].forEach(function (name) {
        var choice = FlexId.part(root, name);
        if (choice !== document.activeElement) { choice.value = meeting[name]; }
      });
    }

    function drawBoard(head) {
      var few = FlexId.part(root, "unmixed-line"), n = head.unmixed || 0;
      FlexId.part(root, "unmixed").hidden = !n;
      few.textContent = n === 1 ? few.dataset.textOne : FlexId.fill(few.dataset.textMany, {n});
      FlexId.part(root, "unmixed-few").hidden = n >= 3;
      FlexId.action(root, "reveal").hidden = head.meeting.revealed || !head.meeting.open;
      FlexId.action(root, "unreveal").hidden = !head.meeting.revealed || !head.meeting.open;
      FlexId.part(root, "unrevealed").hidden = head.meeting.revealed;
    }

    function away(isAway) {
      if (isAway) { say(line.dataset.textAway); } else if (desk.head) { drawn(desk.head); }
    }

    function say(words) {
      if (words && line.textContent !== words) { line.textContent = words; }
    }

    function settings(changed) {
      var meeting = desk.head.meeting;
      return Object.assign({form: meeting.form, moderation: meeting.moderation, revealed: meeting.revealed}, changed);
    }

    async function setOpen(isOpen) {
      var button = FlexId.action(root, isOpen ? "close" : "reopen");
      FlexId.part(root, "closing").hidden = true;
      if (await put(desk.meeting, {open: isOpen}, FlexId.part(root, "end-problem"))) { button.focus(); }
    }

    function listen() {
      var closing = FlexId.part(root, "closing"), problem = FlexId.part(root, "board-problem");
      FlexId.onAction(root, "close", function () { closing.hidden = false; closing.focus(); });
      FlexId.onAction(closing, "no", function () { closing.hidden = true; FlexId.action(root, "close").focus(); });
      FlexId.onAction(closing, "yes", function () { setOpen(false); });
      FlexId.onAction(root, "reopen", function () { setOpen(true); });
      FlexId.onAction(root, "mix", function () { put(desk.meeting + "mixing/", {}, problem); });
      FlexId.onAction(root, "reveal", function () { put(desk.meeting + "settings/", settings({revealed: true}), problem); });
      FlexId.onAction(root, "unreveal", function () { put(desk.meeting + "settings/", settings({revealed: false}), problem); });
      root.querySelectorAll("[data-setting]").forEach(function (choice) {
        choice.addEventListener("change", function () {
          var changed = {};
          changed[choice.dataset.setting] = choice.value;
          put(desk.meeting + "settings/", settings(changed), FlexId.part(choice.closest("details"), "problem"));
        });
      });
    }

    var live = FlexId.live(root, {meeting: data.meeting, drawn, away, refused: say});
    desk.live = live;
    [FlexId.deskStage, FlexId.deskParts, FlexId.moderation].forEach(function (begin) { begin(desk); });
    listen();
  });
})();
