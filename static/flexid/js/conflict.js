/* Two texts for one box: both are shown, and the writer chooses. */
(function () {
  "use strict";

  /* Show the other text; `chosen(text)` gets what the box shall hold. */
  FlexId.conflict = function (root, mine, other, chosen) {
    var question = FlexId.part(root, "conflict");
    FlexId.part(question, "other-text").textContent = other;
    question.hidden = false;
    question.focus();

    function choose(name, text) {
      FlexId.action(question, name).onclick = function () {
        question.hidden = true;
        chosen(text());
      };
    }

    choose("mine", mine);
    choose("theirs", function () { return other; });
    choose("both", function () { return mine() + "\n\n" + other; });
  };
})();
