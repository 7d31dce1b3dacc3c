import { RegistryProvider } from '../provider';
import { registryError, shown } from '../registry-error';
import { RegistryKind } from '../registry-kind';

/** Where an Alibaba Cloud registry is. */
export interface AlibabaRegistryProps {
  /** Region, e.g. `cn-hangzhou`. */
  readonly region: string;

  /**
   * Name of the Enterprise Edition instance.
   *
   * @default - the shared registry of the region
   */
  readonly instance?: string;
}

/** Alibaba Cloud Container Registry: https://www.alibabacloud.com/help/en/acr/. */
export const ALIBABA: RegistryProvider = {
  kind: RegistryKind.ALIBABA,
  factory: 'Registry.alibaba({ region })',
  hosts: /^(?:registry(?:-vpc)?\.[a-z0-9-]+\.aliyuncs\.com|[a-z0-9-]+-registry(?:-vpc)?\.[a-z0-9-]+\.cr\.aliyuncs\.com)$/,
  mistakes: [],
  facts: () => ({
    usernameHint: 'the user of the registry password',
  }),
};

/** The host of a registry. */
export function alibabaHost({ region, instance }: AlibabaRegistryProps): string {
  if (!/^[a-z]+(?:-[a-z0-9]+)+$/.test(region)) {
    throw registryError(`Registry.alibaba: 'region' must be a region such as cn-hangzhou: got ${shown(region)}`);
  }
  return instance === undefined ? `registry.${region}.aliyuncs.com` : `${instance}-registry.${region}.cr.aliyuncs.com`;
}
