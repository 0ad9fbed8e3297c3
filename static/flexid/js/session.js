/* The student's room: find the group's meeting, follow it, show the step it is at. */
(function () {
  "use strict";

  FlexId.mount("session", function (root) {
    if (!root.dataset.ticket || FlexId.isSecond(root)) { return; }
    var line = FlexId.part(root, "meeting-line"), said = FlexId.part(root, "announce");
    var room = {root, put, announce, mayUse: false, head: null};

    async function find() {
      var query = new URLSearchParams({course: root.dataset.course, activity: root.dataset.activity});
      var answer = await FlexId.ask("GET", FlexId.API + "meetings/?" + query);
      if (answer.status === 403) { return say(answer.data.message); }
      if (answer.status === 200) {
        planned(answer.data);
        if (answer.data.meeting) { return follow(answer.data); }
      }
      setTimeout(find, FlexId.pace(answer));
    }

    function planned(found) {
      var note = FlexId.part(root, "content-note"), when = found.planned_for;
      if (note) { note.hidden = !found.note_due; }
      say(when ? FlexId.fill(line.dataset.textPlanned, {when: FlexId.when(when)}) : line.dataset.textNone);
    }

    function follow(found) {
      FlexId.afterNotice(root, found.notice_seen, function () {
        room.mayUse = true;
        if (room.live) { room.live.redraw(); }
      });
      room.meeting = found.meeting.id;
      room.group = found.meeting.group;
      room.live = FlexId.live(root, {meeting: room.meeting, drawn, away, refused: say});
      FlexId.board(root, room.live, FlexId.cardActs(room));
      [FlexId.stage, FlexId.round, FlexId.ballots, FlexId.circles, FlexId.agreement, FlexId.newCards]
        .forEach(function (begin) { begin(room); });
      if (found.meeting.open) { attend(); }
    }

    async function attend() {
      await FlexId.ask("PUT", FlexId.API + "meetings/" + room.meeting + "/presence/", {body: {}});
      FlexId.tellCompletion(root);
    }

    function drawn(data) {
      var wasOpen = room.head && room.head.meeting.open;
      if (room.head && !wasOpen && data.meeting.open) { attend(); }
      room.head = data;
      FlexId.part(root, "room").hidden = data.meeting.over;
      say(state(data.meeting));
      drawMe(data.me);
      drawPresent(data.present);
      FlexId.part(root, "unrevealed").hidden = data.meeting.revealed;
    }

    function state(meeting) {
      if (meeting.over) { return line.dataset.textOver; }
      if (meeting.open) { return line.dataset.textOpen; }
      if (!meeting.until) { return line.dataset.textClosed; }
      return FlexId.fill(line.dataset.textUntil, {when: FlexId.when(meeting.until)});
    }

    function drawMe(me) {
      var until = FlexId.part(root, "paused-until"), isPaused = me.why_not === "paused";
      FlexId.part(root, "paused").hidden = !isPaused;
      until.textContent = isPaused ? FlexId.fill(until.dataset.textUntil, {when: FlexId.when(me.paused_until)}) : "";
      FlexId.part(root, "pause-note").textContent = me.pause_note || "";
      FlexId.part(root, "no-teacher").hidden = me.why_not !== "no_teacher";
      FlexId.part(root, "not-enrolled").hidden = me.why_not !== "not_enrolled";
      root.querySelectorAll('[data-for="member"]').forEach(function (one) { one.hidden = me.role !== "member"; });
    }

    /* Only helper leaders and teachers are told who is here. */
    function drawPresent(names) {
      FlexId.part(root, "people").hidden = !names;
      FlexId.lines(FlexId.part(root, "present"), names || []);
    }

    function away(isAway) {
      if (isAway) { say(line.dataset.textAway); } else if (room.head) { say(state(room.head.meeting)); }
    }

    function say(words) {
      if (words && line.textContent !== words) { line.textContent = words; }
    }

    /* Said once to those who listen; the page itself shows it too. */
    function announce(kind, values) {
      said.textContent = FlexId.fill(said.dataset[kind], values || {});
    }

    /* One change; what is refused is said where it was asked. The answer where it is taken. */
    async function put(path, body, place, ask) {
      var answer = await (ask || FlexId.ask)("PUT", FlexId.API + path, {body});
      var problem = FlexId.part(place, "problem") || place;
      problem.hidden = answer.status === 200;
      problem.textContent = answer.status === 200 ? "" : answer.data.message || root.dataset.textAway;
      if (answer.status === 200 || answer.status === 409) { room.live.refresh(); }
      return answer.status === 200 ? answer.data : null;
    }

    find();
  });

  /* Show it or not; where it goes away with the focus in it, the focus goes to `next`. */
  FlexId.show = function (element, isShown, next) {
    var hadFocus = !isShown && !element.hidden && element.contains(document.activeElement);
    element.hidden = !isShown;
    if (hadFocus && next) { next.focus(); }
  };

  /* A list with these lines, each a text of its own direction; untouched where it says so already. */
  FlexId.lines = function (list, texts) {
    var stamp = JSON.stringify(texts);
    if (list.dataset.stamp === stamp) { return; }
    list.dataset.stamp = stamp;
    list.replaceChildren.apply(list, texts.map(function (text) {
      var item = document.createElement("li"), words = document.createElement("bdi");
      item.className = "flexid-list__item";
      words.textContent = text;
      item.append(words);
      return item;
    }));
  };
})();
