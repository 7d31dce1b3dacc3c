import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describeLanguage } from './support/describe-language';
import { generated, OWN_VERSION, VERSIONS, workspace } from './support/workspace';
import { EXAMPLES } from '../../scripts/examples';
import { run } from '../support/package-workspace';

const CLASSPATH = 'classpath.txt';

/** What the app depends on, by group and name. */
const DEPENDENCIES = {
  'io.github.cdk8s-registry-access:cdk8s-registry-access': OWN_VERSION,
  'org.cdk8s:cdk8s': VERSIONS.cdk8s,
  'org.cdk8s:cdk8s-plus-27': VERSIONS['cdk8s-plus-27'],
  'software.constructs:constructs': VERSIONS.constructs,
};

describeLanguage({
  name: 'java',
  file: 'Main.java',
  exception: /^Exception in thread "main" java\.lang\.RuntimeException: Error: ([^]*?)\n@jsii\/kernel/m,
  variablesAreSet: 'before the app starts',

  /** One build for the generated libraries and the app: nothing is installed, so no other run sees it. */
  build() {
    const app = workspace('java/app');
    mkdirSync(app, { recursive: true });
    writeFileSync(join(app, 'pom.xml'), pom('app', `<dependencies>${
      Object.entries(DEPENDENCIES).map(([name, version]) => dependency(name, version)).join('')}</dependencies>`));
    const libraries = [generated('registry-access', 'java'), generated('cdk8s-plus-27', 'java')];
    libraries.forEach(useTestedVersions);
    const modules = [...libraries, app].map(folder => `<module>${relative(workspace('java'), folder)}</module>`);
    writeFileSync(workspace('java/pom.xml'),
      pom('all', `<packaging>pom</packaging><modules>${modules.join('')}</modules>`));
    run(workspace('java'), 'mvn', ['--batch-mode', '--quiet', '-Dmaven.javadoc.skip', '-Dmaven.source.skip', 'package',
      'dependency:build-classpath', `-Dmdep.outputFile=${CLASSPATH}`]);
  },

  command: example => ['java', '--class-path', readFileSync(workspace('java/app', CLASSPATH), 'utf-8').trim(),
    join(EXAMPLES, example, 'Main.java')],
});

function pom(name: string, content: string): string {
  return `<project xmlns="http://maven.apache.org/POM/4.0.0"><modelVersion>4.0.0</modelVersion>
  <groupId>examples</groupId><artifactId>${name}</artifactId><version>1</version>${content}</project>`;
}

function dependency(name: string, version: string): string {
  const [group, artifact] = name.split(':');
  return `<dependency><groupId>${group}</groupId><artifactId>${artifact}</artifactId><version>${version}</version>`
    + '</dependency>';
}

/** What is generated takes the newest version of its peers. */
function useTestedVersions(folder: string): void {
  const file = join(folder, 'pom.xml');
  const text = readFileSync(file, 'utf-8');
  const pinned = (['cdk8s', 'constructs'] as const).reduce((all, name) =>
    all.replace(new RegExp(`(<artifactId>${name}</artifactId>\\s*<version>)[^<]+`), `$1${VERSIONS[name]}`), text);
  writeFileSync(file, pinned);
}
