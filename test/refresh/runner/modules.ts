/* eslint-disable @typescript-eslint/no-require-imports */
// The modules of a refresher's program. They are ES modules, which a CommonJS module cannot import; jest loads them as
// CommonJS.

export const answer: typeof import('../../../src/refresh/runner/answer.mts', {
  with: { 'resolution-mode': 'import' },
}) = require('../../../src/refresh/runner/answer.mts');
export const awsCredentials: typeof import('../../../src/refresh/runner/aws-credentials.mts', {
  with: { 'resolution-mode': 'import' },
}) = require('../../../src/refresh/runner/aws-credentials.mts');
export const awsSignature: typeof import('../../../src/refresh/runner/aws-signature.mts', {
  with: { 'resolution-mode': 'import' },
}) = require('../../../src/refresh/runner/aws-signature.mts');
export const compose: typeof import('../../../src/refresh/runner/compose.mts', {
  with: { 'resolution-mode': 'import' },
}) = require('../../../src/refresh/runner/compose.mts');
export const failure: typeof import('../../../src/refresh/runner/failure.mts', {
  with: { 'resolution-mode': 'import' },
}) = require('../../../src/refresh/runner/failure.mts');
export const files: typeof import('../../../src/refresh/runner/files.mts', { with: { 'resolution-mode': 'import' } }) =
  require('../../../src/refresh/runner/files.mts');
export const http: typeof import('../../../src/refresh/runner/http.mts', { with: { 'resolution-mode': 'import' } }) =
  require('../../../src/refresh/runner/http.mts');
export const log: typeof import('../../../src/refresh/runner/log.mts', { with: { 'resolution-mode': 'import' } }) =
  require('../../../src/refresh/runner/log.mts');
export const oauth: typeof import('../../../src/refresh/runner/oauth.mts', { with: { 'resolution-mode': 'import' } }) =
  require('../../../src/refresh/runner/oauth.mts');
export const part: typeof import('../../../src/refresh/runner/part.mts', { with: { 'resolution-mode': 'import' } }) =
  require('../../../src/refresh/runner/part.mts');
export const proxy: typeof import('../../../src/refresh/runner/proxy.mts', { with: { 'resolution-mode': 'import' } }) =
  require('../../../src/refresh/runner/proxy.mts');
export const retry: typeof import('../../../src/refresh/runner/retry.mts', { with: { 'resolution-mode': 'import' } }) =
  require('../../../src/refresh/runner/retry.mts');
export const state: typeof import('../../../src/refresh/runner/state.mts', { with: { 'resolution-mode': 'import' } }) =
  require('../../../src/refresh/runner/state.mts');
export const staticModule: typeof import('../../../src/refresh/runner/static.mts', {
  with: { 'resolution-mode': 'import' },
}) = require('../../../src/refresh/runner/static.mts');
