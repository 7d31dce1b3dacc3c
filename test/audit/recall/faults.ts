import { base64, configOf, PASSWORD, podSpecOf, Repository, workload } from './clean-repository';
import { gitHubToken } from '../github-token';

/** A fault that a person could make, and the rules of which one has to tell it. */
export interface Fault {
  readonly name: string;
  readonly rules: readonly string[];
  /** Plants it. `pick` is any number. */
  readonly plant: (repository: Repository, pick: number) => void;
}

const secretOf = ({ objects }: Repository) => objects[0];
const accountOf = ({ objects }: Repository) => objects[1];
const oneOf = ({ objects }: Repository, pick: number) => objects[2 + (pick % (objects.length - 2))];
const namespaceOf = (repository: Repository) => secretOf(repository).metadata.namespace;

/** What has the list of pull secrets of a workload. */
const holderOf = (repository: Repository, pick: number) =>
  accountOf(repository).imagePullSecrets ? accountOf(repository) : podSpecOf(oneOf(repository, pick));

const imageOf = (repository: Repository, pick: number) => podSpecOf(oneOf(repository, pick)).containers[0];

function changeAuths(repository: Repository, change: (auths: any) => object): void {
  const secret = secretOf(repository);
  const { auths } = JSON.parse(Buffer.from(secret.data['.dockerconfigjson'], 'base64').toString());
  secret.data = configOf(change(auths));
}

const changeKey = (change: (host: string) => string) => (repository: Repository) =>
  changeAuths(repository, auths => Object.fromEntries(Object.entries(auths).map(([key, login]) => [change(key),
    login])));

const rbac = (namespace: string, rule: object) => [
  {
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'Role',
    metadata: { name: 'r', namespace },
    rules: [{ apiGroups: [''], ...rule }],
  },
  {
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'RoleBinding',
    metadata: { name: 'r', namespace },
    roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name: 'r' },
    subjects: [{ kind: 'ServiceAccount', name: 'web', namespace }],
  },
];

const REFRESH = 'TOKEN=$(aws ecr get-login-password); kubectl create secret docker-registry ecr-login '
  + '--docker-password="$TOKEN" --dry-run=client -o yaml | kubectl apply -f -';

const refresher = ({ objects }: Repository, namespace: string, schedule: string, more: object = {}) => {
  const job = workload('CronJob', 'refresh', namespace, {
    containers: [{ name: 'a', image: 'public.ecr.aws/acme/tools:1.0', command: ['sh', '-c', REFRESH] }],
  });
  objects.push({ ...job, spec: { ...job.spec, schedule, ...more } });
};

function changeData({ objects: [{ data }] }: Repository, change: (text: string) => string): void {
  data['.dockerconfigjson'] = change(data['.dockerconfigjson']);
}

/** A JSON web token that nobody signed. */
const EXPIRED = `eyJhbGciOiJub25lIn0.${base64('{"exp":1600000000,"aud":"registry"}')}.c2lnbmF0dXJlLW9mLW5vYm9keQ`;

