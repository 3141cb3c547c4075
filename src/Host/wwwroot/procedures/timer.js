// A time in words. What stands in the file, and whether it can be said in words, the server knows: one place for both ways.
(() => {
  "use strict";
  const { make, field, text, pick } = window.pawFields;

  const choices = [
    { value: "BeforeDue", name: "… วันทำการก่อนครบกำหนด", due: true },
    { value: "AtDue", name: "เมื่อครบกำหนด", due: true },
    { value: "AfterDue", name: "… วันทำการหลังครบกำหนด", due: true },
    { value: "DailyAfterDue", name: "ทุกวันทำการหลังครบกำหนด", due: true },
    { value: "PlanReminders", name: "ตามรอบเตือนที่หน่วยงานตั้งไว้", due: true },
    { value: "PlanEscalation", name: "เมื่อถึงเวลาเร่งรัดที่หน่วยงานตั้งไว้", due: true },
    { value: "Wait", name: "หลังรอ …" },
    { value: "Every", name: "ทำซ้ำทุก …" },
    { value: "At", name: "วันและเวลาที่กำหนด" },
    { value: "RoundOpens", name: "เมื่อถึงวันเปิดรอบรายงาน" },
    { value: "RoundCloses", name: "เมื่อถึงเวลาปิดรับของรอบ" },
    { value: "LastCall", name: "เมื่อสิ้นเวลาผ่อนผันหลังปิดรับ" },
    { value: "Expression", name: "เขียนสูตรเอง" },
  ];
  const units = [["minutes", "นาที"], ["hours", "ชั่วโมง"], ["days", "วัน"], ["weeks", "สัปดาห์"], ["months", "เดือน"]].map(([value, name]) => ({ value, name }));
  const kinds = [["timeDate", "วันและเวลา"], ["timeDuration", "ระยะเวลา"], ["timeCycle", "หลายครั้ง"]].map(([value, name]) => ({ value, name }));
  const names = ["BeforeDue", "AtDue", "AfterDue", "DailyAfterDue", "Wait", "Every", "At", "PlanReminders", "PlanEscalation", "RoundOpens", "RoundCloses", "LastCall", "Expression"];

  const ask = async (handler, values) => {
    const query = new URLSearchParams({ handler });
    for (const [name, value] of Object.entries(values)) if (value !== null && value !== undefined && value !== "") query.set(name, value);
    const answer = await fetch(`?${query}`, { headers: { Accept: "application/json" } });
    if (!answer.ok) throw new Error(`timer: ${answer.status}`);
    return answer.json();
  };

  const begin = { BeforeDue: { days: "3", clock: "08:30" }, AfterDue: { days: "1", clock: "08:30" }, DailyAfterDue: { number: 20, clock: "08:30" }, Wait: { number: 5, unit: "days" }, Every: { number: 1, unit: "days" }, Expression: { kind: "timeDate" } };

  /** Fields for a timer of the given kind and value; store(kind, value) is called with what belongs into the file. */
  window.pawTimer = async (place, { kind, value, due, store }) => {
    const read = value ? await ask("ReadTimer", { kind, value, due }) : { words: { choice: "Wait" }, said: "" };
    const words = { ...read.words, choice: typeof read.words.choice === "number" ? names[read.words.choice] : read.words.choice };
    const said = make("p", { className: "timer-said", role: "status" }, read.said || "ยังไม่ได้ตั้งเวลา");

    const write = async () => {
      const answer = await ask("WriteTimer", { ...words, due });
      said.classList.toggle("field-fault", !!answer.fault);
      said.textContent = answer.fault || answer.said;
      if (!answer.fault) store(answer.kind, answer.value);
    };
    const set = name => entered => { words[name] = entered; return write(); };
    const clock = () => {
      const control = make("input", { type: "time", className: "form-control", value: words.clock ?? "" });
      control.addEventListener("change", () => set("clock")(control.value));
      return field("เวลา (เว้นว่าง = เวลาเดียวกับกำหนดส่ง)", control);
    };

    const draw = () => {
      const control = make("select", { className: "form-select" }, ...choices.filter(c => due || !c.due || c.value === words.choice).map(c => make("option", { value: c.value }, c.name)));
      control.value = words.choice;
      control.addEventListener("change", () => {
        for (const name of ["days", "number", "unit", "times", "clock", "kind", "text"]) delete words[name];
        Object.assign(words, { choice: control.value }, begin[control.value]);
        if (control.value === "Expression") Object.assign(words, { kind: kind || "timeDate", text: value || "" });
        draw();
        if (control.value !== "Expression" && control.value !== "At") write();
      });
      const parts = [field("เกิดขึ้นเมื่อ", control, due ? "" : "หากต้องการนับจากวันครบกำหนด ให้ตั้งกำหนดส่งของงานที่เวลานี้ผูกอยู่ก่อน")];
      switch (words.choice) {
        case "BeforeDue": case "AfterDue":
          parts.push(text("กี่วันทำการ", words.days, set("days"), { hint: "หลายครั้งให้คั่นด้วยจุลภาค เช่น 5, 2, 1" }), clock());
          break;
        case "DailyAfterDue":
          parts.push(text("ไม่เกินกี่วันทำการ", words.number, set("number")), clock());
          break;
        case "Wait": case "Every":
          parts.push(make("div", { className: "two" }, text("จำนวน", words.number, set("number")), pick("หน่วย", units, words.unit, set("unit"))));
          if (words.choice === "Every") parts.push(text("รวมกี่ครั้ง (เว้นว่าง = ไปเรื่อย ๆ)", words.times, set("times")));
          break;
        case "At": {
          const at = make("input", { type: "datetime-local", className: "form-control", value: words.clock ?? "" });
          at.addEventListener("change", () => set("clock")(at.value));
          parts.push(field("วันและเวลา", at));
          break;
        }
        case "Expression":
          parts.push(pick("ชนิดของเวลา", kinds, words.kind, set("kind")), text("สูตร", words.text, set("text"), { mono: true, hint: "เช่น ${plan.briefing.due} หรือ P5D" }));
      }
      place.replaceChildren(...parts, said);
    };
    draw();
  };
})();
