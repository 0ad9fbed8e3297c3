/* A letter to oneself: suggestions are days from today on; the envelope shows the one that is chosen. */
(function () {
  "use strict";

  var WIDTH = 320, HEIGHT = 200, EDGE = 12, YEARS = 5;

  FlexId.kind("future_letter", function (activity) {
    var structure = activity.source.structure, words = activity.source.words;
    var fields = FlexId.fields(activity);
    var picture = FlexId.picture(activity, {width: WIDTH, height: HEIGHT, name: "letter"});
    var box = activity.work.querySelector('[data-field="opens_on"]');
    var buttons = FlexId.each(activity, "suggestions", structure.suggestions.map(function (one) {
      return one.key;
    }), words.suggestions);
    FlexId.exportPicture(activity, picture);
    box.min = inDays(1);
    box.max = inMonths(12 * YEARS);
    structure.suggestions.forEach(function (one, index) {
      buttons[index].value = inMonths(one.months);
      buttons[index].addEventListener("click", function () {
        var value = activity.value();
        value.opens_on = buttons[index].value;
        activity.change(value);
      });
    });

    function show(value) {
      fields.show(value);
      buttons.forEach(function (one) { one.setAttribute("aria-pressed", String(one.value === value.opens_on)); });
      draw(value.opens_on);
    }

    function draw(day) {
      var told = picture.svg.dataset, date = day ? FlexId.day(day) : "";
      picture.svg.setAttribute("aria-label", date ? FlexId.fill(told.textDay, {date}) : told.textOpen);
      picture.clear();
      picture.add("rect", {
        x: EDGE, y: EDGE, width: WIDTH - 2 * EDGE, height: HEIGHT - 2 * EDGE, rx: 8,
        "class": "flexid-tone", "data-tone": "apricot",
      });
      picture.add("path", {"class": "flexid-line", d: "M12 16 L160 100 L308 16"});
      picture.label(told.textFront, WIDTH / 2, 126, {width: 220, lines: 1});
      if (date) { picture.label(date, WIDTH / 2, 156, {width: 260, lines: 1}); }
    }

    return {show};
  });

  function inDays(days) {
    var day = new Date();
    day.setDate(day.getDate() + days);
    return iso(day);
  }

  /* The same day of a later month, or its last where it has no such day. */
  function inMonths(months) {
    var now = new Date(), last = new Date(now.getFullYear(), now.getMonth() + months + 1, 0).getDate();
    return iso(new Date(now.getFullYear(), now.getMonth() + months, Math.min(now.getDate(), last)));
  }

  function iso(day) {
    return [day.getFullYear(), day.getMonth() + 1, day.getDate()].map(function (number) {
      return String(number).padStart(2, "0");
    }).join("-");
  }
})();
