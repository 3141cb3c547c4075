// The drawing board: opens the file or the draft, keeps the draft in this browser, has it checked, tried and put into force.
(async () => {
  "use strict";
  const { make } = window.pawFields;
  const { draw, settle, look, starts, tools, fingers, wait, mark, focus } = window.pawDiagram;
  const form = document.getElementById("modeler");
  const at = id => document.getElementById(id);
  const region = form.querySelector(".modeler-diagram");
  const { here, draft: draftKey, file, name } = form.dataset;
  let basedOn = form.dataset.basedOn || "";
  let dirty = false;
  let leaving = false;

  const say = (message, tone = "fault") => {
    const box = at("said");
    box.className = `note note-${tone}`;
    box.hidden = !message;
    box.replaceChildren(make("span", {}, message || ""));
    if (message) box.focus();
  };

  const stored = () => { try { return JSON.parse(localStorage.getItem(draftKey)); } catch { return null; } };
  const original = async () => file ? (await fetch(file)).text() : at("blank").content.textContent.trim();
  const draft = stored();
  const xml = draft?.xml || await original();
  if (draft) {
    if (draft.basedOn) basedOn = draft.basedOn;
    at("draft-note").hidden = false;
    at("draft-when").textContent = `เมื่อ ${new Date(draft.at).toLocaleString("th-TH", { dateStyle: "long", timeStyle: "short" })}`;
    at("drop-draft").addEventListener("click", () => {
      if (!window.confirm("ทิ้งร่างที่แก้ไว้ทั้งหมดหรือไม่")) return;
      leaving = true;
      localStorage.removeItem(draftKey);
      location.reload();
    });
  }

  const camunda = await (await fetch("/lib/bpmn/camunda.json")).json();
  const modeler = new window.BpmnJS({ ...window.pawDiagram.options(region.querySelector(".diagram-canvas")), moddleExtensions: { camunda }, additionalModules: [window.pawThai] });
  settle(modeler);
  try {
    await modeler.importXML(xml);
  } catch {
    wait(region, "เปิดผังนี้ไม่ได้ เพราะไฟล์ไม่ครบ — โปรดนำเข้าไฟล์ใหม่");
    return;
  }
  wait(region, "");
  const view = { viewer: modeler, region, marks: [], marked: [] };
  tools(view, region);
  look(modeler, starts(modeler));
  window.pawPanel(modeler, at("panel"), JSON.parse(at("choices").textContent));
  region.view = view;

  const save = async () => (await modeler.saveXML({ format: true })).xml;
  const keep = async () => {
    localStorage.setItem(draftKey, JSON.stringify({ xml: await save(), basedOn, at: Date.now() }));
    at("draft-state").textContent = "เก็บร่างไว้ในเครื่องนี้แล้ว ยังไม่ได้นำไปใช้";
  };
  let later;
  modeler.on("commandStack.changed", () => {
    dirty = true;
    at("draft-state").textContent = "กำลังเก็บร่าง …";
    clearTimeout(later);
    later = setTimeout(keep, 300);
  });
  window.addEventListener("beforeunload", event => {
    if (!dirty || leaving) return;
    // The last change may not have been kept yet; writing the file waits for nothing, so it is done before the page goes.
    clearTimeout(later);
    keep();
    event.preventDefault();
  });

  const post = async (handler, values) => {
    const body = new FormData();
    body.set("__RequestVerificationToken", form.querySelector("[name=__RequestVerificationToken]").value);
    for (const [key, value] of Object.entries(values)) body.set(key, value);
    const answer = await fetch(`${here}?handler=${handler}`, { method: "POST", body });
    if (!answer.ok) throw new Error(answer.status === 400 ? "หน้านี้เปิดไว้นานเกินไป — ร่างยังอยู่ โปรดโหลดหน้าใหม่แล้วลองอีกครั้ง" : "ระบบตอบไม่ได้ในขณะนี้ — ร่างยังอยู่ โปรดลองอีกครั้ง");
    return answer;
  };

  const showFaults = (faults, notices = []) => {
    const rows = [
      ...faults.map(f => ({ element: f.element, tone: "late", word: "ต้องแก้", line: f.line, text: f.what, remedy: f.remedy })),
      ...notices.map(n => ({ element: n.element, tone: "soon", word: "ควรดู", text: n.text })),
    ];
    const nameOf = id => {
      const part = id && modeler.get("elementRegistry").get(id)?.businessObject;
      return !id ? "ทั้งผัง" : part?.name || (part?.attachedToRef ? `เหตุการณ์ที่ขอบ “${part.attachedToRef.name || part.attachedToRef.id}”` : id);
    };
    at("faults").replaceChildren(...rows.length ? [make("section", { className: "card", "aria-label": "ผลการตรวจ" },
      make("ul", { className: "list faults-list" }, ...rows.map(row => {
        const item = make("li", {}, make("span", { className: `chip chip-${row.tone}` }, row.word), make("div", {}, make("strong", {}, nameOf(row.element)), make("div", {}, row.text), row.remedy ? make("small", {}, `วิธีแก้: ${row.remedy}`) : null));
        if (row.element) {
          item.dataset.element = row.element;
          item.dataset.tone = row.tone;
          item.dataset.mark = row.word;
          item.append(make("button", { type: "button", className: "btn btn-sm", "data-show": row.element }, "ไปที่จุดนี้"));
        }
        return item;
      })))] : []);
    mark(view);
  };
  document.addEventListener("click", event => {
    const id = event.target.closest?.("[data-show]")?.dataset.show;
    const element = id && modeler.get("elementRegistry").get(id);
    if (!element) return;
    modeler.get("selection").select(element);
    focus(view, id);
    region.scrollIntoView({ block: "nearest" });
  });

  const busy = (button, work) => button.addEventListener("click", async () => {
    if (button.getAttribute("aria-busy") === "true") return;
    button.setAttribute("aria-busy", "true");
    try { await work(); } catch (fault) { say(fault.message); } finally { button.removeAttribute("aria-busy"); }
  });

  const check = async () => {
    if (dirty) await keep();
    const { faults, notices } = await (await post("Check", { bpmn: await save() })).json();
    showFaults(faults, notices);
    if (faults.length) say(`พบสิ่งที่ต้องแก้ ${faults.length} ข้อ ทำเครื่องหมายไว้ในผังแล้ว`);
    else say(notices.length ? `ผังนี้นำไปใช้ได้ แต่มีข้อควรดู ${notices.length} ข้อ` : "ตรวจแล้ว ไม่พบสิ่งที่ต้องแก้", notices.length ? "warn" : "done");
    return !faults.length;
  };

  busy(at("check"), check);
  busy(at("undo"), async () => modeler.get("commandStack").undo());
  busy(at("redo"), async () => modeler.get("commandStack").redo());
  busy(at("try"), async () => { await keep(); leaving = true; location.href = form.dataset.try; });
  busy(at("download"), async () => {
    const link = make("a", { href: URL.createObjectURL(new Blob([await save()], { type: "application/xml" })), download: `${name}.bpmn` });
    link.click();
    URL.revokeObjectURL(link.href);
  });
  busy(at("deploy"), async () => {
    if (!await check()) return;
    at("changes").innerHTML = basedOn ? await (await post("Changes", { bpmn: await save() })).text() : "";
    at("deploy-card").hidden = false;
    at("note").focus();
  });
  at("deploy-not").addEventListener("click", () => { at("deploy-card").hidden = true; at("deploy").focus(); });
  busy(at("deploy-now"), async () => {
    const answer = await (await post("Deploy", { bpmn: await save(), note: at("note").value, basedOn })).json();
    if (answer.url) {
      leaving = true;
      localStorage.removeItem(draftKey);
      location.href = answer.url;
      return;
    }
    say(answer.message);
    showFaults(answer.faults);
    // Pressed again after the warning, it is meant.
    if (answer.current) basedOn = String(answer.current);
    await keep();
  });
})();
