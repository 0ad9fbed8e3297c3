/* The question about somebody new: "No" changes nothing, and says so. */
(function () {
  "use strict";

  FlexId.mount("new-reader", function (root) {
    FlexId.onAction(root, "no", function () {
      var said = FlexId.part(root, "said");
      FlexId.part(root, "question").hidden = true;
      said.textContent = said.dataset.textNo;
      said.tabIndex = -1;
      said.focus();
    });
  });
})();
