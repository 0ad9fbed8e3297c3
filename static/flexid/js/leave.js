/* Leave fast: put another page in this one's place, in the whole window, and in every tab. */
(function () {
  "use strict";

  // "I want to talk" opens a tab of its own: whoever leaves one must not leave the other behind.
  var channel = new BroadcastChannel("flexid-leave");

  function leave(link) {
    // Pages that would ask "really leave?" must not ask now.
    document.dispatchEvent(new Event("flexid:leave"));
    window.top.location.replace(link.href);
    document.body.hidden = true;
  }

  channel.onmessage = function () {
    var link = document.querySelector('[data-flexid="leave"]');
    if (!link) { return; }
    try {
      leave(link);
    } catch {
      // In a frame, without a press on it: what it shows goes, at least.
      document.body.hidden = true;
      location.replace(link.href);
    }
  };

  FlexId.mount("leave", function (link) {
    link.addEventListener("click", function (event) {
      channel.postMessage("leave");
      try {
        leave(link);
        event.preventDefault();
      } catch {
        // A frame that may not move the window: the link itself still leads out.
      }
    });
  });
})();
