// npm's bpmn-engine in memory: COUNT instances of the same process, one after the other, each task completed as soon as it waits.
// Says how many tasks were completed and in how many milliseconds. The process is parsed once, before the clock starts.
import { readFileSync } from 'node:fs';
import { EventEmitter } from 'node:events';
import { Engine } from 'bpmn-engine';
import BpmnModdle from 'bpmn-moddle';
import * as elements from 'bpmn-elements';
import serialize, { TypeResolver } from 'moddle-context-serializer';

const [file, count] = [process.argv[2], Number(process.argv[3])];
const moddle = await new BpmnModdle().fromXML(readFileSync(file, 'utf8'));
const sourceContext = serialize(moddle, TypeResolver(elements));

let completed = 0;
async function run(n) {
  const listener = new EventEmitter();
  const engine = new Engine({ name: `i${n}`, sourceContext });
  const ended = engine.waitFor('end');
  listener.on('activity.wait', (task) => {
    completed++;
    task.signal({ approved: true });
  });
  await engine.execute({ listener, variables: { owner: 'owner' } });
  await ended;
}

for (let n = 0; n < 200; n++) await run(n);
completed = 0;
const start = process.hrtime.bigint();
for (let n = 0; n < count; n++) await run(n);
const milliseconds = Number(process.hrtime.bigint() - start) / 1e6;
console.log(JSON.stringify({ completed, milliseconds }));
