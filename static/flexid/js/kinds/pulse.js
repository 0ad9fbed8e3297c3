/* A pulse: one question a statement. To pass one over is to have no face for it. */
(function () {
  "use strict";

  var FACES = ["yes", "mostly", "between", "little", "no"];

  FlexId.kind("pulse", function (activity) {
    var source = activity.source, place = FlexId.part(activity.work, "fields");
    // First the faces, into what is copied for each statement.
    FlexId.each(activity, "faces", FACES, source.words.faces).forEach(function (face) {
      face.firstElementChild.setAttribute("value", face.dataset.key);
    });
    FlexId.each(activity, "statements", source.structure.statements, source.words.statements).forEach(ask);
    var fields = FlexId.fields(activity, {path: ["faces"]});

    function ask(question) {
      question.querySelectorAll("input").forEach(function (one) { one.dataset.field = question.dataset.key; });
    }

    function show(value) {
      var faces = value.faces || {};
      fields.show(value);
      place.querySelectorAll('input[value=""]').forEach(function (one) {
        one.checked = !faces[one.dataset.field];
      });
    }

    return {show};
  });
})();
