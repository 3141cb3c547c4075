// What was taken out of a procedure is no longer in its file: it is drawn where it stood, dashed and red.
(() => {
  "use strict";
  const svg = (tag, attributes) => {
    const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    return element;
  };

  document.querySelectorAll("[data-diagram]").forEach(region => region.addEventListener("drawn", event => {
    const canvas = event.detail.viewer.get("canvas");
    const layer = canvas.getLayer("removed", 10);
    for (const row of document.querySelectorAll("[data-tone=removed]")) {
      if (row.dataset.waypoints) layer.append(svg("polyline", { points: row.dataset.waypoints, class: "ghost" }));
      if (!row.dataset.bounds) continue;
      const [x, y, width, height] = row.dataset.bounds.split(",").map(Number);
      layer.append(svg("rect", { x, y, width, height, rx: width <= 50 ? width / 2 : 10, class: "ghost" }));
      const words = svg("text", { x: x + width / 2, y: y + (width <= 50 ? height + 16 : height / 2 + 4), class: "ghost-text" });
      words.textContent = row.dataset.name.length > 22 ? `${row.dataset.name.slice(0, 21)}…` : row.dataset.name;
      layer.append(words);
    }
    document.addEventListener("click", click => {
      const row = click.target.closest?.("[data-show]")?.closest("[data-tone=removed]");
      const point = (row?.dataset.bounds || row?.dataset.waypoints?.split(" ")[0])?.split(",").map(Number);
      if (!point) return;
      const { outer } = canvas.viewbox();
      canvas.viewbox({ x: point[0] - outer.width / 2, y: point[1] - outer.height / 2, width: outer.width, height: outer.height });
      region.scrollIntoView({ block: "nearest" });
    });
  }));
})();
