import { readFileSync } from 'node:fs';
import { ApiObject, App, Chart } from 'cdk8s';

/** Emits what `access.ts` emits, from bare `ApiObject`s: copies of the objects of one namespace, read from a file. */
export function run(size: number) {
  const objects = JSON.parse(readFileSync(process.env.BENCH_OBJECTS!, 'utf-8'));
  const app = new App();
  const chart = new Chart(app, 'chart', { disableResourceNameHashes: true });
  for (let index = 0; index < size; index++) {
    const namespace = `team-${index}`;
    for (const object of objects) {
      new ApiObject(chart, `${object.kind}-${namespace}`, { ...object, metadata: { ...object.metadata, namespace } });
    }
  }
  app.synth();
}
