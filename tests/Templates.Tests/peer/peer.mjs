// npm's docxtemplater beside our engine, with the configuration that our language follows: paragraph loops and line breaks on, an empty value prints nothing,
// control characters are dropped.
//   node peer.mjs render            reads [{template, data}] from standard input (template in base64), writes [{document} | {error}]
//   node peer.mjs time FILE FILE N  a template and its data; renders N letters from bytes to bytes and writes {letters, milliseconds (of the processor), bytes}
import { readFileSync } from 'node:fs';
import Docxtemplater from 'docxtemplater';
import PizZip from 'pizzip';

const options = { paragraphLoop: true, linebreaks: true, stripInvalidXMLChars: true, nullGetter: () => '', errorLogging: false };

// Dotted paths are ours, and so are filters, which are passed over.
const dotted = (tag) => {
  const path = tag.split('|')[0];
  const steps = path.split('.');
  return { get: (scope) => (path === '.' ? scope : steps.reduce((at, step) => at?.[step], scope)) };
};

function render(template, data, more) {
  const doc = new Docxtemplater(new PizZip(template), { ...options, ...more });
  doc.render(data);
  return doc.getZip().generate({ type: 'nodebuffer', compression: 'DEFLATE' });
}

if (process.argv[2] === 'render') {
  const answers = JSON.parse(readFileSync(0, 'utf8')).map(({ template, data, paragraphLoop }) => {
    try {
      return { document: render(Buffer.from(template, 'base64'), data, { paragraphLoop }).toString('base64') };
    } catch (error) {
      return { error: error.properties?.errors?.map((e) => e.properties.id).join(', ') ?? error.properties?.id ?? error.message };
    }
  });
  process.stdout.write(JSON.stringify(answers));
} else {
  const [template, data, count] = [readFileSync(process.argv[3]), readFileSync(process.argv[4]), Number(process.argv[5])];
  const letter = () => render(template, JSON.parse(data), { parser: dotted });
  for (let n = 0; n < 100; n++) letter();
  const before = process.cpuUsage();
  let bytes = 0;
  for (let n = 0; n < count; n++) bytes = letter().length;
  const { user, system } = process.cpuUsage(before);
  console.log(JSON.stringify({ letters: count, milliseconds: (user + system) / 1e3, bytes }));
}
