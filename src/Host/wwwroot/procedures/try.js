// A dry run: the script of steps so far is played by the server again after each press, and the answer is shown in the drawing.
(async () => {
  "use strict";
  const { make } = window.pawFields;
  const { draw, look, starts } = window.pawDiagram;
  const at = id => document.getElementById(id);
  const form = at("try");
  const region = form.querySelector(".diagram");
  const calm = window.matchMedia("(prefers-reduced-motion: reduce)").matches;

  const say = message => {
    at("said").hidden = !message;
    at("said").textContent = message || "";
    if (message) at("said").focus();
  };
  const stored = () => { try { return JSON.parse(localStorage.getItem(form.dataset.draft))?.xml; } catch { return null; } };
  const bpmn = form.dataset.source ? await (await fetch(form.dataset.source)).text() : stored();
  if (!bpmn) return say("ไม่พบร่างในเครื่องนี้ — โปรดกลับไปหน้าแก้ไขแล้วกดทดลองเดินอีกครั้ง");
  const view = await draw(region, bpmn);
  if (!view) return;
  look(view.viewer, starts(view.viewer));
  const [canvas, overlays, registry] = ["canvas", "overlays", "elementRegistry"].map(name => view.viewer.get(name));

  let steps = [];
  let answer = null;
  let playing = 0;

  const nameOf = id => registry.get(id)?.businessObject.name || id;
  const variables = () => JSON.parse(at("variables").value || "{}");
  const script = () => JSON.stringify({ variables: variables(), steps });

  const post = async (handler, values) => {
    const body = new FormData();
    body.set("__RequestVerificationToken", form.querySelector("[name=__RequestVerificationToken]").value);
    for (const [key, value] of Object.entries(values)) body.set(key, value);
    const reply = await fetch(`${form.dataset.here}?handler=${handler}`, { method: "POST", body });
    if (!reply.ok) throw new Error("ระบบตอบไม่ได้ในขณะนี้ โปรดลองอีกครั้ง");
    return reply.json();
  };

  // --- the drawing at one moment of the trace ------------------------------------------------------------------------------------
  const container = element => element.businessObject.$instanceOf("bpmn:SubProcess") || element.businessObject.$instanceOf("bpmn:CallActivity");
  let painted = [];
  const paint = moment => {
    painted.forEach(([id, marker]) => canvas.removeMarker(id, marker));
    painted = [];
    overlays.remove({ type: "mark" });
    const counts = new Map();
    const trace = answer?.answer.trace.slice(0, moment) || [];
    trace.forEach(line => counts.set(line.element, (counts.get(line.element) || 0) + (line.event === "activated" ? 1 : -1)));
    const held = answer?.answer.state === "incident" && moment === answer.answer.trace.length ? new Set(answer.incidents.map(i => i.split(":")[0])) : new Set();
    view.marked = [];
    for (const [id, count] of counts) {
      const element = registry.get(id);
      if (!element || count <= 0 || container(element) || element.type === "bpmn:BoundaryEvent") continue;
      const tone = held.has(id) ? "held" : "run";
      canvas.addMarker(id, `tone-${tone}`);
      painted.push([id, `tone-${tone}`]);
      view.marked.push(element);
      const badge = make("div", { className: `diagram-badge tone-${tone}` }, held.has(id) ? "ค้าง" : String(count));
      overlays.add(id, "mark", { position: { top: -14, right: 16 }, html: badge, scale: { min: 0.8, max: 1.4 } });
    }
    const last = trace[trace.length - 1];
    if (last && registry.get(last.element)) {
      canvas.addMarker(last.element, "just");
      painted.push([last.element, "just"]);
    }
    at("moment").value = moment;
    const words = { activated: "เริ่ม", completed: "เสร็จ", cancelled: "ยกเลิก" };
    at("moment-said").textContent = last ? `${moment} จาก ${answer.answer.trace.length}: ${words[last.event]} “${nameOf(last.element)}”` : "ยังไม่เริ่ม";
    return last && registry.get(last.element);
  };

  const inView = element => {
    const box = canvas.viewbox();
    return element.x >= box.x && element.y >= box.y && element.x + (element.width || 0) <= box.x + box.width && element.y + (element.height || 0) <= box.y + box.height;
  };
  const playFrom = async moment => {
    const mine = ++playing;
    const end = answer.answer.trace.length;
    // What a press has set off is shown event by event, but never for long.
    const pause = Math.max(40, Math.min(350, 4000 / Math.max(1, end - moment)));
    for (let m = calm ? end : moment; m <= end; m++) {
      if (mine !== playing) return;
      const element = paint(m);
      if (element && !inView(element)) look(view.viewer, [element]);
      if (m < end) await new Promise(done => setTimeout(done, pause));
    }
    if (view.marked.length && !view.marked.some(inView)) look(view.viewer, view.marked);
  };

  // --- what can be done ----------------------------------------------------------------------------------------------------------
  const states = { waiting: "รอการกระทำ", completed: "เดินจบแล้ว", terminated: "หยุดก่อนจบ", incident: "ค้าง: มีขั้นตอนที่ระบบทำไม่สำเร็จ" };
  const press = (label, step, primary) => {
    const button = make("button", { type: "button", className: `btn btn-sm${primary ? " btn-primary" : ""}` }, label);
    button.addEventListener("click", () => take(step(), button));
    return button;
  };

  const actionRow = action => {
    const row = make("div", { className: "try-action" }, make("strong", {}, `${action.name}${action.count > 1 ? ` (${action.count})` : ""}`));
    if (action.kind === "timer") {
      row.classList.add("try-time");
      return row;
    }
    if (action.kind !== "complete") {
      row.append(make("div", { className: "try-row" }, press(action.kind === "message" ? "ส่งข้อความนี้" : "ส่งสัญญาณนี้", () => ({ [action.kind]: action.value }), true)));
      return row;
    }
    const extra = make("textarea", { className: "form-control mono", rows: 2, placeholder: "{\"ชื่อ\": ค่า}", "aria-label": `ข้อมูลที่กรอกใน ${action.name}`, spellcheck: false });
    const step = given => () => {
      const typed = extra.value.trim() ? JSON.parse(extra.value) : {};
      const all = { ...given, ...typed };
      return Object.keys(all).length ? { complete: action.value, variables: all } : { complete: action.value };
    };
    row.append(make("div", { className: "try-row" }, ...action.ways.length
      ? action.ways.map((way, n) => press(way.name, step(way.variables), n === 0)) : [press("ทำเสร็จ", step({}), true)]),
    make("details", {}, make("summary", {}, "กรอกข้อมูลเพิ่ม"), extra));
    return row;
  };

  const stepWords = step => step.complete ? `ทำ “${nameOf(step.complete)}” เสร็จ${step.variables ? ` (${Object.entries(step.variables).map(([k, v]) => `${k} = ${JSON.stringify(v)}`).join(", ")})` : ""}`
    : step.advance ? `เลื่อนเวลา ${step.advance.replace(/^PT?/, "").replace("D", " วัน").replace("H", " ชั่วโมง").replace("M", " นาที")}`
      : step.message ? `ส่งข้อความ “${step.message}”` : step.signal ? `ส่งสัญญาณ “${step.signal}”` : `ให้ “${nameOf(step.fail)}” ล้มเหลว`;

  const show = () => {
    const { state } = answer.answer;
    at("state").textContent = states[state] || state;
    at("clock").textContent = answer.clock;
    const times = answer.actions.filter(a => a.kind === "timer");
    at("actions").replaceChildren(...answer.actions.filter(a => a.kind !== "timer").map(actionRow),
      ...times.length ? [make("h3", { className: "try-head" }, "นัดเวลาที่รออยู่"), ...times.map(actionRow)] : [], ...answer.incidents.map(text => make("p", { className: "note note-fault m-2" }, text.replace(/^[^:]+/, id => nameOf(id)))));
    at("steps").replaceChildren(...steps.map(step => make("li", {}, stepWords(step))));
    at("script").value = JSON.stringify({ variables: variables(), steps }, null, 2);
    at("moment").max = answer.answer.trace.length;
    at("back").disabled = !steps.length;
    at("fail-task").replaceChildren(...answer.services.map(s => make("option", { value: s.id }, s.name)));
  };

  const run = async tried => {
    const before = steps;
    steps = tried;
    try {
      const reply = await post("Run", { bpmn, script: script() });
      if (reply.faults) throw new Error(`ผังนี้ยังเดินไม่ได้ มีสิ่งที่ต้องแก้ ${reply.faults.length} ข้อ: ${reply.faults.map(f => f.what).join("; ")}`);
      if (reply.fault) throw new Error(reply.fault);
      const from = answer && before.length < tried.length ? answer.answer.trace.length : 0;
      answer = reply;
      say("");
      show();
      await (before.length <= tried.length ? playFrom(Math.min(from, reply.answer.trace.length)) : playFrom(reply.answer.trace.length));
    } catch (fault) {
      steps = before;
      if (!answer) at("state").textContent = "ยังเดินไม่ได้";
      say(fault instanceof SyntaxError ? "ข้อมูลที่กรอกไม่ใช่ JSON — โปรดตรวจเครื่องหมายคำพูดและวงเล็บ" : fault.message);
    }
  };
  const take = async (step, button) => {
    button?.setAttribute("aria-busy", "true");
    await run([...steps, step]);
    button?.removeAttribute("aria-busy");
  };

  form.addEventListener("submit", event => event.preventDefault());
  form.addEventListener("click", event => {
    const advance = event.target.closest("[data-advance]");
    if (advance) take({ advance: advance.dataset.advance }, advance);
  });
  at("next-time").addEventListener("click", async event => {
    const button = event.currentTarget;
    button.setAttribute("aria-busy", "true");
    try {
      const reply = await post("Next", { bpmn, script: script() });
      reply.advance ? await run([...steps, { advance: reply.advance }]) : say(reply.fault || "ไม่มีนัดเวลาที่รออยู่");
    } catch (fault) { say(fault.message); }
    button.removeAttribute("aria-busy");
  });
  at("back").addEventListener("click", () => run(steps.slice(0, -1)));
  at("restart").addEventListener("click", () => run([]));
  at("fail").addEventListener("click", () => {
    const code = at("fail-code").value.trim();
    const step = code ? { fail: at("fail-task").value, error: code } : { fail: at("fail-task").value };
    // Announced before the first step it concerns what runs at once.
    run(steps.every(s => s.fail) ? [step, ...steps] : [...steps, step]);
  });
  at("play").addEventListener("click", () => playFrom(0));
  at("moment").addEventListener("input", () => { playing++; paint(Number(at("moment").value)); });
  at("use-script").addEventListener("click", async () => {
    try {
      const given = JSON.parse(at("script").value);
      at("variables").value = JSON.stringify(given.variables || {}, null, 2);
      await run(given.steps || []);
    } catch { say("สคริปต์ไม่ใช่ JSON — โปรดตรวจเครื่องหมายคำพูดและวงเล็บ"); }
  });
  at("variables").addEventListener("change", () => run(steps));
  at("save-script").addEventListener("click", () => {
    const link = make("a", { href: URL.createObjectURL(new Blob([at("script").value], { type: "application/json" })), download: "script.json" });
    link.click();
    URL.revokeObjectURL(link.href);
  });
  await run([]);
})();
