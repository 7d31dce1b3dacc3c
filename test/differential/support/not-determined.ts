import { Question } from './kubelet';

/** A question that the kubelet itself answers now so, now otherwise. */
export interface NotDetermined {
  readonly what: string;
  readonly reason: string;
  readonly question: Question;
}

/** Every way to such a question that we know of. In these the answers need only be the same up to their order. */
export const NOT_DETERMINED: readonly NotDetermined[] = [
  {
    what: 'two spellings of one key in one config',
    reason: '`BasicDockerKeyring.Add` ranges over the entries of a config, a Go map, whose order is random, and '
      + 'appends those of one key to one list',
    question: {
      secrets: [
        {
          legacy: false,
          text: '{"auths":{"reg.io":{"username":"a","password":"1"},"https://reg.io/v2/":{"username":"b","password":"2"}}}',
        },
      ],
      images: ['reg.io/app'],
      globs: [],
    },
  },
];
