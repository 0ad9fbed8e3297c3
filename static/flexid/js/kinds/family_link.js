/* A task for home. Only the task goes to the printer, never the line somebody wrote. */
(function () {
  "use strict";

  FlexId.kind("family_link", function (activity) {
    var source = activity.source, task = FlexId.part(activity.work, "task"), page = document.documentElement;
    FlexId.each(activity, "ways", source.structure.ways, source.words.ways);
    ["title", "who", "paper"].forEach(function (key) { FlexId.each(activity, key, [key], source.words); });

    FlexId.onAction(activity.work, "print-task", function () {
      page.classList.add("flexid-prints-task");
      task.dataset.printed = "yes";
      window.print();
    });
    window.addEventListener("afterprint", function () {
      page.classList.remove("flexid-prints-task");
      delete task.dataset.printed;
    });

    return {show: FlexId.fields(activity).show};
  });
})();
