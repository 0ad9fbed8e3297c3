/* What no writing waits for: scripts that are fetched once her words are there, and again until they come. */
(function () {
  "use strict";

  var AGAIN = 4000, asked = {}, missing = 0, waiting = [];

  /* Run it when they are all here. */
  FlexId.later = function (run) {
    waiting.push(run);
    FlexId.parts(document, "later").forEach(function (names) { names.content.querySelectorAll("script").forEach(bring); });
    begin();
  };

  /* `ready()` once she has read the notice; who has read it waits for no script. */
  FlexId.afterNotice = function (root, seen, ready) {
    if (seen) { return ready(); }
    FlexId.later(function () { FlexId.notice(root, ready); });
  };

  function bring(named) {
    var url = named.getAttribute("src");
    if (asked[url]) { return; }
    asked[url] = true;
    missing += 1;
    fetchOne(named);
  }

  /* A copy of what the page itself names: no address is made from words. */
  function fetchOne(named) {
    var script = document.importNode(named);
    script.onload = function () {
      missing -= 1;
      begin();
    };
    script.onerror = function () {
      script.remove();
      say(true);
      setTimeout(fetchOne, AGAIN, named);
    };
    document.head.append(script);
  }

  function begin() {
    if (missing) { return; }
    say(false);
    waiting.splice(0).forEach(function (run) { run(); });
  }

  function say(isAway) {
    FlexId.parts(document, "later-line").forEach(function (one) { one.hidden = !isAway; });
  }
})();
