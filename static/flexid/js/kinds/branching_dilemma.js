/* A branching dilemma: through a story, back, and through it another way. All ways are kept. */
(function () {
  "use strict";

  FlexId.kind("branching_dilemma", function (activity) {
    var story = activity.source.structure, words = activity.source.words;
    var ways = FlexId.ways(story), text = FlexId.dilemmaText(activity), place = null, drawn = "";
    var picture = FlexId.picture(activity, {width: 320, height: 60, name: "branching-dilemma"});
    var opened = {}, labels = part("ways").dataset, people = part("people").dataset;
    var fields = questions();
    FlexId.exportPicture(activity, picture);
    story.stakeholders.forEach(function (one) { text.person(part("people"), one, people, true); });
    part("cast").open = !activity.value().paths;
    text.paragraphs(part("line-words"), words.red_line);
    text.make(part("mirror"), "h4", words.mirror && words.mirror.title, true);
    text.paragraphs(part("mirror"), words.mirror && words.mirror.text);

    function part(name) { return FlexId.part(activity.work, name); }

    function questions() {
      story.debrief.forEach(function (key) {
        var row = part("question").content.firstElementChild.cloneNode(true);
        row.prepend(text.make(row, "span", words.debrief[key], true, "flexid-field__label"));
        row.querySelector("textarea").dataset.field = key;
        part("questions").append(row);
      });
      return FlexId.fields(activity, {element: part("questions"), path: ["debrief"]});
    }

    function go(where, value) {
      place = where;
      part("full").hidden = true;
      activity.offerBack(null);
      if (value) { activity.change(value); } else { show(activity.value()); }
      (part("before").hidden ? part("station") : part("before")).focus();
    }

    function choose(choice) {
      var value = activity.value(), next = ways.choose(value, place, choice);
      if (next) { go(next, value); return; }
      part("full").hidden = false;
      part("full").focus();
    }

    function change(run) {
      var value = activity.value();
      run(value);
      activity.change(value);
    }

    /* Away with a step or a whole way; the bar below `after` brings it back. */
    function cut(after, id, isAll) {
      var paths = activity.value().paths, was = place;
      if (!isAll) { place = place.at > 1 ? Object.assign({}, place, {at: place.at - 1}) : {seat: place.seat, at: 0}; }
      change(function (value) { ways.cut(value, id, isAll); });
      activity.offerBack(after, function () {
        go(was, Object.assign(activity.value(), {paths}));
      });
    }

    function onType(name, run) {
      FlexId.grow(part(name));
      part(name).addEventListener("input", function (event) {
        change(function (value) { run(value, event.target.value); });
      });
    }

    function onPress(name, run) { FlexId.onAction(activity.work, name, run); }

    onPress("undo", function () { cut(part("steps-back"), place.id); });
    onPress("own-idea", function () {
      change(function (value) { value.idea = ""; });
      part("idea").focus();
    });
    onPress("no-idea", function () {
      change(function (value) { delete value.idea; });
      FlexId.action(activity.work, "own-idea").focus();
    });
    onPress("to-help", function () {
      var help = activity.root.querySelector(".flexid-help"); // stands in every block
      help.open = true;
      help.querySelector("summary").focus();
    });
    onType("idea", function (value, typed) { value.idea = typed; });
    onType("reason", function (value, typed) { ways.find(value, place).steps[place.at - 1].reason = typed; });

    function show(value) {
      place = ways.settled(value, place);
      var steps = ways.gone(value, place), last = steps[steps.length - 1];
      var now = JSON.stringify([place, value.idea === undefined, (value.paths || []).map(function (one) {
        return one.seat + ":" + ways.trail(one.steps);
      })]);
      if (now !== drawn) { showStation(value, steps, last); }
      drawn = now;
      // A button that cannot be pressed promises no help; the numbers stand on the page anyway.
      FlexId.action(activity.work, "to-help").hidden = activity.isReadOnly();
      FlexId.fillBox(part("idea"), value.idea || "");
      FlexId.fillBox(part("reason"), last && last.reason || "");
      fields.show(value);
      showWays(value);
      FlexId.drawWays(picture, ways, value, {
        here: place, open: go, labelOf: function (step) { return text.told(step).label; },
        titleOf: function (station) { return text.textOf(station).title; },
        nameOf: function (seat) { return words.stakeholders[seat].name; },
      });
    }

    function showStation(value, steps, last) {
      var isEnd = ways.isEnd(steps), station = text.textOf(ways.station(steps));
      put("seat-name", "span", words.stakeholders[place.seat].name);
      part("seat").replaceChildren();
      text.person(part("seat"), place.seat, people);
      showBefore(last);
      part("line").hidden = !(isEnd ? steps.some(ways.isLine) : last && ways.isLine(last));
      put("station", "span", station.title);
      part("told").replaceChildren();
      text.paragraphs(part("told"), station.text);
      part("week").hidden = !isEnd;
      part("week-people").replaceChildren();
      text.everybody(part("week-people"), station.next_week || {});
      showChoices(value, steps, isEnd);
      showAfter(value);
    }

    function put(name, kind, told) {
      part(name).replaceChildren();
      text.make(part(name), kind, told, true);
    }

    function showBefore(last) {
      part("before").hidden = !last;
      part("felt").replaceChildren();
      if (!last) { return; }
      put("chosen", "span", text.told(last).label);
      part("own-line").hidden = !last.own_idea;
      part("own-words").textContent = last.own_idea || "";
      text.everybody(part("felt"), text.told(last).effects);
    }

    function showChoices(value, steps, isEnd) {
      var node = ways.station(steps), list = part("choices"), hasIdea = value.idea !== undefined && !isEnd;
      var offered = isEnd ? [] : hasIdea ? ways.nearest(node) : ways.offered(node);
      var path = ways.find(value, place), isAtEnd = path && path.steps.length === place.at;
      list.replaceChildren();
      list.hidden = isEnd;
      offered.forEach(function (key) { showChoice(value, list, steps, {node, choice: key}); });
      part("own").hidden = !hasIdea;
      FlexId.action(activity.work, "own-idea").hidden = isEnd || hasIdea || !ways.nearest(node).length;
      FlexId.action(activity.work, "no-idea").hidden = !hasIdea;
      FlexId.action(activity.work, "undo").hidden = !isAtEnd;
    }

    function showChoice(value, list, steps, step) {
      var isWalked = ways.alike(value, place.seat, steps.concat(step)).length;
      var one = text.button(text.make(list, "li"), "", "secondary", function () { choose(step.choice); });
      text.make(one, "span", text.told(step).label, true);
      [ways.isLine(step) && list.dataset.textLine, isWalked && list.dataset.textWalked].filter(Boolean)
        .forEach(function (note) { text.make(one, "span", note, false, "flexid-dilemma__note"); });
    }

    /* Once an end was reached: other seats, the same matter elsewhere, questions. */
    function showAfter(value) {
      var paths = value.paths || [];
      part("after").hidden = !paths.some(function (one) { return ways.isEnd(one.steps); }) && !value.debrief;
      part("seats").replaceChildren();
      story.roles.forEach(function (seat) {
        var one = text.button(part("seats"), "", "secondary", function () { go({seat, at: 0}); });
        text.make(one, "span", words.stakeholders[seat].name, true);
      });
    }

    function showWays(value) {
      var list = part("ways"), paths = value.paths || [];
      part("no-ways").hidden = Boolean(paths.length);
      list.hidden = !paths.length;
      list.replaceChildren();
      paths.forEach(function (path) { showWay(list, path); });
    }

    function showWay(list, path) {
      var fold = text.make(text.make(list, "li", "", false, "flexid-item"), "details");
      var head = text.make(fold, "summary", "", false, "flexid-more__summary");
      var end = ways.isEnd(path.steps) ? text.textOf(ways.station(path.steps)).title : "";
      text.make(head, "strong", words.stakeholders[path.seat].name, true);
      head.append(": ");
      text.make(head, "span", end || labels.textOpen, Boolean(end));
      fold.open = opened[path.id] || false;
      fold.addEventListener("toggle", function () { opened[path.id] = fold.open; });
      text.way(fold, path, ways, labels, {
        back: function (at) { go({seat: path.seat, id: path.id, at}); },
        remove: function () { cut(list, path.id, true); },
      });
    }

    return {show};
  });
})();
