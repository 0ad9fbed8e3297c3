/* A staff desk: covered at once by a button or by Esc, Esc; the server hears that somebody is here. */
(function () {
  "use strict";

  var TWICE = 1000, TELL = 60000;

  FlexId.mount("idle", function (root) {
    var button = FlexId.action(root, "cover");
    var cover = FlexId.cover(root, {lock: null});
    var escapeAt = -TWICE;

    document.addEventListener("keydown", function (event) {
      if (event.key !== "Escape") { return; }
      if (event.timeStamp - escapeAt < TWICE) { cover.now(); }
      escapeAt = event.timeStamp;
    });
    button.addEventListener("click", cover.now);
    button.hidden = false;
    setInterval(cover.tell, TELL);
  });
})();
