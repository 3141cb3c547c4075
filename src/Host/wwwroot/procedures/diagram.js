// Draws a procedure read-only. What is to be seen on it stands in the page as rows with data-element: the diagram repeats the rows,
// so that whoever does not read diagrams, or has no script, misses nothing.
(() => {
  "use strict";

  const readable = 0.72;
  const zeroWidth = "\uFEFF";
  const words = typeof Intl.Segmenter === "function" ? new Intl.Segmenter("th", { granularity: "word" }) : null;

  // Thai is written without spaces: lines may break between words only, which the drawing library cannot know.
  const breakable = text => words && /[\u0E00-\u0E7F]/.test(text)
    ? [...words.segment(text)].map(part => part.segment).join(zeroWidth) : text;

  const settle = viewer => {
    const renderer = viewer.get("textRenderer");
    const createText = renderer.createText;
    renderer.createText = (text, options) => createText.call(renderer, breakable(text), options);
  };

  const options = container => ({
    container,
    textRenderer: {
      defaultStyle: { fontFamily: "Sarabun, Tahoma, sans-serif", fontSize: "13px", lineHeight: 1.25 },
      externalStyle: { fontSize: "13px", lineHeight: 1.25 },
    },
    // The wheel scrolls the page; with Ctrl it zooms the diagram.
    zoomScroll: { enabled: false },
  });

  const clamp = zoom => Math.min(3, Math.max(0.1, zoom));

  const zoomBy = (viewer, factor, at) => {
    const canvas = viewer.get("canvas");
    canvas.zoom(clamp(canvas.zoom() * factor), at);
  };

  const boxOf = elements => {
    const boxes = elements.map(e => e.waypoints
      ? { left: Math.min(...e.waypoints.map(p => p.x)), top: Math.min(...e.waypoints.map(p => p.y)), right: Math.max(...e.waypoints.map(p => p.x)), bottom: Math.max(...e.waypoints.map(p => p.y)) }
      : { left: e.x, top: e.y, right: e.x + e.width, bottom: e.y + e.height });
    return {
      left: Math.min(...boxes.map(b => b.left)), top: Math.min(...boxes.map(b => b.top)),
      right: Math.max(...boxes.map(b => b.right)), bottom: Math.max(...boxes.map(b => b.bottom)),
    };
  };

  // All of the elements when that can be read, else the first of them at a size that can be read.
  const look = (viewer, elements) => {
    const canvas = viewer.get("canvas");
    const drawn = elements.filter(e => e && (e.width || e.waypoints));
    // Without any room there is no scale to look at.
    if (!canvas.getContainer().clientWidth || !canvas.getContainer().clientHeight) return;
    canvas.zoom("fit-viewport", "auto");
    if (canvas.zoom() >= readable || !drawn.length) return;
    const outer = canvas.viewbox().outer;
    const margin = 60;
    let box = boxOf(drawn);
    let scale = Math.min(0.9, outer.width / (box.right - box.left + 2 * margin), outer.height / (box.bottom - box.top + 2 * margin));
    if (scale < readable) {
      box = boxOf(drawn.slice(0, 1));
      scale = 0.8;
    }
    const [width, height] = [outer.width / scale, outer.height / scale];
    // The palette of the drawing board covers the left edge.
    const palette = viewer.get("palette", false) ? 120 / scale : 0;
    const whole = boxOf(viewer.get("elementRegistry").filter(e => e.width && e.parent && !e.labelTarget));
    let x = (box.left + box.right - width) / 2;
    let y = (box.top + box.bottom - height) / 2;
    x = Math.max(whole.left - 30 - palette, Math.min(x, Math.max(whole.left - 30, whole.right + 30 - width)));
    y = Math.max(whole.top - 30, Math.min(y, Math.max(whole.top - 30, whole.bottom + 30 - height)));
    canvas.viewbox({ x, y, width, height });
  };

  const starts = viewer => {
    const registry = viewer.get("elementRegistry");
    const start = registry.filter(e => e.type === "bpmn:StartEvent");
    return start.length ? start.slice(0, 1) : registry.filter(e => e.width && e.parent).slice(0, 1);
  };

  const rows = () => [...document.querySelectorAll("[data-element]")];

  const mark = view => {
    const { viewer } = view;
    const [canvas, overlays, registry] = [viewer.get("canvas"), viewer.get("overlays"), viewer.get("elementRegistry")];
    view.marks.forEach(([id, name]) => canvas.removeMarker(id, name));
    view.marks = [];
    overlays.remove({ type: "mark" });
    view.marked = [];
    for (const row of rows()) {
      const element = registry.get(row.dataset.element);
      if (!element) continue;
      view.marked.push(element);
      if (row.dataset.tone) {
        const name = `tone-${row.dataset.tone}`;
        canvas.addMarker(element.id, name);
        view.marks.push([element.id, name]);
      }
      if (row.dataset.mark) {
        const badge = document.createElement("div");
        badge.className = `diagram-badge tone-${row.dataset.tone || "run"}`;
        badge.textContent = row.dataset.mark;
        badge.title = row.dataset.hint || "";
        overlays.add(element.id, "mark", { position: element.waypoints ? { top: -12, left: -6 } : element.width <= 50 ? { bottom: 8, right: 8 } : { top: -14, right: 16 }, html: badge, scale: { min: 0.8, max: 1.4 } });
      }
    }
    viewer.get("eventBus").fire("paw.marked", { view });
  };

  const focus = (view, id) => {
    const element = view.viewer.get("elementRegistry").get(id);
    if (!element) return;
    look(view.viewer, [element]);
    view.viewer.get("canvas").addMarker(id, "found");
    setTimeout(() => view.viewer.get("canvas").removeMarker(id, "found"), 2500);
  };

  // Fingers: one moves the diagram, two zoom it. The library itself knows the mouse only.
  const fingers = (viewer, area) => {
    const down = new Map();
    let apart = 0;
    const spread = () => { const [a, b] = [...down.values()]; return Math.hypot(a.x - b.x, a.y - b.y); };
    area.addEventListener("pointerdown", event => {
      if (event.pointerType !== "touch") return;
      down.set(event.pointerId, { x: event.clientX, y: event.clientY });
      if (down.size === 2) apart = spread();
    });
    area.addEventListener("pointermove", event => {
      const before = down.get(event.pointerId);
      if (!before) return;
      down.set(event.pointerId, { x: event.clientX, y: event.clientY });
      if (down.size === 1) viewer.get("canvas").scroll({ dx: event.clientX - before.x, dy: event.clientY - before.y });
      else if (down.size === 2) {
        const now = spread();
        if (apart) zoomBy(viewer, now / apart);
        apart = now;
      }
    });
    for (const end of ["pointerup", "pointercancel", "pointerleave"]) area.addEventListener(end, event => { down.delete(event.pointerId); apart = 0; });
  };

  const tools = (view, region) => {
    const bar = region.querySelector(".diagram-tools");
    if (!bar) return;
    bar.hidden = false;
    bar.addEventListener("click", event => {
      const what = event.target.closest("[data-zoom]")?.dataset.zoom;
      if (what === "in") zoomBy(view.viewer, 1.25);
      if (what === "out") zoomBy(view.viewer, 0.8);
      if (what === "fit") view.viewer.get("canvas").zoom("fit-viewport", "auto");
      if (what === "start") look(view.viewer, view.marked.length ? view.marked : starts(view.viewer));
      if (what === "full") document.fullscreenElement ? document.exitFullscreen() : region.requestFullscreen();
    });
    region.addEventListener("fullscreenchange", () => view.viewer.get("canvas").resized());
    region.addEventListener("wheel", event => {
      if (!event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      const box = region.getBoundingClientRect();
      zoomBy(view.viewer, event.deltaY < 0 ? 1.1 : 0.9, { x: event.clientX - box.left, y: event.clientY - box.top });
    }, { passive: false });
  };

  const wait = (region, text) => {
    const line = region.querySelector(".diagram-wait");
    if (!line) return;
    line.hidden = !text;
    line.textContent = text;
  };

  /** Draws the XML; answers with { viewer, marked, … } or null when it cannot be drawn. */
  const draw = async (region, xml, Viewer = window.BpmnJS) => {
    const area = region.querySelector(".diagram-canvas");
    const viewer = new Viewer(options(area));
    settle(viewer);
    const view = { viewer, region, marks: [], marked: [] };
    try {
      await viewer.importXML(xml);
    } catch {
      wait(region, "วาดผังนี้ไม่ได้ เพราะไฟล์ไม่มีส่วนของรูป — เปิดในโปรแกรมวาด BPMN แล้วบันทึกใหม่");
      return null;
    }
    wait(region, "");
    area.querySelector("svg").setAttribute("aria-label", region.getAttribute("aria-label") || "ผังงาน");
    fingers(viewer, area);
    tools(view, region);
    // A turned phone or another window's width: what was looked at stays in sight.
    let width = area.clientWidth;
    new ResizeObserver(() => {
      if (!area.clientWidth || Math.abs(area.clientWidth - width) < 40) return;
      width = area.clientWidth;
      viewer.get("canvas").resized();
      look(viewer, view.marked.length ? view.marked : starts(viewer));
    }).observe(area);
    return view;
  };

  const open = async region => {
    const answer = await fetch(region.dataset.diagram);
    if (!answer.ok) return wait(region, "เปิดผังไม่สำเร็จ โปรดโหลดหน้านี้ใหม่");
    const view = await draw(region, await answer.text());
    if (!view) return;
    mark(view);
    look(view.viewer, view.marked.length ? view.marked : starts(view.viewer));
    view.viewer.on("element.click", event => {
      const row = rows().find(r => r.dataset.element === event.element.id);
      if (!row) return;
      row.scrollIntoView({ block: "nearest" });
      row.classList.add("found-row");
      setTimeout(() => row.classList.remove("found-row"), 2500);
    });
    document.addEventListener("click", event => {
      const id = event.target.closest?.("[data-show]")?.dataset.show;
      if (!id) return;
      region.scrollIntoView({ block: "nearest" });
      focus(view, id);
    });
    // Rows that came anew, by htmx or by a script, are drawn anew.
    const live = document.querySelector("[data-live]");
    if (live) new MutationObserver(() => mark(view)).observe(live, { childList: true });
    region.view = view;
    region.dispatchEvent(new CustomEvent("drawn", { detail: view }));
  };

  window.pawDiagram = { breakable, options, settle, draw, mark, look, focus, starts, zoomBy, fingers, tools, wait };
  document.querySelectorAll("[data-diagram]").forEach(open);
})();
