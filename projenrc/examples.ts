import { Component } from 'projen';
import type { cdk8s } from 'projen';
import { DevelopmentFolder } from './development-folder';

/** One app per architecture pattern in `examples/`, with the YAML that it must give beside it. */
export class Examples extends Component {
  constructor(project: cdk8s.ConstructLibraryCdk8s) {
    super(project);
    new DevelopmentFolder(project, 'examples');
    project.addTask('example', {
      description: 'Prints the YAML of one example (default: namespace)',
      exec: 'tsx scripts/print-example.ts',
      receiveArgs: true,
    });
    project.addTask('examples', {
      description: 'Writes the YAML of every example beside its app, and the pages of docs/ that follow from the code',
      steps: [{ exec: 'tsx scripts/update-examples.ts' }, { exec: 'tsx scripts/update-diagnose-page.ts' }],
    });
  }
}
