/* "I have a code": from the teacher's screen to the meeting of one's own group. */
(function () {
  "use strict";

  FlexId.mount("code", function (root) {
    var box = FlexId.part(root, "code"), problem = FlexId.part(root, "problem");

    async function go() {
      var code = box.value.toUpperCase().replace(/[^A-Z0-9]/g, "");
      if (!code) { return refuse(root.dataset.textUnknown); }
      var answer = await FlexId.ask("GET", FlexId.API + "meetings/code/" + code + "/");
      if (answer.status === 200) { return window.location.assign(answer.data.url); }
      if (answer.status === 404) { return refuse(root.dataset.textUnknown); }
      return refuse(answer.data.message || root.dataset.textAway);
    }

    function refuse(words) {
      problem.textContent = words;
      problem.hidden = false;
      box.focus();
    }

    box.addEventListener("keydown", function (event) {
      if (event.key === "Enter") { go(); }
    });
    FlexId.onAction(root, "go", go);
  });
})();
