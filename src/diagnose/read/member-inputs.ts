import { saysFailure } from './activity';
import { FailureInput } from './failure-input';
import { parseJson } from './parse-json';
import { isPlainObject } from '../../kubernetes/kubernetes-object';
import { isSecretName } from '../safe-text';

/** A name or a status is one word, and says nothing by itself. */
const SENTENCE = /\S\s+\S/;
/** Deeper, and behind more failures, nothing is looked for. */
const [MAX_DEPTH, MAX_FAILURES] = [12, 1_000];
/** So many texts say what came of one thing. */
const MAX_TEXTS = 20;
/** Where a program was when it failed. */
const TRACE = /stack|trace/i;

/** Members that name the image which an object is about. */
const IMAGE_MEMBERS = ['image', 'imageName', 'image_name', 'imageRef', 'imageReference'];

/** The image that an object is about. */
export function imageMember(object: Record<string, any>): string | undefined {
  return IMAGE_MEMBERS.map(name => object[name]).find(image => typeof image === 'string' && image !== '');
}

/**
 * What the members of an object of unknown form say, each object and each text of a list for itself, if several say
 * that something failed: what one of them names is not what another one says something of.
 *
 * @param recordOf reads an object as a record of a log, if it is one
 */
export function memberInputs(
  object: Record<string, any>, recordOf: (object: Record<string, any>) => readonly FailureInput[],
): FailureInput[] {
  const inputs: FailureInput[] = [];
  let failures = 0;
  const add = (more: readonly FailureInput[]): void => {
    inputs.push(...more);
    failures += more.filter(({ text }) => saysFailure(text)).length;
  };
  const read = (value: unknown, depth: number): void => {
    if (depth > MAX_DEPTH || failures > MAX_FAILURES) {
      return;
    }
    const inner = typeof value === 'string' && value.startsWith('{') ? parseJson(value) : value;
    if (Array.isArray(inner)) {
      inner.forEach(item => read(item, depth + 1));
    } else if (isPlainObject(inner)) {
      const known = depth === 0 ? [] : recordOf(inner);
      add(known.length > 0 ? known : ofTexts(sentencesOf(inner), imageMember(inner)));
      (known.length > 0 ? [] : Object.values(inner)).filter(member => !isSentence(member))
        .forEach(member => read(member, depth + 1));
    } else if (isSentence(inner)) {
      add(ofTexts([inner]));
    }
  };
  read(object, 0);
  return inputs.flatMap(({ text }) => text.split('\n')).filter(saysFailure).length > 1 ? inputs : [];
}

/**
 * What objects and lists within a record say of a failure.
 *
 * @param saysMore whether a member of this name says what came of it
 */
export function textsWithin(record: Record<string, any>, saysMore: (name: string) => boolean): string[] {
  const texts: string[] = [];
  const read = (members: any, within: string | undefined, depth: number): void => {
    for (const key of Object.keys(members)) {
      const [name, value] = [within ?? key, members[key]];
      if (texts.length >= MAX_TEXTS) {
        return;
      }
      if (typeof value === 'object' && value !== null) {
        if (depth < MAX_DEPTH && !isSecretName(name)) {
          read(value, Array.isArray(value) ? name : undefined, depth + 1);
        }
      } else if (depth > 0 && typeof value === 'string' && (saysMore(name) || (isSentence(value) && saysFailure(value)))
        && !isSecretName(name) && !TRACE.test(name)) {
        texts.push(value);
      }
    }
  };
  read(record, undefined, 0);
  return texts;
}

/** What the members of an object say, but for those that hold credentials. */
function sentencesOf(object: Record<string, unknown>): string[] {
  return Object.entries(object).filter(([name]) => !isSecretName(name)).map(([, value]) => value).filter(isSentence);
}

function isSentence(value: unknown): value is string {
  return typeof value === 'string' && SENTENCE.test(value) && !value.startsWith('{');
}

function ofTexts(texts: readonly string[], image?: string): FailureInput[] {
  const message = texts.join('\n');
  const lines = image === undefined ? texts : [...texts, `image="${image}"`];
  return texts.length === 0 ? []
    : [image === undefined ? { message, text: message } : { message, text: lines.join('\n'), lines, image }];
}
