/*
 * The ways through a story: where one is, what follows, and how a response changes with a choice.
 * A place is {seat, id of the way (none before its first step), at: how many steps along it}.
 */
(function () {
  "use strict";

  var MOST_WAYS = 20, MOST_STEPS = 60;

  FlexId.ways = function (story) {
    function choiceOf(step) {
      return story.nodes[step.node].choices.find(function (one) { return one.key === step.choice; });
    }

    /* Where these steps lead to: a node or an ending. */
    function station(steps) { return steps.length ? choiceOf(steps[steps.length - 1]).next : story.start; }

    function isEnd(steps) { return !story.nodes[station(steps)]; }

    function isLine(step) { return Boolean(choiceOf(step).red_line); }

    /* One spelling a trail, so that two can be compared. */
    function trail(steps) { return steps.map(function (one) { return one.choice + "/"; }).join(""); }

    function find(value, place) {
      return (value.paths || []).find(function (one) { return one.id === place.id; });
    }

    function gone(value, place) {
      var path = find(value, place);
      return path ? path.steps.slice(0, place.at) : [];
    }

    /* The ways from this seat that begin with these steps. */
    function alike(value, seat, steps) {
      return (value.paths || []).filter(function (one) {
        return one.seat === seat && trail(one.steps).startsWith(trail(steps));
      });
    }

    /* The choices that an own idea may come near to. */
    function nearest(node) { return story.nodes[node].own_idea || offered(node); }

    /* All choices of a node, in the author's order. */
    function offered(node) { return story.nodes[node].choices.map(function (one) { return one.key; }); }

    /* The place, if it is still there; else the end of the last way, or the start. */
    function settled(value, place) {
      var paths = value.paths || [], last = paths[paths.length - 1], path = place && find(value, place);
      if (path) { return Object.assign({}, place, {at: Math.min(place.at, path.steps.length)}); }
      if (place && !place.id) { return place; }
      return last ? {seat: last.seat, id: last.id, at: last.steps.length} : {seat: story.roles[0], at: 0};
    }

    /*
     * Changes `value` and answers the new place: along a way that is kept already, on at the end of
     * this one, or off on a new one. Answers null, and changes nothing, where there is no room.
     */
    function choose(value, place, choice) {
      var steps = gone(value, place), here = find(value, place), idea = (value.idea || "").trim();
      var step = Object.assign({node: station(steps), choice}, idea && {own_idea: idea});
      var next = steps.concat(step), path = along(value, place, next, here);
      if (!path && (next.length > MOST_STEPS || (value.paths || []).length >= MOST_WAYS)) { return null; }
      delete value.idea;
      if (path) {
        Object.assign(path.steps[steps.length], step);
      } else if (here && here.steps.length === place.at) {
        path = here;
        path.steps.push(step);
      } else {
        path = {id: FlexId.rowId(), seat: place.seat, steps: steps.map(bare).concat(step)};
        value.paths = (value.paths || []).concat(path);
      }
      return {seat: place.seat, id: path.id, at: next.length};
    }

    /* An own idea that stands at a step already is never written over. */
    function along(value, place, next, here) {
      var idea = next[next.length - 1].own_idea, found = alike(value, place.seat, next);
      found = found.filter(function (one) { return !idea || !one.steps[next.length - 1].own_idea; });
      return found.includes(here) ? here : found[0];
    }

    /* A reason stands once: on the way where it was written. */
    function bare(step) { return {node: step.node, choice: step.choice}; }

    /* Changes `value`: the last step of a way away, or all of it (`isAll`). */
    function cut(value, id, isAll) {
      var path = find(value, {id});
      path.steps.pop();
      if (!isAll && path.steps.length) { return; }
      value.paths = value.paths.filter(function (one) { return one !== path; });
      if (!value.paths.length) { delete value.paths; }
    }

    return {
      alike, choose, cut, find, gone, isEnd, isLine,
      nearest, offered, settled, station, trail,
    };
  };
})();
