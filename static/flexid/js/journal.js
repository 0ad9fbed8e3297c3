/* The journal block: ask once what is there, then hand each prompt its own. */
(function () {
  "use strict";

  FlexId.mount("journal", function (root) {
    var people = {list: [], refresh}, prompts = [];

    function show(data) {
      take(data);
      prompts = FlexId.parts(root, "prompt").map(function (element) {
        var entry = data.entries.find(function (one) { return one.prompt === element.dataset.prompt; });
        return FlexId.prompt(root, element, entry, people);
      });
      return open;
    }

    function take(data) {
      people.list = data.readers;
      FlexId.later(function () { FlexId.newReaders(root, data.new_readers); });
    }

    function open() {
      root.querySelectorAll('[data-part="prompt"] :disabled').forEach(function (one) { one.disabled = false; });
    }

    /* Somebody else follows her up now: every prompt shows the names as they are. */
    async function refresh() {
      var now = await FlexId.lookUp("entries/", root.dataset.course, root.dataset.activity);
      if (now.status !== 200) { return; }
      take(now.data);
      prompts.forEach(function (prompt) { prompt.draw(); });
    }

    if (root.dataset.ticket && !FlexId.isSecond(root)) { FlexId.begin(root, "entries/", show); }
  });
})();
