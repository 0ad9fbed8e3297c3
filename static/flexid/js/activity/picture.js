/* The picture of an activity: drawn from the response, its nodes moved by pointer and by keys. */
(function () {
  "use strict";

  var SVG = "http://www.w3.org/2000/svg", NEAR = 6, SIZE = 15, LINE = 19;
  var SWAPPED = {ArrowLeft: "ArrowRight", ArrowRight: "ArrowLeft"};

  function set(node, attributes) {
    Object.keys(attributes).forEach(function (name) { node.setAttribute(name, attributes[name]); });
  }

  /* {width, height, name (of a saved file), part (by default "picture")}; the svg stands in the template. */
  FlexId.picture = function (activity, options) {
    var svg = FlexId.part(activity.work, options.part || "picture"), look = getComputedStyle(svg);
    var isRtl = look.direction === "rtl", focused = "";
    var ruler = document.createElement("canvas").getContext("2d");
    var picture = {
      svg, name: options.name, width: options.width, height: options.height,
      add, clear, handle, label, mirror, resize,
      textWidth, wrap,
    };
    resize(options.height);

    function resize(height) {
      picture.height = height;
      svg.setAttribute("viewBox", "0 0 " + options.width + " " + height);
    }

    /* Drawn anew: the node that had the focus gets it again, by its key. */
    function clear() {
      focused = svg.contains(document.activeElement) ? document.activeElement.dataset.key : "";
      svg.replaceChildren();
    }

    function add(name, attributes, parent, text) {
      var node = document.createElementNS(SVG, name);
      set(node, attributes || {});
      if (text !== undefined) { node.textContent = text; }
      (parent || svg).append(node);
      return node;
    }

    /* From the start side, whichever side that is; words themselves are never mirrored. */
    function mirror(x) {
      return isRtl ? options.width - x : x;
    }

    function textWidth(words) {
      ruler.font = "600 " + SIZE + "px " + look.fontFamily;
      return ruler.measureText(words).width;
    }

    /* Words in lines of a width; what is too long ends with "…" (the list has all of it). */
    function wrap(words, width, most) {
      var lines = [];
      words.split(/\s+/).forEach(function (word) {
        var longer = lines.length ? lines[lines.length - 1] + " " + word : word;
        if (lines.length && textWidth(longer) <= width) { lines.pop(); word = longer; }
        lines.push(word);
      });
      if (lines.length > most) { lines = lines.slice(0, most - 1).concat(lines.slice(most - 1).join(" ")); }
      return lines.map(function (line) { return cut(line, width); });
    }

    function cut(line, width) {
      var signs = Array.from(line);
      if (textWidth(line) <= width) { return line; }
      while (signs.length > 1 && textWidth(signs.join("") + "…") > width) { signs.pop(); }
      return signs.join("") + "…";
    }

    /* Words around (x, y): {width: 120, lines: 3, anchor: "middle", parent}. */
    function label(words, x, y, how) {
      how = how || {};
      var lines = wrap(words, how.width || 120, how.lines || 3);
      var text = add("text", {"class": "flexid-picture__words", "text-anchor": how.anchor || "middle"}, how.parent);
      lines.forEach(function (line, index) {
        var at = y + SIZE / 3 + (index - (lines.length - 1) / 2) * LINE;
        add("tspan", {x, y: at}, text, line);
      });
      return text;
    }

    /*
     * A node that can be moved: {key, label, value, keys(key) -> taken, drag(point), drop(point, key), open()}.
     * Left and right come as they read: ArrowRight is onwards in every script. `drop` is told the key of
     * the node below, or "".
     */
    function handle(node, how) {
      var words = [how.label, how.value].filter(Boolean).join(": ");
      set(node, {"aria-label": words, "data-key": how.key, role: "img"});
      if (activity.isReadOnly()) { return node; }
      set(node, {role: "button", tabindex: 0, "aria-roledescription": svg.dataset.textMovable});
      node.classList.add("flexid-picture__handle");
      node.addEventListener("keydown", function (event) {
        var key = isRtl && SWAPPED[event.key] || event.key, isOpen = key === "Enter" || key === " ";
        if (isOpen && how.open) { how.open(); }
        if (isOpen || (how.keys && how.keys(key))) { event.preventDefault(); }
      });
      follow(node, how);
      if (focused && focused === how.key) { node.focus(); }
      return node;
    }

    function follow(node, how) {
      var from = null, isMoving = false;

      node.addEventListener("pointerdown", function (event) {
        if (event.button) { return; }
        from = point(event);
        isMoving = false;
        node.setPointerCapture(event.pointerId);
      });
      node.addEventListener("pointermove", function (event) {
        if (!from || !how.drop) { return; }
        var to = point(event), x = to.x - from.x, y = to.y - from.y;
        isMoving = isMoving || Math.hypot(x, y) > NEAR;
        if (!isMoving) { return; }
        node.setAttribute("transform", "translate(" + x + " " + y + ")");
        if (how.drag) { how.drag(to); }
      });
      node.addEventListener("pointerup", function (event) {
        stop();
        if (isMoving) { how.drop(point(event), below(event, node)); }
      });
      node.addEventListener("pointercancel", stop);
      node.addEventListener("click", function () {
        if (!isMoving && how.open) { how.open(); }
      });

      function stop() {
        from = null;
        node.removeAttribute("transform");
      }
    }

    function point(event) {
      var at = new DOMPoint(event.clientX, event.clientY).matrixTransform(svg.getScreenCTM().inverse());
      return {x: at.x, y: at.y};
    }

    function below(event, node) {
      var found = document.elementsFromPoint(event.clientX, event.clientY).map(function (one) {
        return one.closest("[data-key]");
      }).find(function (one) { return one && one !== node && svg.contains(one); });
      return found ? found.dataset.key : "";
    }

    return picture;
  };
})();
