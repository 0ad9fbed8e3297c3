/* The file with everything about oneself: asked for, then fetched once by its link. */
(function () {
  "use strict";

  FlexId.mount("take-away", function (root) {
    var problem = FlexId.part(root, "problem"), ready = FlexId.part(root, "ready");
    var link = FlexId.part(root, "link"), ending;

    async function prepare(form) {
      problem.hidden = true;
      end("");
      var answer = await FlexId.ask("PUT", FlexId.API + "take-away/", {body: {form}});
      if (answer.status !== 200) { return refuse(answer); }
      var until = new Date(answer.data.until);
      link.href = answer.data.url;
      link.hidden = false;
      ready.textContent = FlexId.fill(ready.dataset.textReady, {time: FlexId.clock(until)});
      ending = window.setTimeout(over, until - Date.now());
      link.focus();
    }

    function refuse(answer) {
      problem.textContent = answer.data.message || root.dataset.textAway;
      problem.hidden = false;
    }

    /* The link is gone as soon as it is used: a second press would find nothing. */
    function over() {
      end(ready.dataset.textOver);
      ready.tabIndex = -1;
      ready.focus();
    }

    function end(words) {
      window.clearTimeout(ending);
      link.hidden = true;
      ready.textContent = words;
    }

    link.addEventListener("click", function () { window.setTimeout(over, 0); });
    root.querySelectorAll("[data-form]").forEach(function (button) {
      button.addEventListener("click", function () { prepare(button.dataset.form); });
    });
  });
})();
