/* The notice at first use: shown until it was read once. */
(function () {
  "use strict";

  /* Many blocks may stand on one page; the same words once, before the first box, are enough. */
  function showFirst() {
    document.querySelectorAll("[data-part=notice][data-wanted]").forEach(function (one, place) {
      one.hidden = place > 0;
    });
  }

  /* Show the notice in `root` unless it was seen; then `ready()`. */
  FlexId.notice = function (root, seen, ready) {
    var notice = FlexId.part(root, "notice");
    if (seen) {
      ready();
      return;
    }
    notice.dataset.wanted = "true";
    showFirst();
    FlexId.onAction(notice, "notice-seen", async function () {
      var body = {course: root.dataset.course};
      var answer = await FlexId.ask("PUT", FlexId.API + "notice/", {body: body});
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
