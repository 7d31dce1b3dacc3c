import { whereToSetVariables } from '../given/process';
import { Registry } from '../registry';
import { EnvironmentCredentialsProps } from './credentials-props';
import { SecretText } from './secret-text';
import { checkLogin, ManifestSource } from './source';

/**
 * A name that may be shown. Anything else may be a password that was given instead of a name.
 * The names that POSIX utilities use: https://pubs.opengroup.org/onlinepubs/9799919799/basedefs/V1_chap08.html
 */
const VARIABLE_NAME = /^[A-Z_][A-Z0-9_]*$/;

export function environmentSource(registry: Registry, props: EnvironmentCredentialsProps): ManifestSource {
  const username = usernameOf(registry, props);
  const login = {
    registry, username, password: new SecretText(readVariable('passwordVariable', props.passwordVariable)),
  };
  const usernameFrom = props.usernameVariable ? `environment variable '${props.usernameVariable}'` : '\'username\'';
  return {
    owner: 'manifest',
    origin: 'environment',
    logins: [checkLogin(login, usernameFrom, `environment variable '${props.passwordVariable}'`)],
  };
}

function usernameOf(registry: Registry, { username, usernameVariable }: EnvironmentCredentialsProps): string {
  if (username !== undefined && usernameVariable !== undefined) {
    throw new Error('\'username\' and \'usernameVariable\' cannot be set together: give one of them');
  }
  const known =
    usernameVariable !== undefined
      ? readVariable('usernameVariable', usernameVariable)
      : (username ?? registry.username);
  if (known === undefined) {
    throw new Error(
      `'${registry}' has no fixed user name: give 'username' or 'usernameVariable' (${registry.usernameHint})`,
    );
  }
  return known;
}

function readVariable(property: string, variable: string): string {
  const value = process.env[variable];
  if (value === undefined) {
    throw new Error(VARIABLE_NAME.test(variable)
      ? `environment variable '${variable}' ('${property}') is not set: set it ${whereToSetVariables()}`
      : `the environment variable that '${property}' names is not set: give its name, not its value, and set it `
        + whereToSetVariables());
  }
  if (value.trim() === '') {
    throw new Error(`environment variable '${variable}' ('${property}') is empty: set it ${whereToSetVariables()}`);
  }
  return value;
}
