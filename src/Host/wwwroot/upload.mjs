// Files go up by parts (tus) and go on where they stopped: after a break in the line, a pause, or when the page is opened again.
// The plain form serves without any of this.
const form = document.getElementById("evidence");
const endpoint = form?.dataset.endpoint;
const part = 1024 * 1024;
const keptFor = 2 * 24 * 60 * 60 * 1000;

/* What is on its way is kept in the browser, so that a closed page loses nothing. */
const store = (() => {
  const opened = new Promise((done, failed) => {
    const asked = indexedDB.open("paworkflow-uploads", 1);
    asked.onupgradeneeded = () => asked.result.createObjectStore("files", { keyPath: "key" });
    asked.onsuccess = () => done(asked.result);
    asked.onerror = () => failed(asked.error);
  });
  const run = async (mode, work) => {
    const files = (await opened).transaction("files", mode).objectStore("files");
    const asked = work(files);
    return new Promise((done, failed) => { asked.onsuccess = () => done(asked.result); asked.onerror = () => failed(asked.error); });
  };
  // A browser that keeps nothing (a private window) only loses the going on after a reload.
  return {
    put: row => run("readwrite", files => files.put(row)).catch(() => {}),
    drop: key => run("readwrite", files => files.delete(key)).catch(() => {}),
    all: () => run("readonly", files => files.getAll()).catch(() => []),
  };
})();

const said = form?.querySelector("[data-said]");
const say = text => { if (said) said.textContent = text; };
const size = bytes => bytes < part ? `${Math.round(bytes / 1024)} KB` : `${(bytes / part).toFixed(1)} MB`;

const build = (tag, css, text) => {
  const element = document.createElement(tag);
  element.className = css;
  if (text) element.textContent = text;
  return element;
};

class Sending {
  constructor(section, file) {
    this.criterion = section.dataset.criterion;
    this.file = file;
    this.key = ["paw", form.dataset.task, this.criterion, file.name, file.size, file.lastModified].join("|");
    this.list = section.querySelector("[data-uploads]");
    this.draw();
    this.upload = new tus.Upload(file, {
      endpoint,
      chunkSize: part,
      retryDelays: [0, 1000, 2000, 4000, 8000],
      removeFingerprintOnSuccess: true,
      fingerprint: async () => this.key,
      metadata: { filename: file.name, task: form.dataset.task, criterion: this.criterion },
      onShouldRetry: fault => { const status = fault.originalResponse?.getStatus() ?? 0; return navigator.onLine && (status === 0 || status === 409 || status === 423 || status === 460 || status >= 500); },
      onProgress: (sent, all) => this.show(sent, all),
      onSuccess: () => this.done(),
      onError: fault => this.failed(fault),
    });
  }

  draw() {
    this.row = build("li", "");
    this.bar = build("progress", "");
    this.bar.max = this.file.size || 1;
    this.bar.value = 0;
    this.bar.setAttribute("aria-label", `ส่ง ${this.file.name}`);
    this.state = build("span", "upload-state", "รอส่ง");
    this.hold = build("button", "btn btn-sm", "หยุดพัก");
    this.hold.type = "button";
    this.hold.setAttribute("aria-label", `หยุดพัก ${this.file.name}`);
    this.hold.addEventListener("click", () => this.paused ? this.go() : this.pause());
    this.stop = build("button", "btn btn-sm", "ยกเลิก");
    this.stop.type = "button";
    this.stop.setAttribute("aria-label", `ยกเลิก ${this.file.name}`);
    this.stop.addEventListener("click", () => this.cancel());
    this.row.append(build("span", "upload-name", this.file.name), this.hold, this.stop, this.bar, this.state);
    this.list.append(this.row);
    this.list.hidden = false;
  }

  async go() {
    this.paused = this.waits = false;
    this.button("หยุดพัก");
    this.state.className = "upload-state";
    this.state.textContent = "กำลังส่ง";
    if (!this.known) {
      this.known = true;
      const [before] = await this.upload.findPreviousUploads();
      if (before) this.upload.resumeFromPreviousUpload(before);
    }
    this.upload.start();
  }

  async pause() {
    this.paused = true;
    this.button("ส่งต่อ");
    await this.upload.abort();
    this.state.textContent = `หยุดพักไว้ที่ ${size(this.bar.value)} จาก ${size(this.file.size)}`;
  }

  button(word) {
    this.hold.textContent = word;
    this.hold.setAttribute("aria-label", `${word} ${this.file.name}`);
  }

  show(sent, all) {
    this.bar.value = sent;
    if (!this.paused) this.state.textContent = `ส่งแล้ว ${size(sent)} จาก ${size(all)} (${Math.floor(sent * 100 / all)}%)`;
  }

  failed(fault) {
    const status = fault.originalResponse?.getStatus() ?? 0;
    const words = fault.originalResponse?.getBody();
    if (status === 401 || status === 403) return this.refuse("หมดเวลาเข้าใช้ โปรดเข้าสู่ระบบใหม่แล้วเปิดหน้านี้อีกครั้ง ระบบจะส่งต่อให้", false);
    if (status >= 400 && status < 500 && status !== 409 && status !== 423) return this.refuse(words || "ระบบไม่รับไฟล์นี้ งานนี้อาจส่งไปแล้ว โปรดเปิดหน้านี้ใหม่", true);
    this.waits = true;
    this.state.textContent = "สัญญาณขาด ส่งถึงไหนเก็บไว้แล้ว จะส่งต่อเองเมื่อกลับมาเชื่อมต่อ";
    // Some lines come back without telling the browser.
    setTimeout(() => { if (this.waits && navigator.onLine) this.go(); }, 5000);
  }

