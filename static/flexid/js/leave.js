/* Leave fast: put another page in this one's place, in the whole window. */
(function () {
  "use strict";

  function leave(link) {
    // Pages that would ask "really leave?" must not ask now.
    document.dispatchEvent(new CustomEvent("flexid:leave"));
    window.top.location.replace(link.href);
    document.body.hidden = true;
  }

  FlexId.mount("leave", function (link) {
    link.addEventListener("click", function (event) {
      try {
        leave(link);
        event.preventDefault();
      } catch {
        // A frame that may not move the window: the link itself still leads out.
      }
    });
  });
})();
