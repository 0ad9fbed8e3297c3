/* Two texts for one box: both are shown, and the writer chooses. */
(function () {
  "use strict";

  /* Show the other text, or `lines` that tell of it; `chosen(text)` gets what `box` shall hold. */
  FlexId.conflict = function (root, box, other, chosen, lines) {
    var question = FlexId.part(root, "conflict");
    FlexId.part(question, "other-text").textContent = lines || other;
    question.hidden = false;
    // Never out of a typing hand: the next letters would go nowhere.
    if (!document.activeElement || !document.activeElement.matches("textarea, input, select")) {
      question.focus();
    }

    function choose(name, text) {
      var button = FlexId.action(question, name);
      if (!button) { return; }
      button.onclick = function () {
        question.hidden = true;
        chosen(text());
      };
    }

    function mine() { return box.value; }

    choose("mine", mine);
    choose("theirs", function () { return other; });
    choose("both", function () { return mine() + "\n\n" + other; });
  };
})();
