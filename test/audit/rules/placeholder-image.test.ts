import { deployment, report } from '../support';

test.each([
  '{{ .Values.image }}', '${IMAGE}', '$(IMAGE)', '<registry>/app:1', 'CHANGE_ME', 'your-registry/app', '__IMAGE__',
  'reg.io/app:{{ .Chart.AppVersion }}', '$IMAGE',
])(
  '%s is a placeholder, and not invalid as well', image => {
    expect(report([deployment(image)]).findings.map(({ rule }) => rule)).toEqual(['PRA108']);
  });

test.each([
  'nginx', 'reg.io/team/app:1', 'reg.io/placeholders/app', 'acme/template-service:v1.2',
])('%s is none', image => {
  expect(report([deployment(image)]).findings).toEqual([]);
});
