// The panel beside the drawing: what the chosen element is, in plain words. It writes the file's attributes through the drawing
// library's own commands, so that everything can be undone.
(() => {
  "use strict";
  const { make, text, pick, tick, pickOrWrite, group } = window.pawFields;

  const own = ["letter", "step", "standardMinutes", "about"];

  /** @param {object} modeler the drawing; @param {HTMLElement} place where the fields go; @param {object} choices what can be picked */
  window.pawPanel = (modeler, place, choices) => {
    const [modeling, moddle, registry, selection, canvas] = ["modeling", "moddle", "elementRegistry", "selection", "canvas"].map(name => modeler.get(name));
    let writing = false;

    const of = element => element.businessObject;
    const is = (thing, ...types) => types.some(type => (thing.businessObject || thing).$instanceOf?.(`bpmn:${type}`));
    const change = work => {
      writing = true;
      try { work(); } finally { writing = false; }
    };
    const set = (element, values) => change(() => modeling.updateProperties(element, values));
    const setPart = (element, part, values) => change(() => modeling.updateModdleProperties(element, part, values));
    const create = (type, values, parent) => {
      const part = moddle.create(type, values);
      part.$parent = parent;
      return part;
    };
    const redraw = () => show(selection.get()[0]);

    // --- parts of the file -------------------------------------------------------------------------------------------------------
    const eventOf = element => of(element).eventDefinitions?.[0];
    const definitions = () => modeler.getDefinitions();
    const roots = type => definitions().rootElements.filter(r => r.$type === `bpmn:${type}`);

    const extension = (element, type) => of(element).extensionElements?.values?.find(v => v.$type === type);
    const setExtension = (element, type, part) => {
      const before = of(element).extensionElements;
      const kept = (before?.values || []).filter(v => v.$type !== type);
      const values = part ? [...kept, part] : kept;
      if (!values.length) return set(element, { extensionElements: undefined });
      const extensions = create("bpmn:ExtensionElements", { values }, of(element));
      values.forEach(v => { v.$parent = extensions; });
      set(element, { extensionElements: extensions });
    };
    const properties = element => extension(element, "camunda:Properties")?.values || [];
    const property = (element, name) => properties(element).find(p => p.name === name)?.value;
    const setProperties = (element, list) => {
      if (!list.length) return setExtension(element, "camunda:Properties", null);
      const part = create("camunda:Properties", {});
      part.values = list.map(([name, value]) => create("camunda:Property", { name, value }, part));
      setExtension(element, "camunda:Properties", part);
    };
    const setProperty = (element, name, value) => {
      const list = properties(element).map(p => [p.name, p.value]);
      const at = list.findIndex(([n]) => n === name);
      if (at >= 0) value ? list[at][1] = value : list.splice(at, 1);
      else if (value) list.push([name, value]);
      setProperties(element, list);
    };
    const formal = (value, parent) => value ? create("bpmn:FormalExpression", { body: value }, parent) : undefined;

    // --- fields ------------------------------------------------------------------------------------------------------------------
    const userTasks = except => registry.filter(e => is(e, "UserTask") && e.type !== "label" && e !== except).map(e => ({ value: e.id, name: of(e).name || e.id }));

    const who = element => {
      const bo = of(element);
      const mode = bo.get("camunda:assignee") ? "one" : "post";
      const box = make("div", {});
      const draw = chosen => box.replaceChildren(
        pick("ใครทำ", [{ value: "post", name: "ผู้ที่อยู่ในหน้าที่ (คนใดก็ได้)" }, { value: "one", name: "คนใดคนหนึ่งโดยเฉพาะ" }], chosen, draw),
        chosen === "post"
          ? pick("หน้าที่", choices.posts, bo.get("camunda:candidateGroups"), value => set(element, { "camunda:candidateGroups": value || undefined, "camunda:assignee": undefined }), { none: "โปรดเลือก" })
          : pickOrWrite("บุคคล", choices.persons, bo.get("camunda:assignee"), value => set(element, { "camunda:assignee": value || undefined, "camunda:candidateGroups": undefined }), { none: "โปรดเลือก" }));
      draw(mode);
      return box;
    };

    const task = element => {
      const bo = of(element);
      return [
        group("ผู้ปฏิบัติและกำหนดส่ง", who(element),
          pickOrWrite("กำหนดส่ง", choices.dues, bo.get("camunda:dueDate"), value => { set(element, { "camunda:dueDate": value || undefined }); }, { none: "ไม่มีกำหนด" })),
        group("สิ่งที่ต้องทำ",
          pick("แบบฟอร์ม", choices.forms, bo.get("camunda:formKey"), value => { set(element, { "camunda:formKey": value || undefined }); redraw(); }, { none: "โปรดเลือก" }),
          bo.get("camunda:formKey") === "signature" || property(element, "letter") ? pick("หนังสือที่พิจารณา", choices.letters, property(element, "letter"), value => setProperty(element, "letter", value), { none: "โปรดเลือก" }) : null,
          make("div", { className: "two" },
            text("ขั้นตอนที่ (ตามคู่มือ)", property(element, "step"), value => setProperty(element, "step", value)),
            text("เวลามาตรฐาน (นาที)", property(element, "standardMinutes"), value => setProperty(element, "standardMinutes", value)))),
      ];
    };

    // A message event's work hangs on its definition, a task's on the task.
    const work = (element, part) => {
      const topic = part.get("camunda:topic");
      const write = value => part === of(element) ? set(element, { "camunda:topic": value || undefined, "camunda:type": value ? "external" : undefined }) : setPart(element, part, { "camunda:topic": value || undefined, "camunda:type": value ? "external" : undefined });
      return group("สิ่งที่ระบบทำให้",
        pick("งาน", choices.topics, topic, value => { write(value); redraw(); }, { none: "โปรดเลือก" }),
        topic === "letter" || property(element, "letter") ? pick("หนังสือ", choices.letters, property(element, "letter"), value => setProperty(element, "letter", value), { none: "โปรดเลือก" }) : null,
        ["remind", "escalate"].includes(topic) || property(element, "about") ? pick("เรื่องของงานใด", userTasks(), property(element, "about"), value => setProperty(element, "about", value), { none: "โปรดเลือก" }) : null);
    };

    const root = (element, part, { type, reference, label, nameOf }) => {
      const known = roots(type);
      const value = part.get(reference)?.[nameOf] || "";
      return text(label, value, entered => {
        if (!entered) return setPart(element, part, { [reference]: undefined });
        let found = known.find(r => r[nameOf] === entered);
        if (!found) {
          found = create(`bpmn:${type}`, { id: moddle.ids.nextPrefixed(`${type}_`), name: entered, ...(nameOf === "name" ? {} : { [nameOf]: entered }) }, definitions());
          setPart(element, definitions(), { rootElements: [...definitions().rootElements, found] });
        }
        setPart(element, part, { [reference]: found });
      }, { list: known.map(r => ({ value: r[nameOf] || "", name: r.name || "" })), hint: "เลือกชื่อที่มีอยู่ หรือพิมพ์ชื่อใหม่" });
    };
    const message = (element, part) => root(element, part, { type: "Message", reference: "messageRef", label: "ชื่อข้อความที่รอหรือส่ง", nameOf: "name" });

    const timer = (element, part) => {
      const kind = ["timeDate", "timeDuration", "timeCycle"].find(k => part.get(k));
      const host = is(element, "BoundaryEvent") ? of(element).attachedToRef : null;
      const fields = make("div", {}, "กำลังอ่านเวลา …");
      window.pawTimer(fields, {
        kind, value: kind ? part.get(kind).body : "", due: host?.get("camunda:dueDate"),
        store: (newKind, value) => setPart(element, part, { timeDate: undefined, timeDuration: undefined, timeCycle: undefined, [newKind]: formal(value, part) }),
      });
      return group("เวลา", fields);
    };

    const happening = element => {
      const part = eventOf(element);
      if (!part) return [];
      const throws = is(element, "EndEvent", "IntermediateThrowEvent");
      switch (part.$type) {
        case "bpmn:TimerEventDefinition": return [timer(element, part)];
        case "bpmn:MessageEventDefinition": return throws ? [work(element, part)] : [group("ข้อความ", message(element, part))];
        case "bpmn:SignalEventDefinition": return [group("สัญญาณ", root(element, part, { type: "Signal", reference: "signalRef", label: "ชื่อสัญญาณ", nameOf: "name" }))];
        case "bpmn:ErrorEventDefinition": return [group("ข้อผิดพลาด", root(element, part, { type: "Error", reference: "errorRef", label: "รหัส", nameOf: "errorCode" }))];
        case "bpmn:EscalationEventDefinition": return [group("การเร่งรัด", root(element, part, { type: "Escalation", reference: "escalationRef", label: "รหัส", nameOf: "escalationCode" }))];
        case "bpmn:ConditionalEventDefinition": return [group("เงื่อนไข", text("เกิดขึ้นเมื่อ", part.condition?.body, value => setPart(element, part, { condition: formal(value, part) }), { mono: true, hint: "สูตรในรูป ${…}" }))];
        case "bpmn:LinkEventDefinition": return [group("จุดเชื่อม", text("ชื่อจุดเชื่อม", part.name, value => setPart(element, part, { name: value || undefined }), { hint: "จุดไปและจุดรับใช้ชื่อเดียวกัน" }))];
        default: return [];
      }
    };

    const flow = element => {
      const bo = of(element);
      const source = element.source;
      const choosing = is(source, "ExclusiveGateway", "InclusiveGateway", "ComplexGateway");
      const normal = of(source).default === bo;
      return [group("เดินทางนี้เมื่อใด",
        choosing || normal ? tick("เป็นทางปกติ เมื่อทางอื่นไม่เข้าเงื่อนไข", normal, value => {
          if (value && bo.conditionExpression) set(element, { conditionExpression: undefined });
          set(source, { default: value ? bo : undefined });
          redraw();
        }) : null,
        normal ? null : pickOrWrite("เงื่อนไข", choices.conditions, bo.conditionExpression?.body, value => set(element, { conditionExpression: formal(value, bo) }), { none: choosing ? "ไม่มีเงื่อนไข" : "เดินเสมอ" }))];
    };

    const loop = element => {
      const bo = of(element);
      const characteristics = bo.loopCharacteristics;
      const mode = !characteristics ? "" : characteristics.$type === "bpmn:StandardLoopCharacteristics" ? "loop" : characteristics.isSequential ? "sequence" : "parallel";
      const start = value => {
        const part = value === "" ? undefined : value === "loop" ? create("bpmn:StandardLoopCharacteristics", { loopMaximum: 3 }, bo)
          : characteristics?.$type === "bpmn:MultiInstanceLoopCharacteristics" ? null
            : create("bpmn:MultiInstanceLoopCharacteristics", { isSequential: value === "sequence", "camunda:collection": "${people}", "camunda:elementVariable": "person" }, bo);
        if (part === null) setPart(element, characteristics, { isSequential: value === "sequence" });
        else set(element, { loopCharacteristics: part });
        redraw();
      };
      const fields = [pick("ทำกี่ครั้ง", [{ value: "parallel", name: "หนึ่งครั้งต่อรายการ พร้อมกัน" }, { value: "sequence", name: "หนึ่งครั้งต่อรายการ ทีละรายการ" }, { value: "loop", name: "ทำซ้ำตามเงื่อนไข" }], mode, start, { none: "ครั้งเดียว" })];
      if (mode === "loop") fields.push(
        text("ทำซ้ำขณะที่", characteristics.loopCondition?.body, value => setPart(element, characteristics, { loopCondition: formal(value, characteristics) }), { mono: true, hint: "สูตรในรูป ${…}" }),
        text("ไม่เกินกี่ครั้ง", characteristics.loopMaximum, value => setPart(element, characteristics, { loopMaximum: value ? Number(value) : undefined })));
      else if (mode) fields.push(
        pickOrWrite("รายการ", choices.collections, characteristics.get("camunda:collection"), value => setPart(element, characteristics, { "camunda:collection": value || undefined }), { none: "ระบุจำนวนแทน" }),
        text("เรียกแต่ละรายการว่า", characteristics.get("camunda:elementVariable"), value => setPart(element, characteristics, { "camunda:elementVariable": value || undefined }), { mono: true }),
        text("หรือจำนวนครั้ง", characteristics.loopCardinality?.body, value => setPart(element, characteristics, { loopCardinality: formal(value, characteristics) }), { mono: true }),
        text("พอเมื่อ (ไม่บังคับ)", characteristics.completionCondition?.body, value => setPart(element, characteristics, { completionCondition: formal(value, characteristics) }), { mono: true, hint: "เช่น ${nrOfCompletedInstances >= 3}" }));
      return group("การทำซ้ำ", ...fields);
    };

    const others = element => {
      const rest = properties(element).filter(p => !own.includes(p.name));
      const list = make("div", { className: "panel-pairs" });
      const save = () => {
        const pairs = [...list.children].map(row => [...row.querySelectorAll("input")].map(i => i.value.trim())).filter(([name]) => name);
        setProperties(element, [...properties(element).filter(p => own.includes(p.name)).map(p => [p.name, p.value]), ...pairs]);
      };
      const row = (name, value) => {
        const inputs = [[name, "ชื่อ"], [value, "ค่า"]].map(([v, label]) => make("input", { className: "form-control", value: v ?? "", "aria-label": label, placeholder: label }));
        inputs.forEach(i => i.addEventListener("change", save));
        return make("div", { className: "panel-pair" }, ...inputs);
      };
      list.append(...rest.map(p => row(p.name, p.value)), row("", ""));
      return make("details", { className: "panel-more", open: rest.length > 0 }, make("summary", {}, "คุณสมบัติอื่น"), list);
    };

    const process = element => {
      const bo = is(element, "Participant") ? of(element).processRef : of(element);
      if (!bo || !bo.$instanceOf("bpmn:Process")) return [];
      return [group("ผังงาน",
        text("ชื่อผังงาน", bo.name, value => bo === of(element) ? set(element, { name: value || undefined }) : setPart(element, bo, { name: value || undefined }), { long: 2 }),
        text("รหัสผังงาน", bo.id, value => { if (/^[A-Za-z_][\w.-]*$/.test(value)) bo === of(element) ? set(element, { id: value }) : setPart(element, bo, { id: value }); redraw(); }, { mono: true, hint: "ตัวอักษรอังกฤษ ตัวเลข และขีด ฉบับใหม่ของผังเดิมต้องใช้รหัสเดิม" }))];
    };

    const kinds = { UserTask: "งานของผู้ปฏิบัติ", ManualTask: "งานนอกระบบ (ทำมือ)", ServiceTask: "งานที่ระบบทำให้", SendTask: "งานที่ระบบส่งออก", BusinessRuleTask: "งานตามกฎ", ScriptTask: "การคำนวณ", ReceiveTask: "รอข้อความ", CallActivity: "เรียกผังงานอื่น", SubProcess: "กลุ่มขั้นตอน", Transaction: "กลุ่มที่ต้องสำเร็จทั้งหมด", StartEvent: "จุดเริ่ม", EndEvent: "จุดจบ", BoundaryEvent: "เหตุการณ์ที่ขอบงาน", IntermediateCatchEvent: "จุดรอ", IntermediateThrowEvent: "จุดผ่าน", ExclusiveGateway: "ทางเลือก (ไปทางเดียว)", ParallelGateway: "แยกทำพร้อมกันหรือรอให้ครบ", InclusiveGateway: "ทางเลือก (ไปได้หลายทาง)", EventBasedGateway: "รอว่าเหตุการณ์ใดเกิดก่อน", SequenceFlow: "เส้นทางเดิน", Lane: "ช่องผู้รับผิดชอบ", Participant: "หน่วยงานในผัง", Process: "ผังงาน", Collaboration: "ทั้งผัง", TextAnnotation: "หมายเหตุ" };
    const kindOf = element => kinds[of(element).$type.replace("bpmn:", "")] || "องค์ประกอบของผัง";

    function show(chosen) {
      const element = chosen?.labelTarget || chosen || canvas.getRootElement();
      const bo = of(element);
      if (!bo?.$type) return place.replaceChildren();
      const parts = [make("h2", { id: "panel-head" }, kindOf(element))];
      if (is(element, "TextAnnotation")) parts.push(text("ข้อความ", bo.text, value => set(element, { text: value }), { long: 3 }));
      else if (!is(element, "Process", "Collaboration")) parts.push(text("ชื่อ", bo.name, value => set(element, { name: value || undefined }), { long: 2 }));
      if (is(element, "Process", "Participant")) parts.push(...process(element));
      if (is(element, "Collaboration")) parts.push(make("p", { className: "text-secondary" }, "กดเลือกองค์ประกอบในผังเพื่อดูและแก้รายละเอียด"));
      if (is(element, "UserTask")) parts.push(...task(element));
      if (is(element, "ServiceTask", "SendTask", "BusinessRuleTask")) parts.push(work(element, bo));
      if (is(element, "ReceiveTask")) parts.push(group("ข้อความ", message(element, bo)));
      if (is(element, "ScriptTask")) parts.push(group("การคำนวณ", text("สูตร (JavaScript)", bo.script, value => set(element, { script: value || undefined, scriptFormat: "javascript" }), { long: 5, mono: true }), text("เก็บผลไว้ในชื่อ", bo.get("camunda:resultVariable"), value => set(element, { "camunda:resultVariable": value || undefined }), { mono: true })));
      if (is(element, "CallActivity")) parts.push(group("ผังงานที่เรียก", text("รหัสผังงาน", bo.calledElement, value => set(element, { calledElement: value || undefined }), { mono: true })));
      if (is(element, "Event")) parts.push(...happening(element));
      if (is(element, "BoundaryEvent") && !["bpmn:ErrorEventDefinition", "bpmn:CompensateEventDefinition", "bpmn:CancelEventDefinition"].includes(eventOf(element)?.$type))
        parts.push(tick("เมื่อเกิดขึ้นแล้วให้หยุดงานเดิม", bo.cancelActivity !== false, value => set(element, { cancelActivity: value }), "หากไม่เลือก งานเดิมยังทำต่อได้ เช่น การเตือน"));
      if (is(element, "SequenceFlow")) parts.push(...flow(element));
      if (is(element, "Activity")) parts.push(loop(element));
      if (is(element, "FlowNode")) parts.push(others(element));
      parts.push(make("p", { className: "panel-id" }, `รหัสในไฟล์: ${bo.id}`));
      place.replaceChildren(...parts);
    }

    modeler.on("selection.changed", event => show(event.newSelection[0]));
    // What was drawn, undone or renamed in the diagram itself shows in the panel at once; what the panel writes is there already.
    modeler.on("elements.changed", event => {
      if (writing) return;
      const chosen = selection.get()[0];
      if (!chosen || event.elements.some(e => e === chosen || e.labelTarget === chosen)) show(chosen);
    });
    show(null);
    return { show };
  };
})();
