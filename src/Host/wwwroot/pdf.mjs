// Shows a PDF page by page where a place for it stands; the link beside it serves without scripts.
const places = () => [...document.querySelectorAll("[data-pdf]:not([data-shown])")];

async function show(place) {
  place.dataset.shown = "1";
  const pdfjs = await import("/lib/pdf/pdf.min.mjs");
  pdfjs.GlobalWorkerOptions.workerSrc = "/lib/pdf/pdf.worker.min.mjs";
  const file = await pdfjs.getDocument({ url: place.dataset.pdf, isEvalSupported: false }).promise;
  const width = Math.min(place.clientWidth, 900);
  const draw = async canvas => {
    const page = await file.getPage(Number(canvas.dataset.page));
    const scale = width / page.getViewport({ scale: 1 }).width;
    const sharp = Math.min(window.devicePixelRatio || 1, 2);
    const view = page.getViewport({ scale: scale * sharp });
    canvas.width = view.width;
    canvas.height = view.height;
    await page.render({ canvas, viewport: view }).promise;
    canvas.dataset.drawn = "1";
  };
  // Only what comes into sight is drawn: a file may have a hundred pages.
  const sight = new IntersectionObserver(entries => entries.filter(e => e.isIntersecting).forEach(e => {
    sight.unobserve(e.target);
    draw(e.target);
  }), { rootMargin: "400px" });
  const first = (await file.getPage(1)).getViewport({ scale: 1 });
  for (let number = 1; number <= file.numPages; number++) {
    const canvas = document.createElement("canvas");
    canvas.className = "pdf-page";
    canvas.dataset.page = String(number);
    canvas.width = width;
    canvas.height = Math.round(width * first.height / first.width);
    canvas.setAttribute("role", "img");
    canvas.setAttribute("aria-label", `หน้า ${number} จาก ${file.numPages}`);
    place.append(canvas);
    sight.observe(canvas);
  }
}

const showAll = () => places().forEach(place => show(place).catch(() => {
  place.textContent = "แสดงตัวอย่างในหน้านี้ไม่ได้ โปรดเปิดไฟล์จากลิงก์ด้านบน";
}));
showAll();
document.addEventListener("htmx:after:swap", showAll);
document.addEventListener("htmx:afterSwap", showAll);
