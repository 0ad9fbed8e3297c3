/* A journal's questions, their readers and which are shown, or how a meeting begins; only what differs from the course is kept. */
(function () {
  "use strict";

  window.FlexId.studioChoices = function (root, own) {
    var FlexId = window.FlexId, section = FlexId.part(root, "choices"), course = {};
    var bank = FlexId.part(root, "bank"), shows = {journal: showJournal, session: showMeeting};

    function show(found) {
      course = found;
      if (section) { shows[root.dataset.kind](); }
    }

    function set(name, value) {
      if (value === undefined) { delete own[name]; } else { own[name] = value; }
    }

    function showJournal() {
      showBank();
      showReaders();
    }

    function readerWords(name) {
      return {me: section.dataset.textMe, counsellor: section.dataset.textCounsellor, board: section.dataset.textBoard}[name];
    }

    function showReaders() {
      var list = FlexId.part(section, "questions");
      list.replaceChildren.apply(list, course.suggests.map(function (one) {
        var item = FlexId.part(section, "question-template").content.cloneNode(true).firstElementChild;
        var select = FlexId.part(item, "reader");
        FlexId.part(item, "question").textContent = one.question;
        Array.from(select.options).forEach(function (option) {
          option.textContent = option.value ? readerWords(option.value) :
            FlexId.fill(section.dataset.textCourse, {reader: readerWords(one.reader)});
        });
        select.value = (own.suggests || {})[one.key] || "";
        select.addEventListener("change", function () { suggest(one.key, select.value); });
        return item;
      }));
      warn();
    }

    function suggest(key, reader) {
      var chosen = Object.assign({}, own.suggests);
      if (reader) { chosen[key] = reader; } else { delete chosen[key]; }
      set("suggests", Object.keys(chosen).length ? chosen : undefined);
      warn();
    }

    /* Of those who are shown to everybody, or may be the only ones. */
    function warn() {
      var others = course.suggests.filter(function (one) {
        return ((own.suggests || {})[one.key] || one.reader) !== "counsellor";
      }).length;
      var line = FlexId.part(section, "nobody"), show = own.show || course.show;
      var reaches = others < (show.how === "draw" ? show.number : course.suggests.length);
      var words = others === course.suggests.length ? line.dataset.text : line.dataset.textDraw;
      line.textContent = reaches ? "" : words;
    }

    function showBank() {
      var now = own.show || course.show;
      FlexId.part(bank, "how").value = now.how;
      FlexId.part(bank, "number").value = now.number || 1;
      FlexId.part(bank, "number").max = course.suggests.length;
      tellNumber();
    }

    function tellNumber() {
      var number = FlexId.part(bank, "number"), isAll = FlexId.part(bank, "how").value === "all";
      FlexId.part(bank, "number-field").hidden = isAll;
      FlexId.part(bank, "no-number").textContent = isAll || number.checkValidity() && number.value ? "" : bank.dataset.textNumber;
    }

    function readBank() {
      var how = FlexId.part(bank, "how").value, number = Number(FlexId.part(bank, "number").value);
      var chosen = how === "all" ? {how} : {how, number};
      set("show", how !== course.show.how || chosen.number !== course.show.number ? chosen : undefined);
      tellNumber();
      warn();
    }

    function boxes() {
      return Array.from(FlexId.part(section, "display").querySelectorAll("input"));
    }

    function showMeeting() {
      FlexId.part(section, "moderation").value = own.moderation || course.moderation;
      boxes().forEach(function (box) { box.checked = (own.display || course.display).includes(box.value); });
      var knows = "teacher_knows_done" in own ? own.teacher_knows_done : course.teacher_knows_done;
      FlexId.part(section, "knows").checked = knows;
      warnOfNone();
    }

    function warnOfNone() {
      var isNone = boxes().every(function (box) { return !box.checked; });
      FlexId.part(section, "no-display").textContent = isNone ? section.dataset.textDisplay : "";
    }

    function readMeeting() {
      var moderation = FlexId.part(section, "moderation").value, knows = FlexId.part(section, "knows").checked;
      var checked = boxes().filter(function (box) { return box.checked; }).map(function (box) { return box.value; });
      // In the course's order: the first is what a new card begins with.
      var display = course.display.concat(checked).filter(function (one, place, all) {
        return checked.includes(one) && all.indexOf(one) === place;
      });
      set("moderation", moderation && moderation !== course.moderation ? moderation : undefined);
      set("teacher_knows_done", knows !== course.teacher_knows_done ? knows : undefined);
      set("display", display.join() !== course.display.join() ? display : undefined);
      warnOfNone();
    }

    /* Choices that this activity does not have: a question that is gone, or all of another kind. */
    function lost() {
      var keys = (course.suggests || []).map(function (one) { return one.key; });
      return Object.keys(own).flatMap(function (name) {
        if (name === "suggests") {
          return Object.keys(own.suggests).filter(function (key) { return !keys.includes(key); })
            .map(function (key) { return {outer: name, inner: key, text: String(own.suggests[key])}; });
        }
        var isTooMany = name === "show" && own.show.number > keys.length;
        var text = name === "show" ? Object.values(own.show).join(" ") : String(own[name]);
        return name in course && !isTooMany ? [] : [{outer: name, inner: "", text}];
      });
    }

    function drop(one) {
      if (!one.inner) { set(one.outer, undefined); } else { delete own.suggests[one.inner]; }
      if (own.suggests && !Object.keys(own.suggests).length) { set("suggests", undefined); }
      if (bank && course.show) { showBank(); }
    }

    if (bank) { bank.addEventListener("input", readBank); }
    if (section && root.dataset.kind === "session") { section.addEventListener("change", readMeeting); }
    return {show, lost, drop};
  };
})();
