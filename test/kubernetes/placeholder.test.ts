import {
  howToRender, isFoundInImage, isNameInBraces, isPlaceholder, isPlaceholderImage, isPlaceholderName, isPlainImage,
  isUnquotedTemplate,
} from '../../src/kubernetes/placeholder';
import { loadYaml } from '../../src/kubernetes/yaml-loader';
import { expectLinear } from '../support/linear';

test.each([
  '{{ .Values.password }}', '${PASSWORD}', '$(PASSWORD)', '<password>', 'ENC[AES256_GCM,data:x]', '@PASSWORD@',
  '$PASSWORD',
  'CHANGEME', 'change-me', 'replace_me', 'YOUR_TOKEN', 'YOUR_GITHUB_PAT', 'your-dockerhub-password', 'yourpassword',
  'xxxx',
  '...', '***', 'TODO', 'dckr_pat_ab****', 'glpat-xxxxxxxx9', '12######89', '<your token', 'ab████', '[[ .Token ]]',
  '#@ data.values.token', 'CHANGE_ME_BASE64_ENCODED', 'to-be-filled',
  '{password}', 'DOCKER_PASSWORD', 'XXXX...XXXX', 'eyJhbGci…', '...`,',
  '#{DockerPassword}#', '((docker-password))', '%%PASSWORD%%', '$PASSWORD$', '<%= x %>',
  '[REDACTED]', '***REMOVED***', 'not-a-real-password', 'none', 'XXXX-XXXX-XXXX',
  'your-pword', 'your_docker_hub_pat', 'REPLACE', 'fill-me-in', 'sua-senha', 'tu_token', 'votre-mot-de-passe',
  'dein-passwort', '你的密码', 'ваш_пароль', 'パスワード', 'insert-token-here', 'token-goes-here', 'ghp_xxxx',
  'github_pat_xxx', '__TOKEN__',
])('%s is a placeholder', text => expect(isPlaceholder(text)).toBe(true));

test.each([
  'hunter2', 'S3cret$Value!', 'glpat-abc', 'a$b', 'xx', 'dGVzdA==', 'notset9', 'Unremoved1', 'nonesuch', 'a(b)c',
  'xX3xxx-a', 'a__b', 'my__token', 'replaced-7', 'ghp_a1b2', 'youre-in', 'yours truly', 'Bayou-Regent',
  'stunning-token9', 'amigo-image', 'here', '<k9Jd82!LmQ#x7', 'Kq9####Zr81mPw2', 'ab***Zr81mPw2',
])('%s is none', text => expect(isPlaceholder(text)).toBe(false));

test.each([
  '${REGISTRY}/app:1', '$REGISTRY/app', '$X:$Y', '$(IMAGE)', '{{ image }}', '{image}', '@IMAGE@', 'reg.io/@TAG@',
  '<image>', 'ko://example.org/cmd',
  'PROJECT_ID', 'gcr.io/PROJECT_ID/app', 'REGION-docker.pkg.dev/project/app', 'IMAGE_URL', '[[ .Image ]]',
  '#@ data.values.image', ' ', 'YOUR_NAMESPACE/app:1', 'yourusername/app', 'xxxx', 'reg.io/app:xxxx', '...',
  '112904*****.dkr.ecr.eu-west-1.amazonaws.com/app:1', 'acme**.azurecr.io/app',
  '1234xxxx.dkr.ecr.eu-west-1.amazonaws.com/a',
  'reg.io/XXXXX-team/app', 'reg.io/####/app', 'reg.io/<team/app', 'reg.io/…/app', 'docker.io/ab•••/app:1',
  'REPLACE_IMAGE', 'app:@VERSION', 'myACR.azurecr.io/app:1', 'account-id.dkr.ecr.region.amazonaws.com/app',
  'ACR_NAME.azurecr.io/app:1', 'REGISTRY_URL/IMAGE_NAME:IMAGE_TAG', 'IMAGE', 'reg.io/USER/app', 'app:TAG',
  '__CI_REGISTRY_IMAGE__:__VERSION__', 'reg.io/app:__TAG__', 'reg.io/__name__/app', 'Build_Tag', 'BuildImage',
  'DOCKER_IMAGE_HERE', 'myImage', 'imageName:latest', 'AppImage:BUILD_TAG', 'dockerUsername/imageName:1',
  'reg.io/ImageName:1', '%IMAGE%:%TAG%', 'app:~VERSION~',
  'app:~tag~', '&IMAGE&', 'app:', 'app@sha256:DIGEST', 'app@sha256:xxxx',
  '你的镜像', 'ВАШ_ОБРАЗ', 'org/Repo:tag', 'username/Repo',
  'reg.io/path/to/Image', 'MYREGISTRY/app', 'ACRNAME.azurecr.io/app:1', 'APPNAME:1',
])('the image %s is a placeholder', image => expect(isPlaceholderImage(image)).toBe(true));

