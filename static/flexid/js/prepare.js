/* A moment of the server's in the clock of whoever looks: the box shows her own day and hour. */
(function () {
  "use strict";

  FlexId.mount("local-time", function (box) {
    if (!box.dataset.moment) { return; }
    var moment = new Date(box.dataset.moment);
    box.value = new Date(moment - moment.getTimezoneOffset() * 60000).toISOString().slice(0, 16);
  });
})();
