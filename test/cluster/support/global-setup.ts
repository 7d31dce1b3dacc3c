import { lackOfRefresherTools } from './refresher-tools';
import { openTargets } from './targets';
import { Moto } from '../../refresher/support/moto';
import { prepareNode } from '../../refresher/support/node';
import { openWorkspace } from '../../support/workspace';

export default async function setUp(): Promise<void> {
  openWorkspace();
  await Promise.all([openTargets(), ...lackOfRefresherTools() ? [] : [Moto.prepare(), prepareNode()]]);
}
