import { ImageReference } from '../../src/image';
import { explainDifference } from '../../src/registry/nearest-key';

const ECR = '123456789012.dkr.ecr.eu-west-1.amazonaws.com';

test.each([
  ['reg.io/team', 'reg.io/other/app', "its path '/team' is not a prefix of '/other/app'"],
  ['REG.io', 'reg.io/app', 'it differs in case, and case counts'],
  ['reg.io', 'reg.io:5000/app', 'it has no port, the image has port 5000'],
  ['reg.io:443', 'reg.io/app', 'it has port 443, the image has no port'],
  ['*.reg.io', 'a.b.reg.io/app', "each '*' stands for one part of a host, and the image's host has 4 parts, not 3"],
  ['*.reg.io', 'reg.io/app', undefined],
  [ECR, `${ECR.replace('1234', '9999')}/app`, 'it is for account 123456789012, the image is in account 999956789012'],
  [ECR, `${ECR.replace('west', 'north')}/app`, 'it is for region eu-west-1, the image is in region eu-north-1'],
  ['reg.io', 'other.io/app', undefined],
])('what keeps %s from matching %s', (key, image, difference) => {
  expect(explainDifference(key, ImageReference.parse(image))).toBe(difference);
});
