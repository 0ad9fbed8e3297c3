/* The counsellor's answer under a text that was sent to her. */
(function () {
  "use strict";

  FlexId.mount("reply", function (root) {
    var box = FlexId.part(root, "text");
    var problem = FlexId.part(root, "problem");
    var id = FlexId.uuid();

    window.addEventListener("beforeunload", function (event) {
      if (box.value.trim()) { event.preventDefault(); }
    });

    FlexId.onAction(root, "reply", async function () {
      var text = box.value;
      var url = FlexId.API + "entries/" + root.dataset.entry + "/replies/" + id + "/";
      var answer = await FlexId.ask("PUT", url, {body: {course: root.dataset.course, text: text}});
      problem.hidden = answer.status === 200;
      if (answer.status !== 200) {
        problem.textContent = answer.data.message || root.dataset.textAway;
        box.focus();
        return;
      }
      // Shown from here: loading the page again would be one more reading in the student's log.
      FlexId.threadAdd(root, {is_mine: true, text: text, created: new Date().toISOString()});
      FlexId.part(root, "announce").textContent = root.dataset.textSent;
      box.value = "";
      id = FlexId.uuid();
    });
  });
})();
