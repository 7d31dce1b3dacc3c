import { readFileSync } from 'node:fs';
import { ApiObject, App, Chart } from 'cdk8s';

/**
 * Emits what `access.ts` emits, in the same order, from bare `ApiObject`s: copies of the objects of one namespace,
 * which are read from a file. (The order matters: on its own it changes the time that serialization takes by a fifth.)
 */
export function run(size: number) {
  const objects = JSON.parse(readFileSync(process.env.BENCH_OBJECTS!, 'utf-8'));
  const app = new App();
  const chart = new Chart(app, 'chart', { disableResourceNameHashes: true });
  for (const object of objects) {
    for (let index = 0; index < size; index++) {
      const namespace = `team-${index}`;
      new ApiObject(chart, `${object.kind}-${namespace}`, { ...object, metadata: { ...object.metadata, namespace } });
    }
  }
  app.synth();
}
