// Sends what the forms of the page /api hold and shows the answer. Nothing typed is kept.
(() => {
  "use strict";

  const token = document.getElementById("Token");
  let antiforgery = null;

  for (const part of document.querySelectorAll("[data-needs-script]")) part.hidden = false;
  for (const part of document.querySelectorAll("[data-without-script]")) part.hidden = true;

  const requestOf = form => {
    const fields = [...form.querySelectorAll("[data-in]")].filter(field => field.value !== "");
    const path = fields.filter(field => field.dataset.in === "path").reduce((path, field) => path.replace(`{${field.dataset.name}}`, encodeURIComponent(field.value)), form.dataset.path);
    const query = new URLSearchParams(fields.filter(field => field.dataset.in === "query").map(field => [field.dataset.name, field.value])).toString();
    const headers = Object.fromEntries(fields.filter(field => field.dataset.in === "header").map(field => [field.dataset.name, field.value]));
    const body = form.querySelector("[data-body]")?.value;
    const file = form.querySelector("[data-file]")?.files[0];
    if (body !== undefined) headers["Content-Type"] = "application/json";
    else if (file) headers["Content-Type"] = "application/octet-stream";
    return { method: form.dataset.method, address: path + (query ? `?${query}` : ""), headers, body, file };
  };

  const textual = /^(text\/|application\/([a-z.+-]*json|xml))/;

  const quoted = text => `'${text.replaceAll("'", "'\\''")}'`;

  // The secret itself stays out of what is copied into histories and mails.
  const curlOf = request => [
    `curl -X ${request.method} ${quoted(location.origin + request.address)}`,
    `-H "Authorization: Bearer $PAW_TOKEN"`,
    ...Object.entries(request.headers).map(([name, value]) => `-H ${quoted(`${name}: ${value}`)}`),
    ...(request.body === undefined ? [] : [`--data ${quoted(request.body)}`]),
    ...(request.file ? [`--data-binary ${quoted(`@${request.file.name}`)}`] : []),
  ].join(" \\\n  ");

  const send = async request => {
    const headers = { ...request.headers };
    const secret = token.value.trim();
    if (secret) headers.Authorization = `Bearer ${secret}`;
    else if (request.method !== "GET") {
      antiforgery ??= await (await fetch("/api/antiforgery")).json();
      headers[antiforgery.header] = antiforgery.token;
    }
    return fetch(request.address, { method: request.method, headers, body: request.body ?? request.file, credentials: secret ? "omit" : "same-origin", redirect: "manual" });
  };

  const part = (title, text) => {
    const heading = document.createElement("h3");
    heading.textContent = title;
    const content = document.createElement("pre");
    content.textContent = text;
    content.tabIndex = 0;
    content.setAttribute("aria-label", title);
    return [heading, content];
  };

  const pretty = text => {
    try {
      return JSON.stringify(JSON.parse(text), null, 2);
    } catch {
      return text;
    }
  };

  const mistake = (form, message) => {
    const area = form.querySelector("[data-body]");
    const help = document.getElementById(area.getAttribute("aria-describedby"));
    help.replaceChildren();
    area.classList.toggle("is-invalid", Boolean(message));
    if (!message) return;
    const fault = document.createElement("div");
    fault.className = "field-fault";
    fault.setAttribute("role", "alert");
    fault.textContent = message;
    help.append(fault);
    area.focus();
  };

  const readable = (form, request) => {
    if (request.body === undefined) return true;
    try {
      JSON.parse(request.body);
      mistake(form, null);
      return true;
    } catch (fault) {
      mistake(form, `เนื้อหายังไม่เป็น JSON ที่ถูกต้อง โปรดตรวจเครื่องหมายคำพูดและวงเล็บ (${fault.message})`);
      return false;
    }
  };

  const submit = async form => {
    const request = requestOf(form);
    if (!readable(form, request)) return;
    const [button, place] = [form.querySelector("button"), form.querySelector("[data-answer]")];
    button.disabled = true;
    try {
      const answer = await send(request);
      const text = textual.test(answer.headers.get("Content-Type") ?? "text/") ? await answer.text() : `(ไฟล์ ${(await answer.blob()).size} ไบต์)`;
      place.replaceChildren(
        ...part("สถานะ", `${answer.status} ${answer.statusText}`.trim()),
        ...part("ส่วนหัว", [...answer.headers].map(([name, value]) => `${name}: ${value}`).join("\n")),
        ...part("เนื้อหา", text ? pretty(text) : "(ไม่มีเนื้อหา)"),
        ...part("คำสั่ง curl ที่เทียบเท่า", curlOf(request)));
    } catch (fault) {
      place.replaceChildren(...part("ส่งไม่ได้", `โปรดตรวจการเชื่อมต่อแล้วลองใหม่ (${fault.message})`));
    } finally {
      button.disabled = false;
    }
    place.hidden = false;
    place.focus();
  };

  for (const form of document.querySelectorAll("form[data-operation]")) {
    form.addEventListener("submit", event => {
      event.preventDefault();
      submit(form);
    });
  }
})();
