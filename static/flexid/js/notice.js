/* The notice at first use, shown until it was read once; later, one line for each new reader. */
(function () {
  "use strict";

  /* Many blocks may stand on one page; the same words once, before the first box, are enough. */
  function showFirst() {
    document.querySelectorAll("[data-part=notice][data-wanted]").forEach(function (one, place) {
      one.hidden = place > 0;
    });
  }

  /* Who can read hers now, by role and number: asked for only while the notice is shown. */
  async function showLines(root, list) {
    var url = FlexId.API + "notice/?" + new URLSearchParams({course: root.dataset.course});
    var answer = await FlexId.ask("GET", url, {});
    if (answer.status !== 200) { return; }
    list.replaceChildren.apply(list, answer.data.lines.map(function (words) {
      var item = document.createElement("li");
      item.className = "flexid-list__item";
      item.textContent = words;
      return item;
    }));
    list.hidden = !answer.data.lines.length;
  }

  /* One line for each adult who can newly read what she sends; gone when she says OK. */
  FlexId.newReaders = function (root, readers) {
    var place = FlexId.part(root, "new-readers"), blank = FlexId.part(root, "new-reader");
    place.replaceChildren.apply(place, readers.map(function (one) {
      var line = blank.content.firstElementChild.cloneNode(true);
      FlexId.part(line, "words").textContent = one.words;
      FlexId.onAction(line, "told", async function () {
        var url = FlexId.API + "readers/" + one.id + "/told/";
        var body = {course: root.dataset.course, role: one.role};
        var answer = await FlexId.ask("PUT", url, {body});
        if (answer.status !== 200) { return; }
        line.remove();
        place.hidden = !place.children.length;
      });
      return line;
    }));
    place.hidden = !readers.length;
  };

  // A block may have asked before she read it, and get its answer after.
  var wasRead = false;
  document.addEventListener("flexid:notice-seen", function () { wasRead = true; });

  /* Show the notice in `root` unless it was read meanwhile; then `ready()`. */
  FlexId.notice = function (root, ready) {
    var notice = FlexId.part(root, "notice");
    if (wasRead) {
      ready();
      return;
    }
    FlexId.parts(root, "waiting").forEach(function (one) { one.textContent = one.dataset.textNotice; });
    notice.dataset.wanted = "true";
    showFirst();
    showLines(root, FlexId.part(notice, "notice-lines"));
    FlexId.onAction(notice, "notice-seen", async function () {
      var body = {course: root.dataset.course};
      var answer = await FlexId.ask("PUT", FlexId.API + "notice/", {body});
      if (answer.status !== 200) { return; }
      document.dispatchEvent(new CustomEvent("flexid:notice-seen"));
    });
    // One press is enough for every block on the page.
    document.addEventListener("flexid:notice-seen", function () {
      notice.hidden = true;
      ready();
    }, {once: true});
  };
})();
