import { join } from 'node:path';
import { describeLanguage } from './support/describe-language';
import { generated, VERSIONS, workspace } from './support/workspace';
import { EXAMPLES } from '../../scripts/examples';
import { run } from '../support/package-workspace';

describeLanguage({
  name: 'python',
  file: 'main.py',
  exception: /^RuntimeError: Error: ([^]*)/m,
  variablesAreSet: 'before the app imports cdk8s',

  build() {
    run(workspace(), 'python3', ['-m', 'venv', 'venv']);
    run(workspace(), 'venv/bin/pip', [
      'install', '--quiet', ...Object.entries(VERSIONS).map(([name, version]) => `${name}==${version}`),
      generated('registry-access', 'python'),
    ]);
  },

  command: example => [workspace('venv/bin/python'), join(EXAMPLES, example, 'main.py')],
});
