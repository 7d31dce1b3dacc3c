import { Component } from 'projen';
import type { cdk8s } from 'projen';

/** Suites that need more than Node: each is a folder of `test/` with a jest configuration of its own. */
const SUITES = {
  refresher: 'Runs the program of refreshers with the real Node.js, against moto and stand-ins (needs the AWS CLI, '
    + 'openssl, Python)',
  pull: 'Pulls images from real registries with synthesized Secrets (needs docker-registry, skopeo and podman)',
  differential: "Compares image matching with the kubelet's own code (needs Go)",
  cluster: 'Applies what is synthesized to real API servers and a real kubelet (builds Kubernetes with Go)',
  languages: 'Synthesizes the examples in Python, Java and Go (needs their toolchains and package registries)',
  package: 'Installs the packed tarball beside its peers only and synthesizes every example (needs the npm registry)',
};

/** Suites of what is compiled here; others make a copy, or need the sources only. */
const COMPILED = ['languages'];

/** Adds a task `test:<name>` for each suite and keeps it out of the unit tests. */
export class Suites extends Component {
  constructor(project: cdk8s.ConstructLibraryCdk8s) {
    super(project);
    for (const [name, description] of Object.entries(SUITES)) {
      project.addTask(`test:${name}`, {
        description,
        steps: [
          ...(COMPILED.includes(name) ? [{ spawn: 'compile' }] : []),
          { exec: `jest --ci --runInBand --config test/${name}/jest.config.json`, receiveArgs: true },
        ],
      });
      project.jest?.addIgnorePattern(`<rootDir>/test/${name}/`);
    }
  }
}