  refuse(words, final) {
    if (final) store.drop(this.key);
    this.state.className = "upload-state upload-fault";
    this.state.textContent = words;
    this.hold.remove();
    this.stop.textContent = "ปิด";
    this.upload = null;
    say(words);
    over(this);
  }

  async cancel() {
    await this.upload?.abort(true).catch(() => {});
    await store.drop(this.key);
    this.leave();
  }

  async done() {
    await store.drop(this.key);
    say(`แนบไฟล์ ${this.file.name} แล้ว`);
    await refresh();
    this.leave();
  }

  leave() {
    this.row.remove();
    this.list.hidden = this.list.children.length === 0;
    over(this);
  }
}

/* Two at a time: more only share the same line. */
const waiting = [];
const under = new Set();
const next = () => { while (under.size < 2 && waiting.length) { const sending = waiting.shift(); under.add(sending); sending.go(); } };
const over = sending => { under.delete(sending); const at = waiting.indexOf(sending); if (at >= 0) waiting.splice(at, 1); next(); };

const sections = () => [...form.querySelectorAll("[data-criterion][data-locked=false]")];
const all = new Map();

async function take(section, files) {
  for (const file of files) {
    const key = ["paw", form.dataset.task, section.dataset.criterion, file.name, file.size, file.lastModified].join("|");
    if (all.has(key) && all.get(key).row.isConnected) continue;
    await store.put({ key, task: form.dataset.task, criterion: section.dataset.criterion, file, at: Date.now() });
    const sending = new Sending(section, file);
    all.set(key, sending);
    waiting.push(sending);
  }
  next();
}

/* What is new on the page is taken from the page itself; what was typed and not saved yet stays. */
async function refresh() {
  const answer = await fetch(location.pathname, { headers: { Accept: "text/html" } });
  if (!answer.ok) return;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  for (const section of sections()) {
    const [now, then] = [section.querySelector("[data-files]"), page.getElementById(section.id)?.querySelector("[data-files]")];
    if (!now || !then || now.contains(document.activeElement)) continue;
    for (const typed of now.querySelectorAll("input[name]")) {
      const same = then.querySelector(`[name="${CSS.escape(typed.name)}"]`);
      if (same) same.value = typed.value;
    }
    now.replaceWith(then);
  }
  const expected = page.getElementById("expected");
  if (expected) document.getElementById("expected")?.replaceWith(expected);
}

const fits = file => file.size <= Number(form.dataset.max);

function listen() {
  form.dataset.uploads = "ready";
  form.querySelectorAll(".camera, .upload-hint").forEach(element => { element.hidden = false; });

  form.addEventListener("change", event => {
    const input = event.target;
    const section = input.closest("[data-criterion]");
    if (input.type !== "file" || !section) return;
    // The form's own saving has nothing to do with it.
    event.stopPropagation();
    const files = [...input.files].filter(fits);
    input.value = "";
    take(section, files);
  }, true);

  const fileDrag = event => event.dataTransfer?.types.includes("Files");
  let over = null;
  const mark = section => { over?.classList.remove("dropping"); over = section; over?.classList.add("dropping"); };
  document.addEventListener("dragover", event => {
    if (!fileDrag(event)) return;
    event.preventDefault();
    mark(event.target.closest?.("[data-criterion][data-locked=false]"));
  });
  document.addEventListener("dragleave", event => { if (!event.relatedTarget) mark(null); });
  document.addEventListener("drop", event => {
    if (!fileDrag(event)) return;
    event.preventDefault();
    const section = event.target.closest?.("[data-criterion][data-locked=false]");
    mark(null);
    give(section, [...event.dataTransfer.files]);
  });

  let last = null;
  form.addEventListener("focusin", event => { last = event.target.closest("[data-criterion]") ?? last; });
  form.addEventListener("pointerdown", event => { last = event.target.closest("[data-criterion]") ?? last; });
  document.addEventListener("paste", event => {
    const files = [...(event.clipboardData?.files ?? [])];
    if (!files.length) return;
    event.preventDefault();
    // Pictures from the clipboard all have one name.
    const now = new Date().toLocaleTimeString("th-TH", { hour12: false }).replaceAll(":", ".");
    give(last, files.map((file, n) => /^image\.(png|jpe?g)$/.test(file.name) ? new File([file], `ภาพวาง ${now}${n ? `-${n + 1}` : ""}.${file.name.split(".").pop()}`, { type: file.type }) : file));
  });

  addEventListener("online", () => all.forEach(sending => { if (sending.waits) sending.go(); }));
}

function give(section, files) {
  if (!section || section.dataset.locked !== "false") return say("โปรดกดในกรอบของเกณฑ์ที่ต้องการแนบก่อน แล้ววางไฟล์อีกครั้ง");
  const large = files.find(file => !fits(file));
  if (large) say(`ไฟล์ ${large.name} ใหญ่เกิน ${Number(form.dataset.max) / part} MB โปรดลดขนาดหรือแบ่งเป็นหลายไฟล์`);
  take(section, files.filter(fits));
}

async function goOn() {
  for (const row of await store.all()) {
    const section = sections().find(s => s.dataset.criterion === row.criterion);
    if (Date.now() - row.at > keptFor) await store.drop(row.key);
    else if (row.task === form.dataset.task && section) await take(section, [row.file]);
  }
}

if (form && window.tus?.isSupported) {
  listen();
  goOn();
}
