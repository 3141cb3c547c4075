// Form fields for the modeler's panel: each is a label, a control, a hint and a place for what is wrong.
(() => {
  "use strict";

  let number = 0;

  const make = (tag, attributes = {}, ...children) => {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) {
      if (value === undefined || value === null || value === false) continue;
      if (name in element && name !== "list" && name !== "type" && name !== "form") element[name] = value;
      else element.setAttribute(name, value === true ? "" : value);
    }
    element.append(...children.filter(child => child !== null && child !== undefined));
    return element;
  };

  const field = (label, control, hint) => {
    control.id ||= `field-${++number}`;
    const help = make("div", { id: `${control.id}-help`, className: "form-hint" }, hint || "");
    control.setAttribute("aria-describedby", help.id);
    return make("div", { className: "field" }, make("label", { className: "form-label", htmlFor: control.id }, label), control, help);
  };

  const text = (label, value, onchange, { hint, long, list, placeholder, mono } = {}) => {
    const control = make(long ? "textarea" : "input", { className: `form-control${mono ? " mono" : ""}`, value: value ?? "", rows: long || undefined, placeholder, autocomplete: "off" });
    if (list) {
      const options = make("datalist", { id: `list-${++number}` }, ...list.map(o => make("option", { value: o.value, label: o.name })));
      control.setAttribute("list", options.id);
      control.addEventListener("change", () => onchange(control.value.trim()));
      const whole = field(label, control, hint);
      whole.append(options);
      return whole;
    }
    control.addEventListener("change", () => onchange(control.value.trim()));
    return field(label, control, hint);
  };

  // A value that is not among the options stands at the end as it is, so that nothing gets lost by looking at it.
  const pick = (label, options, value, onchange, { hint, none } = {}) => {
    const control = make("select", { className: "form-select" });
    if (none) control.append(make("option", { value: "" }, none));
    options.forEach(o => control.append(make("option", { value: o.value }, o.name)));
    if (value && !options.some(o => o.value === value)) control.append(make("option", { value }, value));
    control.value = value ?? "";
    control.addEventListener("change", () => onchange(control.value));
    return field(label, control, hint);
  };

  const tick = (label, value, onchange, hint) => {
    const box = make("input", { type: "checkbox", className: "form-check-input", checked: !!value });
    box.addEventListener("change", () => onchange(box.checked));
    return make("div", { className: "field" }, make("label", { className: "form-check big-check" }, box, make("span", { className: "form-check-label" }, label)), hint ? make("div", { className: "form-hint" }, hint) : null);
  };

  // Known values to pick from, or a formula of one's own.
  const pickOrWrite = (label, options, value, onchange, { hint, none, own = "เขียนสูตรเอง" } = {}) => {
    const known = !value || options.some(o => o.value === value);
    const box = make("div", {});
    const show = writing => {
      const control = make("select", { className: "form-select" }, none ? make("option", { value: "" }, none) : null,
        ...options.map(o => make("option", { value: o.value }, o.name)), make("option", { value: "=" }, own));
      control.value = writing ? "=" : value ?? "";
      control.addEventListener("change", () => control.value === "=" ? show(true) : onchange(control.value));
      box.replaceChildren(field(label, control, writing ? "" : hint));
      if (writing) box.append(text(`${label} (สูตร)`, value, onchange, { mono: true, hint: "สูตรอยู่ในรูป ${…} หรือค่าคงที่" }));
    };
    show(!known);
    return box;
  };

  const group = (title, ...children) => make("fieldset", { className: "panel-group" }, make("legend", {}, title), ...children);

  window.pawFields = { make, field, text, pick, tick, pickOrWrite, group };
})();
