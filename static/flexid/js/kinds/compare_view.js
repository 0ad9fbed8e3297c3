/* Recall: what she made then comes into the page when she asks for it, and goes when she says so. */
(function () {
  "use strict";

  var SIDES = ["then", "now"], QUESTIONS = ["bigger", "smaller", "stays"];

  FlexId.kind("compare_view", function (activity) {
    var structure = activity.source.structure, words = activity.source.words, work = activity.work;
    var root = activity.root, isTrial = Boolean(root.dataset.state) || !root.dataset.ticket;
    var line = FlexId.part(work, "recall-line"), recalled = FlexId.part(work, "recalled");
    var asking = FlexId.part(work, "asking"), nothing = function () {}, presses = 0;
    // Her own answer may be to an older version; the page can draw what it was drawn for.
    var other = FlexId.part(work, "other");
    var sides = FlexId.each(activity, "sides", SIDES, words);
    FlexId.each(activity, "questions", QUESTIONS, words).forEach(function (one) {
      one.querySelector("textarea").dataset.field = one.dataset.key;
    });
    var fields = FlexId.fields(activity);
    FlexId.onAction(work, "look", look);
    FlexId.onAction(work, "decline", function () {
      presses += 1; // what is still on its way is not shown any more
      remember("no");
    });
    FlexId.onAction(work, "fold-away", function () {
      empty();
      FlexId.action(work, "look").focus();
    });

    function show(value) {
      fields.show(value);
      line.textContent = value.looked === "no" ? words.looked.no : "";
    }

    function remember(looked) {
      activity.change(Object.assign(activity.value(), {looked}));
    }

    /* The only place where anything old is asked for. */
    async function look() {
      var press = presses += 1;
      if (isTrial) {
        line.textContent = line.dataset.textTrial;
        return;
      }
      line.textContent = line.dataset.textFetching;
      var answers = await Promise.all(SIDES.map(function (side) { return fetchOwn(structure[side]); }));
      if (press !== presses) { return; }
      if (answers.some(function (answer) { return answer.status !== 200; })) {
        line.textContent = line.dataset.textAway;
        return;
      }
      remember("yes");
      asking.hidden = true;
      recalled.hidden = false;
      sides.forEach(function (side, index) { tell(side, answers[index].data); });
      recalled.focus();
    }

    function fetchOwn(key) {
      return FlexId.lookUp("responses/", root.dataset.course, key);
    }

    function tell(side, data) {
      var found = data.response, figure = FlexId.part(side, "drawn");
      var isThere = Boolean(found && found.response && data.source.structure.kind === other.dataset.of);
      FlexId.part(side, "nothing").hidden = isThere;
      figure.hidden = !isThere;
      if (!isThere) { return; }
      var drawn = drawing(side, found, data.source);
      if (drawn) { figure.append(drawn); }
      FlexId.part(side, "lines").append.apply(FlexId.part(side, "lines"), found.summary.map(lineOf));
    }

    /* The other kind draws as it does on its own page, with nobody to change anything. */
    function drawing(side, found, source) {
      var holder = other.content.firstElementChild.cloneNode(true);
      side.append(holder);
      FlexId.kinds[other.dataset.of]({
        root: holder, element: holder, work: FlexId.part(holder, "other-work"), source,
        isReadOnly: function () { return true; }, language: function () { return found.language; },
        value: function () { return JSON.parse(JSON.stringify(found.response)); },
        change: nothing, offerBack: nothing, say: nothing, onPress: nothing, decide: nothing,
      }).show(found.response, true);
      var drawn = holder.querySelector(".flexid-picture__drawing");
      holder.remove();
      return drawn;
    }

    function lineOf(words) {
      var item = document.createElement("li");
      item.className = "flexid-list__item flexid-words";
      item.dir = "auto";
      item.textContent = words;
      return item;
    }

    function empty() {
      sides.forEach(function (side) {
        FlexId.part(side, "drawn").replaceChildren();
        FlexId.part(side, "lines").replaceChildren();
      });
      recalled.hidden = true;
      asking.hidden = false;
    }

    return {show};
  });
})();
