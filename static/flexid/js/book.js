/* The journal book: a link opens the chapter it leads into; texts are taken back, deleted, undone. */
(function () {
  "use strict";

  FlexId.mount("book", function () {
    function reveal() {
      var target = document.getElementById(window.location.hash.slice(1));
      if (!target) { return; }
      var chapter = target.closest(".flexid-chapter");
      if (!chapter) { return; }
      chapter.open = true;
      var place = target.dataset.part === "entry" ? target : chapter.querySelector("summary");
      place.scrollIntoView();
      place.focus({preventScroll: true});
    }

    window.addEventListener("hashchange", reveal);
    // The same link pressed twice changes no hash, and the chapter may be closed by now.
    document.addEventListener("click", function (event) {
      var link = event.target.closest('a[href^="#"]');
      if (link && link.hash === window.location.hash) { reveal(); }
    });
    reveal();
  });

  FlexId.mount("decide", function (root) {
    var problem = FlexId.part(root, "problem");

    async function decide(decision) {
      var answer = await FlexId.ask("PUT", root.dataset.url, {
        headers: {"If-Match": '"' + root.dataset.revision + '"'}, body: {decision},
      });
      problem.hidden = answer.status === 200;
      problem.textContent = answer.data.message || root.dataset.textAway;
      if (answer.status !== 200) { return; }
      window.location.hash = "entry-" + root.dataset.entry;
      window.location.reload();
    }

    root.querySelectorAll("[data-decision]").forEach(function (button) {
      button.addEventListener("click", function () { decide(button.dataset.decision); });
    });
  });
})();
