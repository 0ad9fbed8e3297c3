/* The next step after a talk of two: what a reader wrote down, and the writer's yes to it. */
(function () {
  "use strict";

  /* The newest one; those before it stand in the thread. */
  function standing(entry) {
    return entry.replies.find(function (one) { return one.is_step && !one.is_past; });
  }

  /* Show it in its own place, which no redrawing takes away; answers with the rest of the thread. */
  FlexId.showStep = function (talk, entry) {
    var place = FlexId.part(talk, "step-place"), step = place && standing(entry);
    if (!place) { return entry.replies; }
    place.hidden = !step;
    if (step) { draw(place, step, entry.state === "sent"); }
    return entry.replies.filter(function (one) { return one !== step; });
  };

  function draw(place, step, isSent) {
    var line = FlexId.part(place, "step-line"), words = line.dataset, when = FlexId.part(place, "step-when");
    // A question until she has said yes, then a note.
    place.className = step.agreed_at ? "flexid-notice" : "flexid-question";
    FlexId.part(place, "step-author").textContent = step.name;
    FlexId.part(place, "step-text").textContent = step.text;
    when.textContent = FlexId.when(step.created);
    when.dateTime = step.created;
    line.textContent = step.agreed_at ?
      FlexId.fill(words.textAgreed, {date: FlexId.when(step.agreed_at)}) :
      FlexId.fill(words.textOpen, {name: step.name || words.textSomebody});
    FlexId.action(place, "agree").hidden = !isSent || Boolean(step.agreed_at);
    FlexId.action(place, "disagree").hidden = !isSent || !step.agreed_at;
  }

  /* Her yes, and taking it back. The line that says how it is now gets the focus, and is read out. */
  FlexId.nextStep = function (prompt) {
    var place = FlexId.part(prompt.element, "step-place");
    if (!place) { return; }

    function tells(name, agreed) {
      prompt.onPress(name, async function () {
        var path = "replies/" + standing(prompt.entry()).id + "/agreement/";
        if (await prompt.put(path, {agreed})) { FlexId.part(place, "step-line").focus(); }
      });
    }

    tells("agree", true);
    tells("disagree", false);
  };
})();
