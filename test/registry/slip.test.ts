import { isSlip } from '../../src/registry/slip';

test.each([
  ['a swap', 'habror.example.com', 'harbor.example.com'],
  ['a swap at the end', 'harbro.example.com', 'harbor.example.com'],
  ['a wrong character', 'registry.exampel.com', 'registry.example.com'],
  ['one too much', 'registry.exxample.com', 'registry.example.com'],
  ['a missing one', 'my-registy.example.com', 'my-registry.example.com'],
  ['any in a known host', 'ghrc.io', 'ghcr.io'],
  ['any at the end of a known host', '123456789012.dkr.ecr.eu-west-1.amazonaws.co',
    '123456789012.dkr.ecr.eu-west-1.amazonaws.com'],
])('%s is a slip: %s for %s', (_, host, meant) => {
  expect(isSlip(host, meant)).toBe(true);
});

test.each([
  ['the same host', 'harbor.example.com', 'harbor.example.com'],
  ['a number', 'registry1.example.com', 'registry2.example.com'],
  ['the end of a word', 'registrya.example.com', 'registryb.example.com'],
  ['a plural', 'mirrors.example.com', 'mirror.example.com'],
  ['a short word', 'eu-registry.example.com', 'au-registry.example.com'],
  ['two slips', 'habror.exmaple.com', 'harbor.example.com'],
  ['more words', 'my-harbor.example.com', 'harbor.example.com'],
  ['a known registry', 'gcr.io', 'ghcr.io'],
  ['another one of ACR', 'acmeprdo.azurecr.io', 'acmeprod.azurecr.io'],
  ['what is the web site of a registry', 'hub.docker.com', 'hub.dokcer.com'],
])('%s is none: %s for %s', (_, host, meant) => {
  expect(isSlip(host, meant)).toBe(false);
});
