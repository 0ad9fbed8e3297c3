/* From one text to the next by the arrow keys, in the direction the page is read. */
(function () {
  "use strict";

  FlexId.mount("way", function (root) {
    var isRtl = document.documentElement.dir === "rtl";
    var ways = isRtl ? {ArrowLeft: "next", ArrowRight: "previous"} : {ArrowRight: "next", ArrowLeft: "previous"};

    /* Where somebody writes or chooses, the arrows are hers. */
    function isBusy(event) {
      var held = event.altKey || event.ctrlKey || event.metaKey || event.shiftKey;
      return held || event.defaultPrevented || event.target.closest("input, select, textarea, [contenteditable]");
    }

    document.addEventListener("keydown", function (event) {
      var link = ways[event.key] && FlexId.action(root, ways[event.key]);
      // A covered page has no way on: the links are out of it.
      if (!link || !link.isConnected || isBusy(event)) { return; }
      event.preventDefault();
      link.click();
    });
  });
})();
