import { Chart, Duration } from 'cdk8s';
import { containerOf, newChart, newRefresh, planOf, RefreshProps } from './support';

describe('the options of a refresher', () => {
  test.each<[string, RefreshProps, string]>([
    ['a namespace twice', { namespaces: ['a', 'a'] }, "'namespaces' names 'a' twice: leave one out"],
    ['no namespace', { namespaces: [] }, "'namespaces' is empty"],
    ['a namespace that is none', { namespaces: ['Payments'] }, "'namespaces' must be a DNS label"],
    ['a name that is too long', { name: 'a'.repeat(53) },
      `at most 52 characters, since Jobs and pods get longer names from it; got '${'a'.repeat(53)}' (53 characters)`],
    ['a name with dots', { name: 'a.b' }, "'refresh.name' must be a DNS label: lower-case letters, digits and '-', "
      + 'beginning and ending with a letter or digit, at most 52 characters'],
    ['a name that is none', { name: 'ECR_pull' },
      "at most 52 characters, since Jobs and pods get longer names from it; got 'ECR_pull' (8 characters)"],
    ['a Secret name that is too long', { secretName: 'a'.repeat(254) },
      "'secretName' of 'chart/Refresh' must be a DNS subdomain"],
    ['no credentials', { credentials: [] }, "'credentials' of a refresher has no token to fetch"],
    ['a selector of all namespaces', { namespaceSelector: { matchLabels: {} } },
      "'namespaceSelector.matchLabels' is empty, which would mean every namespace"],
    ['a selector that is none', { namespaceSelector: { matchLabels: { team: 'a b' } } },
      "'namespaceSelector.matchLabels' must hold labels, got 'team': 'a b'"],
    ['a label that is none', { secretLabels: { team: 'a/b' } }, "'refresh.secretLabels' must hold labels, got 'team': "
      + "'a/b'"],
    ['an annotation whose name is none', { secretAnnotations: { 'a b': '' } },
      "'refresh.secretAnnotations' must have qualified names such as 'example.com/team', got 'a b'"],
    ['the label by which Argo CD tracks objects', { secretLabels: { 'app.kubernetes.io/instance': 'app' } },
      "'refresh.secretLabels' must not hold 'app.kubernetes.io/instance', got 'app'"],
    ['the annotation by which Argo CD tracks objects',
      { secretAnnotations: { 'argocd.argoproj.io/tracking-id': 'app' } },
      "'refresh.secretAnnotations' must not hold 'argocd.argoproj.io/tracking-id', got 'app'"],
    ['a label that is the refresher\'s', { secretLabels: { 'app.kubernetes.io/component': 'x' } },
      "'refresh.secretLabels' must not hold 'app.kubernetes.io/component', got 'x': the refresher sets it. Leave it "
        + 'out'],
    ['an annotation that a run writes', { secretAnnotations: { 'cdk8s-registry-access/refreshed-at': 'now' } },
      "'refresh.secretAnnotations' must not hold 'cdk8s-registry-access/refreshed-at', got 'now': the refresher sets "
        + 'it. Leave it out'],
    ['a ServiceAccount twice',
      { namespaceSelector: { matchLabels: { team: 'a' } }, patchServiceAccounts: ['default', 'default'] },
      "'refresh.patchServiceAccounts' names 'default' twice: leave one out"],
    ['ServiceAccounts of no selected namespaces', { patchServiceAccounts: ['default'] },
      "'refresh.patchServiceAccounts' ('default') are those of namespaces that a 'namespaceSelector' selects"],
    ['a selector of names', { namespaceSelector: { names: ['a'], matchLabels: { team: 'a' } } },
      "'namespaceSelector.names' ('a') cannot be used here, as a refresher finds"],
    ['a fraction of a second', { jitter: Duration.millis(1500) },
      "'refresh.jitter' must be whole seconds, at least 0; got 1500 ms"],
    ['a deadline that is too short', { deadline: Duration.seconds(100) }, "'refresh.deadline' (1 minute 40 seconds) "
      + "must leave 2 minutes beside the 'refresh.jitter' (1 minute), for two attempts to fetch, and to write: give "
      + 'at least 3 minutes'],
    ['a proxy that is no URL', { proxy: { httpsProxy: 'proxy' } },
      "'refresh.proxy.httpsProxy' must be a URL such as http://proxy.example.com:3128, got 'proxy'"],
    ...[['/path', '/path'], ['/?a=b', '/?***'], ['/#a', '/#***']].map(([path, shown]): [string, object, string] => [
      `a proxy with ${path}`,
      { proxy: { httpsProxy: `http://proxy:3128${path}` } },
      `'refresh.proxy.httpsProxy' must be a scheme, a host and a port, got 'http://proxy:3128${shown}': write `
        + "'http://proxy:3128'",
    ]),
    ['a proxy of another protocol', { proxy: { httpsProxy: 'socks5://proxy:1080' } },
      "'refresh.proxy.httpsProxy' must be a URL such as http://proxy.example.com:3128, got 'socks5://proxy:1080'"],
    ['an annotation that is not a text', { secretAnnotations: { a: 1 as any } },
      "'refresh.secretAnnotations.a' must be a string, got number: write it in quotes"],
    ...[
      'a b', 'a,b', 'https://a.example.com', 'a.example.com/x', '10.0.0.0/33', '10.0.0/8', 'fd00::/8:443',
      'example.com/8', 'a b', 'a,b', 'https://a.example.com', '10.0.0.0/', '10.0.0.0/8/8', '10.0.0.*', '10.',
      '*a.example.com', '.', '*.', ':443', 'a.example.com:65536', '[::1', '::1/129', '[fd00::]/8',
    ].map((entry): [string, RefreshProps, string] => [
      `'${entry}' to be reached without a proxy`,
      { proxy: { httpsProxy: 'http://proxy', noProxy: [entry] } },
      `'refresh.proxy.noProxy' must hold names, addresses and blocks of addresses, got '${entry}'`,
    ]),
  ])('refuse %s', (_, props, message) => {
    expect(() => newRefresh(props)).toThrow(message);
  });

  test.each([
    'http://user:hunter2@proxy.example.com', 'user:hunter2@proxy.example.com:3128', 'http:\\\\user:hunter2@proxy',
    'socks5://user:hunter2@proxy', 'http://user:hun/ter2@proxy',
  ])('refuse the password in the proxy %s without showing it', httpsProxy => {
    expect(() => newRefresh({ proxy: { httpsProxy } })).toThrow(new Error(
      "'refresh.proxy.httpsProxy' holds a user name or password, which the ConfigMap would show to everyone who may "
      + 'see it: use a proxy that identifies clients by their addresses'));
  });

  test('show no password of an address to be reached without a proxy', () => {
    expect(() => newRefresh({ proxy: { httpsProxy: 'http://proxy', noProxy: ['http://user:hunter2@a.example.com'] } }))
      .toThrow("got 'http://***@a.example.com': write it like '.example.com' or '10.0.0.0/8'");
  });

  test('take every annotation that the API server takes: the case of its prefix does not count', () => {
    expect(planOf({ secretAnnotations: { 'Example.com/team': 'a' } }).secrets).toBeDefined();
  });

  test('need a namespace, which a RoleBinding names', () => {
    expect(() => newRefresh({}, newChart({}))).toThrow("'refresh.namespace' of 'chart/Refresh' is not known");
    expect(newRefresh({ namespace: 'registry-access' }, newChart({})).namespace).toBe('registry-access');
  });

  test('pass nothing on when they are refused', () => {
    const chart = newChart();
    expect(() => newRefresh({ schedule: 'never' }, chart)).toThrow();
    expect(chart.toJson()).toEqual([]);
  });

  test('bring a proxy to what is asked of the clouds: the plan has it, and no environment variable', () => {
    const props: RefreshProps = {
      proxy: {
        httpsProxy: 'http://proxy.example.com:3128',
        noProxy: [
          '.internal', '10.0.0.0/8', '10.0.0.0/8:443', '[fd00::/8]:443', '[fd00::1]:8443', '*.example.com', '*',
        ],
      },
    };
    expect(planOf(props).proxy).toEqual({ url: 'http://proxy.example.com:3128', noProxy: props.proxy!.noProxy });
    expect(containerOf(props).env.map(({ name }: any) => name)).toEqual(['TRIGGER']);
    expect(planOf({ proxy: { httpsProxy: 'https://proxy' } }).proxy).toEqual({ url: 'https://proxy', noProxy: [] });
    expect(planOf().proxy).toBeUndefined();
  });

  test.each([
    'HTTP://Proxy.example.com:3128', ' http://proxy.example.com:3128/', 'http:proxy.example.com:3128',
    'http:\\\\proxy.example.com:3128', 'http://@proxy.example.com:3128/',
  ])(
    'bring the proxy %j as Node.js knows one: it would go without it', httpsProxy => {
      expect(planOf({ proxy: { httpsProxy } }).proxy!.url).toBe('http://proxy.example.com:3128');
    });

  test.each([
    'localhost', 'a_b.example.com.', '10.0.0.1', '10.0.0.1:8443', '10.0.0.0/8:443', '::1', 'fd00::/8', '[fd00::/8]:443',
    '::ffff:10.0.0.1', '*:443',
  ])('take %s as what is reached without a proxy', entry => {
    expect(planOf({ proxy: { httpsProxy: 'http://proxy', noProxy: [entry] } }).proxy!.noProxy).toEqual([entry]);
  });

  test('give generated names of at most 52 characters', () => {
    const long = new Chart(newChart(), 'x'.repeat(60), { namespace: 'a' });
    expect(newRefresh({ name: undefined }, long).serviceAccountName.length).toBeLessThanOrEqual(52);
  });
});
