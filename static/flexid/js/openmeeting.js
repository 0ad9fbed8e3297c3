/* The button that opens a group's meeting, then goes to its page. */
(function () {
  "use strict";

  FlexId.mount("open-meeting", function (button) {
    button.addEventListener("click", async function () {
      var data = button.dataset;
      var url = FlexId.API + "groups/" + data.group + "/meetings/" + data.activity + "/";
      var answer = await FlexId.ask("PUT", url, {body: {course: data.course}});
      if (answer.status === 200) {
        window.location.assign(data.page.replace("00000000-0000-0000-0000-000000000000", answer.data.id));
      }
    });
  });
})();
