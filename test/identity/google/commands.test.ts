import { Registry } from '../../../src';
import { impersonationCommand, projectOf, providerCommands, pullCommands } from '../../../src/identity/google/commands';

const MEMBER = 'serviceAccount:pull@acme-prod.iam.gserviceaccount.com';
const repository = (name: string, project: string, location: string) =>
  `artifacts repositories add-iam-policy-binding ${name} --project ${project} --location ${location}`;

test.each([
  [Registry.artifactRegistry({ location: 'europe-west1', project: 'acme-prod', repository: 'apps' }),
    repository('apps', 'acme-prod', 'europe-west1')],
  [Registry.artifactRegistry({ location: 'europe', project: 'acme-prod', repository: 'apps' }),
    repository('apps', 'acme-prod', 'europe')],
  [
    Registry.artifactRegistry({
      location: 'europe-west1', project: 'acme-prod', repository: 'apps', regionalEndpoint: true,
    }),
    repository('apps', 'acme-prod', 'europe-west1'),
  ],
  [Registry.artifactRegistry({ location: 'us', project: 'example.com/acme-prod', repository: 'apps' }),
    repository('apps', 'example.com:acme-prod', 'us')],
  [Registry.gcr().withPath('acme-prod'), repository('gcr.io', 'acme-prod', 'us')],
  [Registry.gcr('eu.gcr.io').withPath('acme-prod/team'), repository('eu.gcr.io', 'acme-prod', 'europe')],
])('the role for %s is granted on its repository', (registry, words) => {
  const project = / --project (\S+)/.exec(words)![1];
  expect(pullCommands([registry], MEMBER, 'roles/r'))
    .toEqual([`# Google Cloud project ${project}\ngcloud ${words} --role roles/r --member ${MEMBER}`]);
});

test.each([
  [Registry.artifactRegistry({ location: 'europe', project: 'acme-prod' }), 'acme-prod', 'acme-prod'],
  [Registry.artifactRegistry({ location: 'europe' }), '<PROJECT>', "'<PROJECT>'"],
  [Registry.gcr(), '<PROJECT>', "'<PROJECT>'"],
])('the role for %s is granted on the project', (registry, project, quoted) => {
  expect(pullCommands([registry], MEMBER, 'roles/r')).toEqual([
    `# Google Cloud project ${project}\n`
      + `gcloud projects add-iam-policy-binding ${quoted} --role roles/r --member ${MEMBER} --condition None`,
  ]);
});

test.each([
  ['pull@acme-prod.iam.gserviceaccount.com', 'acme-prod', 'acme-prod'],
  ['123-compute@developer.gserviceaccount.com', '<PROJECT>', "'<PROJECT>'"],
])('tokens for %s are minted by a right in its project', (account, project, quoted) => {
  expect(impersonationCommand(account, MEMBER, 'roles/r')).toBe(
    `# Google Cloud project ${project}\n`
      + `gcloud iam service-accounts add-iam-policy-binding ${account} --project ${quoted} `
      + `--role roles/r --member ${MEMBER}`,
  );
});

test('a project is granted once, and a member that is known in words has to be filled in', () => {
  const registries = ['europe', 'us'].map(location => Registry.artifactRegistry({ location, project: 'acme-prod' }));
  expect(pullCommands(registries, 'the service account of the nodes', 'roles/r')).toEqual([
    '# Google Cloud project acme-prod\n'
      + "gcloud projects add-iam-policy-binding acme-prod --role roles/r --member 'serviceAccount:<THE SERVICE ACCOUNT "
      + "OF THE NODES>' --condition None",
  ]);
});

test.each([
  ['one', ['acme-prod', 'acme-prod/apps'], 'acme-prod'],
  ['several', ['acme-prod', 'acme-test'], undefined],
  ['not known', ['acme-prod', undefined], undefined],
])('the project of some registries is %s', (_, paths, project) => {
  expect(projectOf(paths.map(path => path === undefined ? Registry.gcr() : Registry.gcr().withPath(path))))
    .toBe(project);
});

test('a pool is made before its provider', () => {
  expect(
    providerCommands(
      '1', 'projects/1/locations/global/workloadIdentityPools/clusters/providers/on-prem', 'https://oidc.example.com',
    ),
  ).toEqual([
    '# Google Cloud project 1\n'
      + 'gcloud iam workload-identity-pools create projects/1/locations/global/workloadIdentityPools/clusters '
      + '--project 1',
    '# Google Cloud project 1\n'
      + 'gcloud iam workload-identity-pools providers create-oidc '
      + 'projects/1/locations/global/workloadIdentityPools/clusters/providers/on-prem --issuer-uri '
      + 'https://oidc.example.com --attribute-mapping google.subject=assertion.sub --project 1',
  ]);
});
