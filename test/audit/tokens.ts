import { base64, rawPullSecret } from './support';

/** A JSON web token with some claims. */
export function jwt(claims: object): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  return [part({ alg: 'RS256' }), part(claims), 'signature'].join('.');
}

/** A token as ECR hands it out. */
export function ecrToken(expiration: number): string {
  return base64(
    JSON.stringify({ payload: 'cGF5bG9hZA==', datakey: 'ZGF0YWtleQ==', version: '2', type: 'DATA_KEY', expiration }),
  );
}

/** A pull secret with one login. */
export function withPassword(key: string, password: string): object {
  return rawPullSecret('pull', JSON.stringify({ auths: { [key]: { username: 'robot', password } } }));
}
