import { AzureCloud, Registry } from '../../../src/registry';

const account = '123456789012';

/** Every kind of registry whose host tells the kind. */
export const RECOGNISED: Registry[] = [
  Registry.ecr({ account, region: 'eu-west-1' }),
  Registry.ecr({ account, region: 'us-east-1', fips: true, dualStack: true }),
  Registry.ecr({ account, region: 'cn-north-1' }),
  Registry.ecrPublic(),
  Registry.artifactRegistry({ location: 'europe-west1' }),
  Registry.artifactRegistry({ location: 'europe-west1', regionalEndpoint: true }),
  Registry.gcr(),
  Registry.gcr('eu.gcr.io'),
  Registry.acr('contoso'),
  Registry.acr('contoso', AzureCloud.CHINA),
  Registry.dockerHub(),
  Registry.ghcr(),
  Registry.gitlab(),
  Registry.quay(),
  Registry.artifactory('acme.jfrog.io'),
  Registry.digitalOcean(),
  Registry.ocir('fra'),
  Registry.ocir('eu-frankfurt-1'),
  Registry.ibm(),
  Registry.ibm('de'),
  Registry.scaleway('fr-par'),
  Registry.alibaba({ region: 'cn-hangzhou' }),
  Registry.alibaba({ region: 'cn-hangzhou', instance: 'acme', vpc: true }),
];

/** Registries on hosts of one's own, which tell nothing. */
export const SELF_HOSTED: Registry[] = [
  Registry.gitlab('gitlab.example.com:5050'),
  Registry.quay('quay.example.com'),
  Registry.harbor('harbor.example.com'),
  Registry.artifactory('docker.example.com'),
  Registry.nexus('nexus.example.com:8082'),
  Registry.of('registry.example.com'),
  Registry.of('registry:5000'),
  Registry.of('localhost'),
  Registry.of('10.0.0.1:5000'),
  Registry.of('[::1]:5000'),
];
