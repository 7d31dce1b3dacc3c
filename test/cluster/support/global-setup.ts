import { lackOfRefresherTools } from './refresher-tools';
import { openTargets } from './targets';
import { Moto } from '../../scripts/support/moto';
import { openWorkspace } from '../../support/workspace';

export default async function setUp(): Promise<void> {
  openWorkspace();
  await Promise.all([openTargets(), lackOfRefresherTools() ? undefined : Moto.prepare()]);
}
