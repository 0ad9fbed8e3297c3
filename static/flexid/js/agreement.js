/* What the group agreed on, and her yes to it, version by version. */
(function () {
  "use strict";

  FlexId.agreement = function (room) {
    var place = FlexId.part(room.root, "agreement"), seen = 0;

    room.live.watch(function (data) {
      var agreement = data.agreement;
      place.hidden = !agreement;
      if (!agreement) { return; }
      FlexId.lines(FlexId.part(place, "rules"), agreement.rules);
      FlexId.part(place, "agreement-waits").hidden = agreement.agreed;
      FlexId.part(place, "agreed-mine").hidden = !agreement.agreed;
      FlexId.show(FlexId.action(place, "agree"), !agreement.agreed, FlexId.part(place, "agreed-mine"));
      var line = FlexId.part(place, "agreed-line");
      line.hidden = !agreement.of;
      line.textContent = FlexId.fill(line.dataset.text, {yes: agreement.yes, of: agreement.of});
      if (agreement.number !== seen) { place.open = data.meeting.open && !agreement.agreed; }
      seen = agreement.number;
    });

    FlexId.onAction(place, "agree", function () {
      var number = room.head.agreement.number;
      room.put("groups/" + room.group + "/agreement/" + number + "/yes/", {course: room.root.dataset.course}, place);
    });
  };
})();
