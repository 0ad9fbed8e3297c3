/* A page for paper: a button that prints it. */
(function () {
  "use strict";

  FlexId.mount("paper", function (root) {
    FlexId.action(root, "print").hidden = false;
    FlexId.onAction(root, "print", function () { window.print(); });
  });
})();
