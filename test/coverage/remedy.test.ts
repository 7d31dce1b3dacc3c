import { container, ECR, harborSecret, PRIVATE, prove } from './support';
import { AccessPattern, Registry, RegistryCredentials, ScopedPullSecret } from '../../src';
import { newAccess } from '../access/support';
import { deployment, newChart } from '../attach/support';
import { synthesisError } from '../support/synthesis-error';

test.each([
  ['of another region', ECR.replace('eu-west-1', 'us-east-1'), 'fix the image, or add credentials for '
    + "'123456789012.dkr.ecr.us-east-1.amazonaws.com' (or name it in what that Secret 'covers')"],
  ['whose host is not in lower case', PRIVATE.replace('reg', 'Reg'), 'write the host of the image in lower case'],
  ['on another port', PRIVATE.replace('/', ':5000/'), "give a credential for 'registry.example.com:5000', or"],
  ['that nobody has credentials for', 'contoso.azurecr.io/web:1', "Add credentials for 'contoso.azurecr.io' to a "
    + "PrivateRegistryAccess that grants it (or name it in what one of these Secrets 'covers'), or name"],
])('what to do about an image %s', (_, image, remedy) => {
  const pullSecrets = [ScopedPullSecret.fromSecretName('pull', {
    namespace: 'payments',
    covers: [Registry.harbor('registry.example.com'), Registry.ecr({ account: '123456789012', region: 'eu-west-1' })],
  })];
  expect(prove({ ...container(image), imagePullSecrets: [{ name: 'pull' }] }, { pullSecrets }).errors)
    .toContain(remedy);
});

test('what to do about a registry that its grant leaves out: where to name it', () => {
  const chart = newChart();
  const [one, two] = ['one', 'two'].map(name => Registry.harbor(`${name}.example.com`));
  newAccess(chart, {
    pattern: AccessPattern.WORKLOAD,
    credentials: [one, two].map(of => RegistryCredentials.existingSecret(of.host, { covers: [of] })),
  }).grantPull(deployment(chart, 'web', container('two.example.com/web:1')), { registries: [one] });
  expect(synthesisError(chart)).toContain("Secret 'two.example.com' of the same namespace has a credential for it, "
    + "and the pod does not name it: grant it with grantPull(…), and name 'two.example.com' where that has "
    + "'registries'");
});

test('what to do about a Secret of the pod that nobody declared', () => {
  expect(prove({ ...container(ECR), imagePullSecrets: [{ name: 'own' }] }).errors)
    .toContain("Say what Secret 'own' covers: give it to a PrivateRegistryAccess with RegistryCredentials.existing");
});

test('what to do about a ServiceAccount that is not known is said at once', () => {
  const { errors } = prove({ ...container(PRIVATE), serviceAccountName: 'ghost' }, {}, chart => harborSecret(chart));
  expect(errors).toContain("the pod does not name it: grant it with grantPull(…), and name 'ghost' in the "
    + "'serviceAccounts' of the PrivateRegistryAccess or declare it in the app, unless its pattern puts the reference "
    + 'on the pod');
});

test('what to do about another path of what the nodes pull by themselves', () => {
  const nodeRegistries = [Registry.ecr({ account: '123456789012', region: 'eu-west-1' }).withPath('payments')];
  expect(prove(container(ECR), { nodeRegistries }).errors).toContain('The nodes pull from '
    + "'123456789012.dkr.ecr.eu-west-1.amazonaws.com/payments' by themselves, and its path '/payments' is not that "
    + "of '/app': add the path that is missing (withPath) to the registries of the nodes");
});

test('what to do about a Secret of another namespace', () => {
  expect(
    prove(container(PRIVATE), {}, chart => harborSecret(newChart(chart.node.root as any, 'billing', 'billing')))
      .errors,
  ).toMatch(
    /Secret 'harbor' of namespace 'billing' has a credential for it, and a pod can use only those of its own: add 'payments' to 'namespaces'/,
  );
});
