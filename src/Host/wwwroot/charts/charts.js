// Draws the charts of a page from the tables behind them. Without it, or without the library, the tables stand open.
const echarts = window.echarts;
const months = new Intl.DateTimeFormat("th-TH-u-ca-buddhist", { month: "short", year: "2-digit", timeZone: "UTC" });
const days = new Intl.DateTimeFormat("th-TH-u-ca-buddhist", { day: "numeric", month: "short", timeZone: "UTC" });
const figuresOf = { Score: 4, Share: 1, Whole: 0 };

// Each series has a colour, a pattern and a word: none is told by colour alone.
const decals = [
  { symbol: "none" },
  { symbol: "rect", dashArrayX: [1, 0], dashArrayY: [2, 5], rotation: -Math.PI / 4 },
  { symbol: "circle", symbolSize: .7, dashArrayX: [[8, 8], [0, 8, 8, 0]], dashArrayY: [6, 0] },
  { symbol: "rect", dashArrayX: [1, 0], dashArrayY: [4, 3], rotation: Math.PI / 4 },
];
const symbols = ["emptyCircle", "circle", "diamond", "rect", "triangle"];

const looks = printing => {
  const style = getComputedStyle(document.documentElement);
  const of = (name, paper) => printing ? paper : style.getPropertyValue(name).trim() || paper;
  return {
    ink: of("--chart-ink", "#1d2733"),
    quiet: of("--chart-quiet", "#475467"),
    line: of("--chart-line", "#dde3ea"),
    ground: of("--chart-ground", "#ffffff"),
    series: [of("--chart-1", "#0f766e"), of("--chart-2", "#d97a00"), of("--chart-3", "#2a5db0"), of("--chart-4", "#7a3e9d"), of("--chart-5", "#b42318")],
    font: getComputedStyle(document.body).fontFamily,
  };
};

const read = figure => {
  const table = figure.querySelector("table");
  const columns = [...table.tHead.rows[0].cells].map((cell, at) => ({ at, role: cell.dataset.role, shows: cell.dataset.shows, name: cell.textContent.trim() }));
  const rows = [...table.tBodies[0].rows].map(row => [...row.cells].map(cell => ({ text: cell.textContent.trim(), value: cell.dataset.value || null })));
  return { rows, of: role => columns.filter(column => column.role === role) };
};

const numbers = shows => value => {
  if (value === null || value === undefined || value === "" || Number(value) === 0) return "";
  if (shows === "Share") return `${(value * 100).toLocaleString("th-TH", { maximumFractionDigits: 1 })} %`;
  return Number(value).toLocaleString("en-US", { minimumFractionDigits: shows === "Score" ? 2 : 0, maximumFractionDigits: figuresOf[shows] ?? 2 });
};

// Names are cut where they would take the picture's room; the table has them whole.
const cut = (text, letters) => text.length > letters ? `${text.slice(0, letters - 1)}…` : text;

const common = (look, figure) => ({
  animation: false,
  backgroundColor: look.ground,
  textStyle: { fontFamily: look.font, color: look.ink, fontSize: 14 },
  aria: { enabled: true, label: { description: figure.querySelector(".chart-canvas").dataset.words }, decal: { show: false } },
  grid: { left: 8, right: 40, top: 22, bottom: 8, outerBoundsMode: "same", outerBoundsContain: "axisLabel" },
});

const axisLook = look => ({
  axisLabel: { color: look.quiet, fontFamily: look.font, fontSize: 13 },
  axisLine: { lineStyle: { color: look.quiet } },
  axisTick: { show: false },
  splitLine: { lineStyle: { color: look.line } },
});

