import { Moto } from '../../refresher/support/moto';
import { Handler, StandInAnswer } from '../../refresher/support/stand-in';

const LIFETIME_SECONDS = 12 * 60 * 60;

/** The password in the tokens that moto makes for a registry of an account. */
export function ecrPassword(account: string): string {
  return `${account}-auth-token`;
}

/** AWS as moto has it, with tokens that live as long as they do in truth: moto's expired in 2015. */
export function answerAsAws(moto: Moto): Handler {
  return async request => {
    const { body, ...answer } = await moto.answer(request) as StandInAnswer;
    const expiry = Math.floor(Date.now() / 1000) + LIFETIME_SECONDS;
    return {
      ...answer,
      body: typeof body === 'string' ? body.replace(/"expiresAt": ?[\d.]+/, `"expiresAt": ${expiry}`) : body,
    };
  };
}
