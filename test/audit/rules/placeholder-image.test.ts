import { auditOf, deployment, report } from '../support';

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

test('of all in a file there is one', () => {
  const audit = auditOf([]);
  ['a', 'b', 'c'].forEach(name => audit.addObject(deployment('${IMAGE}', {}, { name }), { file: 'a.yaml' }));
  audit.addObject(deployment('${IMAGE}', {}, { name: 'd' }), { file: 'b.yaml' });
  expect(audit.finish().findings).toMatchObject([
    {
      rule: 'PRA108',
      severity: 'info',
      name: 'a',
      relatedCount: 2,
      message: expect.stringContaining('There are 2 more'),
    },
    { rule: 'PRA108', name: 'd', relatedCount: 0 },
  ]);
});
