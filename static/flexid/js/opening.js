/* The opening page: opened is done. */
(function () {
  "use strict";

  FlexId.mount("opening", function (root) {
    if (root.dataset.ticket) { FlexId.tellCompletion(root); }
  });
})();
