/* The list form of an activity: rows that come, go and move. */
(function () {
  "use strict";

  /* A short name for a new row, unlike any other on the page. */
  FlexId.rowId = function () {
    return Array.from(crypto.getRandomValues(new Uint8Array(8)), function (byte) {
      return (byte % 36).toString(36);
    }).join("");
  };

  /*
   * {path, fresh() -> item, filled(element, item, index, list), most, where, name, title}
   * `where` shows and adds only rows with these values; `name`, by default the path, finds the markup;
   * `title` is the key that names a row, by default "label".
   */
  FlexId.rows = function (activity, options) {
    var name = options.name || options.path, most = options.most || 30, where = options.where || {};
    var list = activity.work.querySelector('[data-rows="' + name + '"]');
    var template = activity.work.querySelector('template[data-row="' + name + '"]') ||
      activity.work.querySelector('template[data-row="' + options.path + '"]');
    var adder = FlexId.action(activity.work, "add-" + name);

    function mine(all) {
      return (all || []).filter(function (item) {
        return Object.keys(where).every(function (key) { return item[key] === where[key]; });
      });
    }

    function rowOf(id) {
      return Array.from(list.children).find(function (row) { return row.dataset.id === id; });
    }

    function create(item) {
      var row = template.content.firstElementChild.cloneNode(true);
      row.dataset.id = item.id;
      FlexId.nameRadios(row);
      row.querySelectorAll("textarea").forEach(FlexId.grow);
      return row;
    }

    /* What is there is kept, so that nobody loses the place where they write. */
    function show(value) {
      var items = mine(value[options.path]), at = document.activeElement;
      Array.from(list.children).forEach(function (row) {
        if (!items.some(function (item) { return item.id === row.dataset.id; })) { row.remove(); }
      });
      items.forEach(function (item, index) {
        var row = rowOf(item.id) || create(item);
        if (list.children[index] !== row) { list.insertBefore(row, list.children[index] || null); }
        fillRow(row, item, index, items);
      });
      list.hidden = !items.length;
      if (adder) { adder.disabled = items.length >= most; }
      if (at !== document.activeElement && list.contains(at)) { at.focus(); }
    }

    function fillRow(row, item, index, items) {
      var title = FlexId.part(row, "row-title"), named = FlexId.part(row, "row-name");
      if (title) { title.textContent = FlexId.fill(title.dataset.text, {number: index + 1}); }
      if (named) { named.textContent = item[options.title || "label"] || ""; }
      FlexId.writeFields(row, item, activity.language());
      atEnd(row, "row-up", !index);
      atEnd(row, "row-down", index === items.length - 1);
      if (options.filled) { options.filled(row, item, index, items); }
    }

    /* Not `disabled`: the button that was just pressed must keep the focus. */
    function atEnd(row, action, isAtEnd) {
      var button = FlexId.action(row, action);
      if (button) { button.setAttribute("aria-disabled", isAtEnd); }
    }

    function edit(run) {
      var value = activity.value(), all = value[options.path] || [];
      run(all);
      FlexId.putOrDrop(value, options.path, all.length ? all : undefined);
      activity.change(value);
    }

    function find(all, id) {
      return all.findIndex(function (item) { return item.id === id; });
    }

    /* One value of a row, as the picture changes it. */
    function set(id, key, value) {
      edit(function (all) { FlexId.putOrDrop(all[find(all, id)], key, value); });
    }

    /* To the place of another row. */
    function place(id, other) {
      edit(function (all) {
        var to = find(all, other);
        all.splice(to, 0, all.splice(find(all, id), 1)[0]);
      });
    }

    /* One step earlier (-1) or later (1); whether there was a place. */
    function move(id, step) {
      var items = mine(activity.value()[options.path]), other = items[find(items, id) + step];
      if (other) { place(id, other.id); }
      return Boolean(other);
    }

    function focus(id) {
      rowOf(id).querySelector("[data-field]").focus();
    }

    function titleOf(id) {
      return rowOf(id).querySelector("legend").textContent.trim();
    }

    function remove(id) {
      var index = find(activity.value()[options.path], id), item = activity.value()[options.path][index];
      edit(function (all) { all.splice(index, 1); });
      activity.offerBack(list, function () {
        edit(function (all) { all.splice(index, 0, item); });
        focus(id);
      });
    }

    function add(item) {
      var row = Object.assign({id: FlexId.rowId()}, options.fresh ? options.fresh() : {}, where, item);
      activity.offerBack(null);
      edit(function (all) { all.push(row); });
      focus(row.id);
    }

    list.addEventListener("input", function (event) {
      if (!event.target.matches("[data-field]")) { return; }
      var row = event.target.closest("[data-id]");
      set(row.dataset.id, event.target.dataset.field, FlexId.readField(row, event.target));
    });
    list.addEventListener("click", function (event) {
      var button = event.target.closest("[data-action]"), row = event.target.closest("[data-id]");
      if (!button || !row) { return; }
      var step = {"row-up": -1, "row-down": 1}[button.dataset.action];
      if (step && move(row.dataset.id, step)) { activity.say(titleOf(row.dataset.id)); }
      if (button.dataset.action === "row-remove") { remove(row.dataset.id); }
    });
    if (adder) { adder.addEventListener("click", function () { add(); }); }

    /* The words the form has for a value, so that a picture says the same. */
    function words(key, value) {
      var field = template.content.querySelector('[data-field="' + key + '"] [value="' + value + '"]') ||
        template.content.querySelector('[data-field="' + key + '"][value="' + value + '"] + span');
      return field ? field.textContent.trim() : "";
    }

    return {add, focus, move, place, set, show, titleOf, words};
  };
})();
