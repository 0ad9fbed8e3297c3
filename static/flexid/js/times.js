/* Times to talk: a student books one with one press, and cancels it with one. */
(function () {
  "use strict";

  FlexId.mount("times", function (root) {
    var problem = FlexId.part(root, "problem");
    var buttons = Array.from(root.querySelectorAll('[data-action="book"]'));

    async function press(button) {
      var isBooked = button.dataset.booked === "true";
      var body = {course: root.dataset.course, booked: isBooked};
      setAll(true);
      var answer = await FlexId.ask("PUT", button.dataset.url, {body});
      if (answer.status === 200) { return show(isBooked ? "#booked" : "#cancelled"); }
      setAll(false);
      if (answer.status === 409 && isBooked) { remove(button.closest('[data-part="time"]')); }
      say(problem, answer.data.message || root.dataset.textAway);
    }

    /* One at a time: a second press would be another time. */
    function setAll(isWaiting) {
      buttons.forEach(function (button) { button.disabled = isWaiting; });
    }

    /* What came of it is on the server; the page comes anew, and says it there. */
    function show(hash) {
      history.scrollRestoration = "manual";
      history.replaceState(null, "", hash);
      window.location.reload();
    }

    /* A time that is somebody else's now; its day too, when it was the last one of it. */
    function remove(row) {
      var day = row.closest('[data-part="day"]');
      row.remove();
      if (!FlexId.part(day, "time")) { day.remove(); }
    }

    function say(line, words) {
      line.textContent = words;
      line.hidden = false;
      line.focus();
    }

    buttons.forEach(function (button) {
      button.addEventListener("click", function () { press(button); });
    });
    setAll(false);
    FlexId.part(root, "waiting").hidden = true;
    var said = {"#booked": "textBooked", "#cancelled": "textCancelled"}[window.location.hash];
    if (said) {
      history.replaceState(null, "", window.location.pathname);
      say(FlexId.part(root, "said"), FlexId.part(root, "said").dataset[said]);
    }
  });
})();
