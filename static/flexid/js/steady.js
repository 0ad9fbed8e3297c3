/* What keeps a writer steady: a box that grows with its text, a focus that is never lost, a language. */
(function () {
  "use strict";

  var MOST_ROWS = 24;

  /* Let a box grow with its text, where the style sheet alone cannot. */
  FlexId.grow = function (box) {
    if (CSS.supports("field-sizing", "content")) { return; }
    var least = box.rows;

    function fit() {
      box.rows = least;
      while (box.scrollHeight > box.clientHeight && box.rows < MOST_ROWS) { box.rows += 1; }
    }

    box.addEventListener("input", fit);
    box.addEventListener("flexid:filled", fit);
    fit();
  };

  /* Put words into a box from outside. */
  FlexId.fillBox = function (box, text) {
    if (box.value !== text) { box.value = text; }
    box.dispatchEvent(new Event("flexid:filled"));
  };

  /* Where the pressed button went away, the focus goes to the first of these that is to be seen. */
  FlexId.land = function (places) {
    var at = document.activeElement;
    if (at && at !== document.body && isSeen(at)) { return null; }
    var place = places.find(isSeen) || null;
    if (place) { place.focus(); }
    return place;
  };

  /* The language she writes in: the page's, until she says another. `speak(code)` hears of it. */
  FlexId.languageChoice = function (element, language, speak) {
    var choice = FlexId.part(element, "language");
    var codes = Array.from(choice.options, function (one) { return one.value; });
    if (!codes.includes(language)) { choice.add(new Option(language, language)); }
    choice.value = language;
    choice.addEventListener("change", function () { speak(choice.value); });
  };

  function isSeen(element) {
    return element.getClientRects().length > 0;
  }
})();