const bars = (figure, data, look, width) => {
  const lying = figure.dataset.horizontal;
  const [category] = data.of("category");
  const series = [...data.of("bar").map(column => ({ ...column, type: "bar" })), ...data.of("line").map(column => ({ ...column, type: "line" }))].sort((a, b) => a.at - b.at);
  const names = data.rows.map(row => category.shows === "Date" ? days.format(new Date(row[category.at].value)) : lying ? row[category.at].text : cut(row[category.at].text, 24));
  const namesAxis = { type: "category", data: names, ...axisLook(look), inverse: Boolean(lying), splitLine: { show: false } };
  // Thai marks take no room of their own: what fits is measured, not counted.
  if (lying) Object.assign(namesAxis.axisLabel, { width: Math.round(width * .42), overflow: "truncate" });
  // A low part of a standing stack has no room for its figure.
  const least = figure.dataset.stacked && !lying ? Math.max(0, ...series.flatMap(column => data.rows.map(row => Number(row[column.at].value)))) * .08 : 0;
  const shown = (column, value) => value !== 0 && (column.type === "bar" ? value >= least : data.rows.length < 16 && width > 620);
  const valuesAxis = { type: "value", ...axisLook(look), splitNumber: width < 500 ? 2 : 4 };
  if (figure.dataset.max) valuesAxis.max = Number(figure.dataset.max);
  return {
    height: lying ? Math.max(150, 60 + data.rows.length * (figure.dataset.stacked ? 38 : 18 + 20 * series.length)) : 300,
    series,
    option: {
      ...common(look, figure),
      xAxis: lying ? valuesAxis : namesAxis,
      yAxis: lying ? namesAxis : valuesAxis,
      series: series.map((column, n) => ({
        name: column.name,
        type: column.type,
        stack: figure.dataset.stacked && column.type === "bar" ? "all" : undefined,
        data: data.rows.map(row => row[column.at].value === null ? null : { value: Number(row[column.at].value), label: { show: shown(column, Number(row[column.at].value)) } }),
        labelLayout: { hideOverlap: true },
        barMaxWidth: 34,
        symbol: symbols[n % symbols.length],
        symbolSize: 9,
        connectNulls: false,
        lineStyle: { width: 3, type: n % 2 ? "solid" : "dashed", color: look.series[n % 5] },
        itemStyle: { color: look.series[n % 5], decal: column.type === "bar" ? { color: "rgba(255,255,255,.55)", ...decals[n % 4] } : undefined, borderColor: look.ground, borderWidth: column.type === "bar" ? 1 : 0 },
        label: {
          position: column.type === "line" ? n % 2 ? "bottom" : "top" : figure.dataset.stacked ? "inside" : lying ? "right" : "top",
          color: look.ink,
          backgroundColor: figure.dataset.stacked && column.type === "bar" ? look.ground : undefined,
          padding: figure.dataset.stacked ? [1, 4] : 0,
          borderRadius: 4,
          fontSize: 12,
          fontFamily: look.font,
          formatter: point => numbers(column.shows)(point.value),
        },
      })),
    },
  };
};

const timeline = (figure, data, look, width) => {
  const [from] = data.of("from"), [to] = data.of("to"), [lane] = data.of("lane"), [name] = data.of("name");
  const order = figure.dataset.lanes ? figure.dataset.lanes.split("|") : [];
  const lanes = [...new Set([...order, ...data.rows.map(row => row[lane.at].text)])].filter(one => data.rows.some(row => row[lane.at].text === one));
  const series = lanes.map((one, n) => ({ name: one, type: "point", n }));
  const first = data.rows.map(row => row[from.at].value).filter(Boolean).sort();
  const today = document.querySelector("[data-today]")?.dataset.today;
  return {
    height: 90 + 52 * lanes.length,
    series,
    option: {
      ...common(look, figure),
      grid: { left: 8, right: 24, top: 30, bottom: 8, outerBoundsMode: "same", outerBoundsContain: "axisLabel" },
      xAxis: { type: "time", ...axisLook(look), splitNumber: width < 620 ? 4 : 12, min: first[0], axisLabel: { ...axisLook(look).axisLabel, formatter: at => months.format(new Date(at)), hideOverlap: true } },
      yAxis: { type: "category", data: lanes.map(one => cut(one, width < 620 ? 14 : 30)), inverse: true, ...axisLook(look), splitLine: { show: true, lineStyle: { color: look.line } } },
      series: [
        ...lanes.map((one, n) => ({
          name: one,
          type: "line",
          connectNulls: false,
          symbol: symbols[n % symbols.length],
          symbolSize: 11,
          lineStyle: { width: 5, color: look.series[n % 5] },
          itemStyle: { color: look.series[n % 5] },
          data: data.rows.filter(row => row[lane.at].text === one).flatMap(row => {
            const words = row[name.at].text;
            const begin = { value: [row[from.at].value, n], name: words };
            return to && row[to.at].value ? [begin, { value: [row[to.at].value, n], name: words }, { value: [row[to.at].value, null] }] : [begin, { value: [row[from.at].value, null] }];
          }),
        })),
        ...(today ? [{ name: "วันนี้", type: "line", symbol: "none", lineStyle: { width: 2, type: "dashed", color: look.series[4] }, data: [[today, 0], { value: [today, lanes.length - 1] }],
          endLabel: { show: true, formatter: "วันนี้", color: look.ink, fontFamily: look.font } }] : []),
      ],
    },
  };
};

