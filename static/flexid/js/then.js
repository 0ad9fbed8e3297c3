/* Then and now: an old answer beside a new question, fetched only on her press. */
(function () {
  "use strict";

  FlexId.mount("then", function (root) {
    var show = FlexId.action(root, "then");
    var said = FlexId.part(root, "then-said");
    var answer = FlexId.part(root, "then-answer");

    show.addEventListener("click", async function () {
      var course = root.closest("[data-course]").dataset.course;
      var found = await FlexId.lookUp("entries/", course, root.dataset.activity);
      if (found.status !== 200) {
        said.textContent = found.data.message || root.dataset.textAway;
        return;
      }
      var entry = found.data.entries.find(function (one) { return one.prompt === root.dataset.prompt; });
      if (!entry || !entry.text) {
        said.textContent = root.dataset.textNothing;
        return;
      }
      put(entry);
    });

    function put(entry) {
      said.textContent = "";
      FlexId.part(answer, "then-question").textContent = entry.question;
      FlexId.part(answer, "then-text").textContent = entry.text;
      FlexId.part(answer, "then-text").lang = entry.language;
      show.hidden = true;
      answer.hidden = false;
      answer.focus();
    }

    /* Gone means gone from the page, too: whoever looks over her shoulder later finds nothing. */
    FlexId.onAction(root, "hide-then", function () {
      FlexId.part(answer, "then-text").textContent = "";
      answer.hidden = true;
      show.hidden = false;
      show.focus();
    });
  });
})();
