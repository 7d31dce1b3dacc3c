import { rmSync } from 'node:fs';
import { workspace } from './workspace';

export default function globalTeardown() {
  rmSync(workspace(), { recursive: true });
}
