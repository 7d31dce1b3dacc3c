import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { EXAMPLES, exampleNames, readManifests, synthesizeExample } from './examples';

for (const name of exampleNames()) {
  const folder = join(EXAMPLES, name);
  Object.keys(readManifests(folder)).forEach((file) => rmSync(join(folder, file)));
  synthesizeExample(name, folder);
}
