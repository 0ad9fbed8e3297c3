/* The journal block: ask once what is there, then hand each prompt its own. */
(function () {
  "use strict";

  FlexId.mount("journal", async function (root) {
    if (!root.dataset.ticket || FlexId.isSecond(root)) { return; }
    var answer = await look();
    if (answer.status === 403) {
      FlexId.part(root, "staff-line").textContent = answer.data.message;
      FlexId.part(root, "staff-line").hidden = false;
      return;
    }
    if (answer.status !== 200) {
      setTimeout(function () { delete root.dataset.mounted; FlexId.mountAll(document); }, 4000);
      return;
    }
    var people = {list: answer.data.readers, refresh: refresh};
    var prompts = FlexId.parts(root, "prompt").map(function (element) {
      var entry = answer.data.entries.find(function (one) { return one.prompt === element.dataset.prompt; });
      return FlexId.prompt(root, element, entry, people);
    });
    prompts.forEach(function (prompt) { prompt.waitForNotice(); });
    FlexId.notice(root, answer.data.notice_seen, function () {
      prompts.forEach(function (prompt) { prompt.open(); });
    });
    FlexId.tellCompletion(root);

    function look() {
      var query = new URLSearchParams({course: root.dataset.course, activity: root.dataset.activity});
      return FlexId.ask("GET", FlexId.API + "entries/?" + query);
    }

    /* Somebody else follows her up now: every prompt shows the names as they are. */
    async function refresh() {
      var now = await look();
      if (now.status !== 200) { return; }
      people.list = now.data.readers;
      prompts.forEach(function (prompt) { prompt.draw(); });
    }
  });
})();
