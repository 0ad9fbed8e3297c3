/* What an author changed and the activity has no place for: told, and gone only when she says so. */
(function () {
  "use strict";

  window.FlexId.studioLost = function (root, holders) {
    var FlexId = window.FlexId, section = FlexId.part(root, "lost"), list = FlexId.part(section, "lost-list");

    function show() {
      var found = holders.flatMap(function (holder) { return holder.lost(); });
      list.replaceChildren.apply(list, found.map(function (one) {
        var item = FlexId.part(section, "lost-template").content.cloneNode(true).firstElementChild;
        FlexId.part(item, "lost-place").textContent = one.inner ? one.outer + " · " + one.inner : one.outer;
        FlexId.part(item, "lost-text").textContent = one.text;
        return item;
      }));
      section.hidden = !found.length;
    }

    FlexId.onAction(section, "drop", function () {
      holders.forEach(function (holder) { holder.lost().forEach(holder.drop); });
      show();
      FlexId.action(root, "save").focus();
    });
    return {show};
  };
})();
