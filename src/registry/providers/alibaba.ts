import { RegistryProvider } from '../provider';
import { registryError, shown } from '../registry-error';
import { RegistryKind } from '../registry-kind';

/** Where an Alibaba Cloud registry is. */
export interface AlibabaRegistryProps {
  /** Region, e.g. `cn-hangzhou`. */
  readonly region: string;

  /**
   * Name of an Enterprise Edition instance.
   * @default - the shared registry of the region
   */
  readonly instance?: string;

  /**
   * Use the host for pulls from within a VPC.
   * @default false
   */
  readonly vpc?: boolean;
}

const REGION = /^[a-z]+(?:-[a-z0-9]+)+$/;
const INSTANCE = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

// Shared and Enterprise Edition: `domainPattern` in
// https://github.com/mozillazg/docker-credential-acr-helper/blob/master/pkg/acr/registry.go; an instance in a VPC also:
// `InstanceDomain` in https://github.com/alibabacloud-go/cr-20181201.
const SHARED = /^registry(?:-intl)?(?:-vpc|-internal)?\.[a-z0-9-]+\.aliyuncs\.com$/;
const ENTERPRISE = /^[a-z0-9-]+-registry(?:-vpc)?\.[a-z0-9-]+\.cr\.aliyuncs\.com$/;

/** Alibaba Cloud Container Registry: https://www.alibabacloud.com/help/en/acr/. */
export const ALIBABA: RegistryProvider = {
  kind: RegistryKind.ALIBABA,
  factory: 'Registry.alibaba({ region })',
  hosts: new RegExp(`${SHARED.source}|${ENTERPRISE.source}`),
  mistakes: [],
  facts: () => ({
    usernameHint: 'the account of a fixed password, or the name that comes with a temporary one',
    // "valid for 1 hour":
    // https://www.alibabacloud.com/help/en/acr/developer-reference/api-cr-2018-12-01-getauthorizationtoken
    tokenHours: 1,
  }),
};

export function alibabaHost({ region, instance, vpc }: AlibabaRegistryProps): string {
  const suffix = vpc ? '-vpc' : '';
  if (!REGION.test(region)) {
    throw registryError(`Registry.alibaba: 'region' must be a region such as cn-hangzhou: got ${shown(region)}`);
  }
  if (instance === undefined) {
    return `registry${suffix}.${region}.aliyuncs.com`;
  }
  if (!INSTANCE.test(instance)) {
    throw registryError("Registry.alibaba: 'instance' must be the name of an instance, in lower case letters, digits "
      + `and -: got ${shown(instance)}`);
  }
  return `${instance}-registry${suffix}.${region}.cr.aliyuncs.com`;
}
