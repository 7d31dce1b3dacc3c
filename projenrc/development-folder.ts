import { Component, javascript } from 'projen';
import type { cdk8s } from 'projen';

/**
 * A folder of TypeScript beside `src` and `test`, for use in this repository only: linted, type-checked together with
 * the tests, free to import dev dependencies.
 *
 * It sees the library by its package name, as a user does, without a build.
 */
export class DevelopmentFolder extends Component {
  constructor(project: cdk8s.ConstructLibraryCdk8s, name: string) {
    super(project);

    // Editors and eslint look for a file of this name, from the source file upwards.
    const tsconfig = new javascript.TypescriptConfig(project, {
      fileName: `${name}/tsconfig.json`,
      include: ['**/*.ts'],
      compilerOptions: {
        noEmit: true,
        rootDir: '..',
        paths: { [project.name]: ['../src'] },
      },
    });
    tsconfig.addExtends(project.tsconfig!);

    project.tsconfigDev.addInclude(`../${name}/**/*.ts`);
    project.tsconfigDev.file.addOverride(`compilerOptions.paths.${project.name}`, ['../src']);
    project.eslint?.addLintPattern(name);
    project.eslint?.allowDevDeps(`${name}/**`);
  }
}
