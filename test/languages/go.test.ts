import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describeLanguage } from './support/describe-language';
import { generated, workspace } from './support/workspace';
import { EXAMPLES } from '../../scripts/examples';
import { run } from '../support/package-workspace';

/** The modules that are generated, by the folder in which they are. */
const MODULES = {
  'github.com/cdk8s-registry-access/cdk8s-registry-access-go/registryaccess':
    generated('registry-access', 'go/registryaccess'),
  'github.com/cdk8s-team/cdk8s-core-go/cdk8s/v2': generated('cdk8s', 'go/cdk8s'),
  'github.com/cdk8s-team/cdk8s-plus-go/cdk8splus27/v2': generated('cdk8s-plus-27', 'go/cdk8splus27'),
};

describeLanguage({
  name: 'go',
  file: 'main.go',
  exception: /^panic: Error: ([^]*?)\n\ngoroutine /m,
  variablesAreSet: 'before the app starts',

  build(examples) {
    const apps = workspace('go');
    mkdirSync(apps);
    writeFileSync(join(apps, 'go.mod'), ['module examples', 'go 1.25',
      ...Object.entries(MODULES).map(([module, folder]) => `replace ${module} => ${folder}`), ''].join('\n'));
    examples.forEach(name => cpSync(join(EXAMPLES, name, 'main.go'), join(apps, name, 'main.go')));
    expect(run(EXAMPLES, 'gofmt', ['-l', '.'])).toBe('');
    run(apps, 'go', ['mod', 'tidy']);
    mkdirSync(join(apps, 'bin'));
    run(apps, 'go', ['build', '-o', 'bin/', './...']);
  },

  command: example => [workspace('go/bin', example)],
});
