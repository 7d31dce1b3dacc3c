import { Component } from 'projen';
import type { cdk8s } from 'projen';

const MAX_LEN = {
  code: 120,
  ignoreUrls: true,
  // There is no place to break a regular expression, or a text without a blank, that has the line to itself.
  ignorePattern: String.raw`^\s*(?:[!+] *)?(?:/.+/[a-z]*|\S+)(?:\.test\()?[)\]},;\s]*$`,
};

/** Code whose texts are whole documents: manifests, pages, styles, and what a test compares with them. */
const DOCUMENTS = [
  'src/audit/rules-document.ts',
  'test/audit/corpus/*.ts',
  'test/audit/formats/{junit,markdown}.test.ts',
  'test/audit/refresh.ts',
  'test/encrypted/sealed-secret.test.ts',
  'test/node/node-grants.test.ts',
  'test/node/snippets/*.test.ts',
];

/** Lines have at most 120 columns, comments included. */
export class LineLength extends Component {
  constructor(project: cdk8s.ConstructLibraryCdk8s) {
    super(project);
    project.eslint?.addRules({ '@stylistic/max-len': ['error', MAX_LEN] });
    project.eslint?.addOverride({
      files: DOCUMENTS,
      rules: { '@stylistic/max-len': ['error', { ...MAX_LEN, ignoreTemplateLiterals: true }] },
    });
    // The text of the program of refreshers is in every manifest of one: its members keep their order.
    project.eslint?.addOverride({ files: ['*.mts'], rules: { '@typescript-eslint/member-ordering': 'off' } });
  }
}