const kinds = { bar: bars, line: bars, timeline };

const legend = (figure, series, kind) => {
  const list = figure.querySelector(".chart-legend");
  list.replaceChildren(...series.map((one, n) => {
    const item = document.createElement("li");
    const box = document.createElement("span");
    box.className = one.type === "bar" ? `swatch swatch-${n % 5} pattern-${n % 4}` : one.type === "line" ? `swatch-line swatch-line-${n % 2} swatch-ink-${n % 5}` : `swatch-point point-${n % 5}`;
    item.append(box, one.name);
    return item;
  }));
  list.hidden = series.length < 2 && kind !== "timeline";
};

const draw = (figure, printing = false) => {
  const canvas = figure.querySelector(".chart-canvas");
  if (!canvas) return;
  canvas.hidden = false;
  canvas.dataset.words ??= canvas.getAttribute("aria-label");
  const width = printing ? 980 : canvas.clientWidth;
  const { option, height, series } = kinds[figure.dataset.chart](figure, read(figure), looks(printing), width);
  canvas.style.height = `${height}px`;
  const chart = echarts.getInstanceByDom(canvas) ?? echarts.init(canvas, null, { renderer: "canvas", devicePixelRatio: Math.max(2, window.devicePixelRatio || 1) });
  chart.resize({ width, height });
  chart.setOption(option, { notMerge: true });
  legend(figure, series, figure.dataset.chart);
};

let paper = false;
const figures = [...document.querySelectorAll("figure[data-chart]")].filter(figure => figure.querySelector(".chart-canvas"));
const all = printing => figures.forEach(figure => draw(figure, printing));

if (echarts && figures.length) {
  await document.fonts.ready;
  for (const figure of figures) {
    draw(figure);
    const behind = figure.querySelector(".chart-table");
    if (behind && !figure.dataset.keep) behind.open = false;
    figure.dataset.drawn = "1";
  }
  const widths = new WeakMap();
  const watch = new ResizeObserver(changes => changes.forEach(({ target, contentRect }) => {
    if (Math.abs((widths.get(target) ?? contentRect.width) - contentRect.width) > 1 && !paper) draw(target.closest("figure"));
    widths.set(target, contentRect.width);
  }));
  figures.forEach(figure => watch.observe(figure.querySelector(".chart-canvas")));
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => all(false));
  new MutationObserver(() => all(false)).observe(document.documentElement, { attributes: true, attributeFilter: ["data-bs-theme"] });
}
// On paper everything is light, and what is folded is open.
window.addEventListener("beforeprint", () => {
  paper = true;
  document.querySelectorAll(".chart-table").forEach(behind => { behind.dataset.was = behind.open ? "1" : ""; behind.open = true; });
  if (echarts) all(true);
});
window.addEventListener("afterprint", () => {
  paper = false;
  document.querySelectorAll(".chart-table").forEach(behind => { behind.open = behind.dataset.was === "1"; });
  if (echarts) all(false);
});
