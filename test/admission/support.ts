import { Chart, Testing } from 'cdk8s';
import { AllowedRegistries, AllowedRegistriesProps, Registry } from '../../src';

export const team = Registry.of('reg.example.com').withPath('team-a');

/** A chart in the namespace `payments` with a policy. */
export function chartWith(
  props: Partial<AllowedRegistriesProps> = {}, namespace: string | undefined = 'payments',
): Chart {
  const chart = new Chart(Testing.app(), 'chart', { namespace });
  new AllowedRegistries(chart, 'Allowed', { registries: [team, Registry.dockerHub().withPath('library')], ...props });
  return chart;
}

/** The objects of a policy. */
export function policies(props: Partial<AllowedRegistriesProps> = {}, namespace?: string): any[] {
  return Testing.synth(chartWith(props, namespace));
}
