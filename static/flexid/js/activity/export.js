/* What she takes out of an activity: its picture as a file, one piece of it for the board. */
(function () {
  "use strict";

  var LOOK = [
    "direction", "fill", "fill-opacity", "font-family", "font-size", "font-weight", "stroke",
    "stroke-dasharray", "stroke-linecap", "stroke-width", "text-anchor", "unicode-bidi",
  ];
  var SCALE = 3, MARGIN = 12;

  /* Opens "Save as SVG" and "Save as PNG" in "More". */
  FlexId.exportPicture = function (activity, picture) {
    function save(name, make) {
      FlexId.action(activity.element, name).hidden = false;
      activity.onPress(name, make);
    }

    save("save-svg", function () { keep(drawing(picture), picture.name + ".svg"); });
    save("save-png", async function () { keep(await painted(picture), picture.name + ".png"); });
  };

  /* What the style sheet says is written onto the nodes. */
  function drawing(picture) {
    var copy = picture.svg.cloneNode(true);
    var width = picture.width + 2 * MARGIN, height = picture.height + 2 * MARGIN;
    style(picture.svg, copy);
    copy.setAttribute("xmlns", "http://www.w3.org/2000/svg");
    copy.setAttribute("width", width);
    copy.setAttribute("height", height);
    copy.setAttribute("viewBox", [-MARGIN, -MARGIN, width, height].join(" "));
    copy.prepend(ground(picture.svg, width, height));
    return new Blob([new XMLSerializer().serializeToString(copy)], {type: "image/svg+xml"});
  }

  function style(from, to) {
    var look = getComputedStyle(from);
    LOOK.forEach(function (name) { to.setAttribute(name, look.getPropertyValue(name)); });
    ["class", "role", "tabindex", "aria-roledescription"].forEach(function (name) { to.removeAttribute(name); });
    Array.from(from.children).forEach(function (child, index) { style(child, to.children[index]); });
  }

  function ground(svg, width, height) {
    var node = document.createElementNS("http://www.w3.org/2000/svg", "rect");
    var place = {x: -MARGIN, y: -MARGIN, width, height};
    Object.keys(place).forEach(function (name) { node.setAttribute(name, place[name]); });
    node.setAttribute("fill", getComputedStyle(svg).getPropertyValue("--flexid-surface"));
    return node;
  }

  function painted(picture) {
    var image = new Image(), canvas = document.createElement("canvas");
    return new Promise(function (resolve) {
      image.onload = function () {
        URL.revokeObjectURL(image.src);
        canvas.width = image.width * SCALE;
        canvas.height = image.height * SCALE;
        canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
        canvas.toBlob(resolve, "image/png");
      };
      image.src = URL.createObjectURL(drawing(picture));
    });
  }

  function keep(blob, name) {
    var link = document.createElement("a");
    link.href = URL.createObjectURL(blob);
    link.download = name;
    link.click();
    setTimeout(URL.revokeObjectURL, 1000, link.href);
  }

  /* She chooses a piece, then sees it as the group will; `pieces()` answers [{id, text}]. */
  FlexId.lift = function (record, pieces) {
    var question = FlexId.part(record.element, "board-question"), choice = FlexId.part(record.element, "piece");
    if (!question) { return; }
    FlexId.action(record.element, "to-board").hidden = false;

    function fill() {
      var found = pieces().filter(function (one) { return one.text && one.text.trim(); });
      choice.replaceChildren.apply(choice, found.map(function (one) { return new Option(one.text, one.text); }));
      return choice.value;
    }

    choice.addEventListener("change", function () {
      FlexId.part(question, "text").textContent = choice.value;
    });
    record.boardText = fill;
    FlexId.toBoard(record);
  };
})();