test.each([
  'nginx', 'reg.io:5000/team/app:1.2.3', 'reg.io/app@sha256:0123', 'Reg.io/App', 'reg.io/app:V1', 'REG.io/app',
  'reg.io/app:RC_1',
  'xx/app', 'https://reg.io/app', '', 'PizzaBackend', 'PizzaBackend:v1', 'reg.io/NTI-repo', 'NTI-repo:v1.2', 'MyApp',
  'UserService', 'user-Service:latest', 'HostApp', 'Server',
  'reg.io/UserService', 'john/Docker-App:1', 'reg.io/team/ProjectApp', 'reg.io/my__app', 'imagename',
  'reg.io/Image-Resizer:1', 'PizzaService:1.2', 'reg.io/mi-imagen:1', 'acme/App', 'acme/Repo', 'org/repo', 'Team/App',
  'reg.io/acme/web@sha256:Ab12',
])('the image %s is none', image => expect(isPlaceholderImage(image)).toBe(false));

describe('a plain image', () => {
  test.each(['nginx', 'reg.io:5000/team/app:1.2.3', '123.dkr.ecr.eu-west-1.amazonaws.com/app@sha256:0123'])(
    '%s is one', image => expect(isPlainImage(image)).toBe(true));

  test('has no placeholder, whichever two words and signs stand together', () => {
    const words = [
      'change', 'me', 'it', 'this', 'replace', 'with', 'to', 'will', 'must', 'be', 'be-changed', 'be-replaced',
      'be-defined', 'be-filled', 'be-set', 'put-it', 'goes', 'sha256:x', 'sha256:_', 'insert', 'image',
      'registry', 'repo', 'host', 'tag', 'here', 'placeholder', 'your',
      'aws', 'docker', 'name', 'org', 'token', 'user', 'redacted', 'removed', 'censored', 'scrubbed', 'sanitized',
      'not', 'real', 'a-real', 'used', 'set', 'todo', 'tbd', 'fixme', 'dummy', 'none', 'null', 'nil', 'empty', 'n', 'a',
      'unset', 'undefined', 'x', 'xx', 'xxx', 'fill', 'in', 'ghp', 'github_pat', 'glpat', 'dckr_pat', 'akcp', 'hf',
      'ko', 'version', 'version__', 'account-id', 'dkr.ecr.x', 'app', '1', 'latest', 'X', 'TAG', 'Image', '$x', '{x}',
      '(x)', '<x>', '[x]', '#x', '%x%', '~x', '***', '...', ' ', '\n', '',
    ];
    const signs = ['', '.', '-', '_', '__', '/', '//', ':', '://', '@'];
    const texts = words.flatMap(word => signs.flatMap(sign => words.map(other => `${word}${sign}${other}`)));
    expect(texts.filter(text => isPlainImage(text) && isFoundInImage(text))).toEqual([]);
  });
});

test.each(['${NAME}', '{{repl ConfigOption "x"}}', '$NAME', '[[ .Name ]]', '@NAME@', 'k-erp-__RUNNING_ENV__',
  '__NAMESPACE__', 'REGISTRY',
  'SECRET-NAME', 'PULL-SECRET', 'NAMESPACE', 'imagePullSecretName'])(
  'the name %s is a placeholder', name => expect(isPlaceholderName(name)).toBe(true),
);

test.each(['regcred-1.a', 'dockerHub-secret', 'Secret', 'REGCRED', 'DOCKERHUB', 'dockerHubSecret',
  'Registry-Secret', 'my_secret', 'a__b'])('the name %s is none', name =>
  expect(isPlaceholderName(name)).toBe(false));

test.each([
  ['{{inputs.parameters.image}}', 'Argo'], ['{{ .Values.image }}', 'helm template'], ['${IMAGE}', 'envsubst'],
  ['$(params.image)', 'Tekton'], ['ko://x', 'ko resolve'], ['#@ x', 'ytt'], [' ', 'OpenShift'], ['IMAGE_NAME',
    'filled in'],
])('what is to be done about %s', (image, told) => expect(howToRender(image)).toContain(told));

test.each([
  ['{{ .Values.x }}', true], ['[[ .x ]]', true], ['{ a: b }', false], ['[a]', false], ['{ {a: b}: c, d: e }', false],
  ['"{{ x }}"', false], ['', false],
])('%s is a template without quotes: %s', (text, expected) => {
  expect(isUnquotedTemplate(loadYaml(text).values[0])).toBe(expected);
});

test.each([['{image}', true], ['{ a: b }', false], ['{a, b}', false], ['[a]', false], ['{}', false], ['', false]])(
  '%s is a name in braces: %s', (text, expected) => {
    expect(isNameInBraces(loadYaml(text).values[0])).toBe(expected);
  });

test.each(['x', 'xxx', 'a', '{{', '((', ':', '-'])('a long text of `%s` is read in one pass', async unit => {
  // It is not looked at beyond 500.
  await expectLinear(120 / unit.length, size => `${unit.repeat(size)}!`, isPlaceholder);
  await expectLinear(12_500, size => unit.repeat(size), isPlaceholderImage);
});