export const FAULTS: readonly Fault[] = [
  {
    name: 'a name with a slip',
    rules: ['PRA101'],
    plant: (all, pick) => {
      holderOf(all,
        pick).imagePullSecrets = [{ name: 'registry-logn' }];
    },
  },
  {
    name: 'a Secret that is gone',
    rules: ['PRA101'],
    plant: all => {
      all.objects.splice(0, 1, {
        ...secretOf(all),
        metadata: { name: 'other', namespace: namespaceOf(all) },
      });
    },
  },
  {
    name: 'a Secret in another namespace',
    rules: ['PRA102'],
    plant: all => { secretOf(all).metadata.namespace = 'build'; },
  },
  {
    name: 'no list',
    rules: ['PRA103'],
    plant: (all, pick) => {
      delete podSpecOf(oneOf(all, pick)).imagePullSecrets; podSpecOf(oneOf(all,
        pick)).serviceAccountName = 'bare';
    },
  },
  {
    name: 'the port left out of the key',
    rules: ['PRA104'],
    plant: all => changeKey(host => host.includes(':')
      ? host.replace(/:\d+$/, '') : `${host}:8443`)(all),
  },
  {
    name: 'another port in the image',
    rules: ['PRA104'],
    plant: (all, pick) => {
      const container = imageOf(all,
        pick); container.image = container.image.replace(/^([^:/]+)(?::\d+)?\//, '$1:9999/');
    },
  },
  { name: 'a key for another host', rules: ['PRA105'], plant: changeKey(() => 'quay.io') },
  { name: 'a key with a path of another team', rules: ['PRA104', 'PRA105'], plant: changeKey(host => `${host}/other`) },
  { name: 'a key in capitals', rules: ['PRA206', 'PRA104'], plant: changeKey(host => host.toUpperCase()) },
  { name: 'a key with a scheme that is none', rules: ['PRA206'], plant: changeKey(host => `oci://${host}`) },
  {
    name: 'a list that hides that of the ServiceAccount',
    rules: ['PRA106'],
    plant: (all, pick) => {
      accountOf(all).imagePullSecrets = [{ name: 'registry-login' }];
      all.objects.push({
        ...secretOf(all),
        metadata: { name: 'hub', namespace: namespaceOf(all) },
        data: configOf({ 'quay.io': { username: 'robot', password: PASSWORD } }),
      });
      podSpecOf(oneOf(all, pick)).imagePullSecrets = [{ name: 'hub' }];
    },
  },
  {
    name: 'an image with capitals',
    rules: ['PRA107'],
    plant: (all, pick) => {
      imageOf(all, pick).image = imageOf(all,
        pick).image.replace(/\/(\w)/, (_: string, letter: string) => `/${letter.toUpperCase()}`);
    },
  },
  {
    name: 'a host with a slip',
    rules: ['PRA109'],
    plant: (all, pick) => {
      imageOf(all,
        pick).image = 'ghcr.oi/acme/app:1'; imageOf(all, pick).image = 'quay.ioo/acme/app:1';
    },
  },
  {
    name: 'a list of texts',
    rules: ['PRA110'],
    plant: (all, pick) => {
      holderOf(all,
        pick).imagePullSecrets = ['registry-login'];
    },
  },
  { name: 'the type Opaque', rules: ['PRA201'], plant: all => { secretOf(all).type = 'Opaque'; } },
  {
    name: 'the key config.json',
    rules: ['PRA202'],
    plant: all => { secretOf(all).data = { 'config.json': secretOf(all).data['.dockerconfigjson'] }; },
  },
  {
    name: 'base64 twice',
    rules: ['PRA203'],
    plant: all => changeData(all, base64),
  },
  {
    name: 'base64 that is cut off',
    rules: ['PRA203'],
    plant: all => { secretOf(all).data['.dockerconfigjson'] = secretOf(all).data['.dockerconfigjson'].slice(0, -7); },
  },
  {
    name: 'an auth without a colon',
    rules: ['PRA204'],
    plant: all => changeAuths(all, auths =>
      Object.fromEntries(Object.keys(auths).map(key => [key, { auth: Buffer.from(PASSWORD).toString('base64') }]))),
  },
  {
    name: 'an empty password',
    rules: ['PRA205'],
    plant: all => changeAuths(all, auths =>
      Object.fromEntries(Object.keys(auths).map(key => [key, { username: 'robot', password: '' }]))),
  },
  {
    name: 'logins left to a desktop',
    rules: ['PRA207'],
    plant: all => changeData(all, () => base64('{"auths":{"quay.io":{}},"credsStore":"desktop"}')),
  },
  { name: 'a key for everybody', rules: ['PRA209'], plant: changeKey(() => '*.azurecr.io') },
  {
    name: 'a token that has expired',
    rules: ['PRA301'],
    plant: all => changeAuths(all, auths =>
      Object.fromEntries(Object.keys(auths).map(key => [key, {
        username: 'u',
        password: EXPIRED,
      }]))),
  },
  {
    name: 'a Secret that nothing names',
    rules: ['PRA402'],
    plant: all => {
      all.objects.push({
        ...secretOf(all),
        metadata: { name: 'unused', namespace: namespaceOf(all) },
      });
    },
  },
  {
    name: 'a front end that reads Secrets',
    rules: ['PRA403'],
    plant: all => {
      all.objects.push(...rbac(namespaceOf(all), {
        resources: ['secrets'],
        verbs: ['get',
          'list'],
      }));
    },
  },
  {
    name: 'a front end that makes tokens',
    rules: ['PRA404'],
    plant: all => {
      all.objects.push(...rbac(namespaceOf(all), {
        resources: ['serviceaccounts/token'],
        verbs: ['create'],
      }));
    },
  },
  { name: 'a committed token', rules: ['PRA405'], plant: all => { all.text = `token: ${gitHubToken('Ab3d')}`; } },
  {
    name: 'a committed login',
    rules: ['PRA405'],
    plant: all => { all.text = `# docker login -u robot -p ${PASSWORD} harbor.acme.io`; },
  },
  {
    name: 'a login in loose JSON',
    rules: ['PRA405'],
    plant: all => { all.text = `config: '{"auths":{"reg.io":{"username":"robot","password":"${PASSWORD}"}}}'`; },
  },
  {
    name: 'a password in the environment',
    rules: ['PRA406'],
    plant: (all, pick) => {
      imageOf(all,
        pick).env = [{ name: 'REGISTRY_PASSWORD', value: PASSWORD }];
    },
  },
  {
    name: 'a login in a ConfigMap',
    rules: ['PRA406'],
    plant: all => {
      all.objects.push({
        apiVersion: 'v1',
        kind: 'ConfigMap',
        metadata: { name: 'c', namespace: namespaceOf(all) },
        data: { 'config.json': `{"auths":{"reg.io":{"auth":"${base64(`robot:${PASSWORD}`)}"}}}` },
      });
    },
  },
  {
    name: 'a refresh that is too rare',
    rules: ['PRA501'],
    plant: all => refresher(all, namespaceOf(all),
      '17 3 * * *'),
  },
  {
    name: 'a refresh that outlives no failure',
    rules: ['PRA501'],
    plant: all => refresher(all, namespaceOf(all),
      '17 */8 * * *'),
  },
  {
    name: 'a refresh that is suspended',
    rules: ['PRA505'],
    plant: all => refresher(all, namespaceOf(all),
      '17 */4 * * *', { suspend: true }),
  },
  {
    name: 'an ExternalSecret without a type',
    rules: ['PRA211'],
    plant: all => {
      all.objects.splice(0, 1,
        {
          apiVersion: 'external-secrets.io/v1',
          kind: 'ExternalSecret',
          metadata: secretOf(all).metadata,
          spec: { target: { name: 'registry-login' } },
        });
    },
  },
  {
    name: 'an old API version',
    rules: ['PRA101'],
    plant: (all, pick) => {
      all.objects.push({
        ...workload('Deployment', 'old', namespaceOf(all),
          { imagePullSecrets: [{ name: 'registry-logins' }], containers: [imageOf(all, pick)] }),
        apiVersion: 'extensions/v1beta1',
      });
    },
  },
  {
    name: 'a custom resource',
    rules: ['PRA101'],
    plant: (all, pick) => {
      all.objects.push({
        ...workload('Deployment', 'canary', namespaceOf(all),
          { imagePullSecrets: [{ name: 'registry-logins' }], containers: [imageOf(all, pick)] }),
        apiVersion: 'argoproj.io/v1alpha1',
        kind: 'Rollout',
      });
    },
  },
];
