import { CredentialProviderProps, ServiceAccountPullProps } from './credential-provider-props';

/** The factories of `CredentialProvider`. */
export type Factory = 'ecr' | 'google' | 'azure' | 'of';

type Unusable = Partial<Record<keyof CredentialProviderProps | keyof ServiceAccountPullProps, string>>;

const serviceAccountToken = "what the program gets follows from 'serviceAccounts'";
const defaultRoleArn = 'it is a role of AWS';

/** What a factory cannot use, and why. */
const UNUSABLE: Readonly<Record<Factory, Unusable>> = {
  ecr: { args: 'the program takes none', serviceAccountToken },
  google: { args: "they follow from 'serviceAccounts'", serviceAccountToken, defaultRoleArn },
  azure: { serviceAccountToken, defaultRoleArn },
  of: { name: 'it is the first parameter', serviceAccounts: "a program that is not known gets 'serviceAccountToken'" },
};

/** Refuses what a factory cannot use. */
export function checkUsable(factory: Factory, props: CredentialProviderProps): void {
  const given: Partial<Record<keyof Unusable, unknown>> = { ...props, ...props.serviceAccounts };
  for (const [property, because] of Object.entries(UNUSABLE[factory])) {
    if (given[property as keyof Unusable] !== undefined) {
      throw new Error(`CredentialProvider.${factory}: '${property}' has no effect, as ${because}: leave it out`);
    }
  }
}
