import * as fs from 'fs';
import * as path from 'path';
import { RegistryCredentials } from '../../src';
import { temporaryFolder } from '../support/folder';

/** Sets environment variables for the tests of a file. */
export function withEnvironment(variables: Record<string, string>): void {
  const before = { ...process.env };
  beforeAll(() => Object.assign(process.env, variables));
  afterAll(() => {
    process.env = before;
  });
}

/** A folder for the tests of a file, and a function that writes a file into it and gives its path. */
export function withFiles(): (name: string, content: string) => string {
  const folder = temporaryFolder();
  return (name, content) => {
    const file = path.join(folder, name);
    fs.writeFileSync(file, content);
    return file;
  };
}

/** Key, user name and password of credentials that are known at synthesis. */
export function entriesOf(credentials: RegistryCredentials): [string, string, string][] {
  const source = credentials._source;
  if (source.owner !== 'manifest') {
    throw new Error(`${credentials} are not known at synthesis`);
  }
  return source.logins.map(({ registry, username, password }) => [registry.configKey, username, password.reveal()]);
}
