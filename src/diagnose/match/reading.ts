import { MAX_MESSAGE } from '../max-message';

/** Words that have to occur together, each anywhere. */
export interface Phrase {
  readonly text: string;
  readonly parts: readonly string[];
}

/** A text in which words are looked for, without regard to case, quotes, backslashes and the kind and number of blanks. */
export class Reading {
  public readonly text: string;
  private readonly folded: string;
  /** By the index in the folded text, the index behind that character in the text. */
  private readonly ends: readonly number[];

  /** Of a longer text the beginning and the end are looked at. */
  constructor(text: string) {
    this.text = text.length > 2 * MAX_MESSAGE ? `${text.slice(0, MAX_MESSAGE)}\n${text.slice(-MAX_MESSAGE)}` : text;
    ({ folded: this.folded, ends: this.ends } = foldedText(this.text));
  }

  /** The index in the text behind the first occurrence of a word; 0 where there is none. */
  public endOf(word: string): number {
    const folded = foldedWord(word);
    const index = this.folded.indexOf(folded);
    return index < 0 ? 0 : this.ends[index + folded.length - 1];
  }

  /** Whether any of some words occurs. */
  public hasWord(words: readonly string[]): boolean {
    return words.some(word => this.folded.includes(foldedWord(word)));
  }

  /** The first of some phrases that occurs. */
  public firstPhrase(phrases: readonly Phrase[]): Phrase | undefined {
    return phrases.find(({ parts }) => parts.every(part => this.folded.includes(foldedWord(part))));
  }
}

/** A phrase as a table has it: blanks at the ends of a word count, unless they set off the `…`. */
export function phraseOf(text: string): Phrase {
  return { text, parts: text.includes('…') ? text.split('…').map(part => part.trim()) : [text] };
}

/** The words of the tables are few. */
const foldedWords = new Map<string, string>();

function foldedWord(word: string): string {
  const folded = foldedWords.get(word) ?? fold(word);
  foldedWords.set(word, folded);
  return folded;
}

/** A character that no word has. */
const FOREIGN = '\u007f';
/** What wrapping puts around and into texts does not count. */
const IGNORED = /["'`\\\u2018-\u201f]/;
/** Blanks and the lines of tables. */
const BLANK = /[\s\u2500-\u257f]/;
/** Behind a backslash these are breaks of lines and tabs that somebody escaped. */
const ESCAPED_BLANK = /[nrt]/;

/** A text in the form in which words are compared, and by index of it the index behind the character in the text. */
export function foldedText(text: string): { readonly folded: string; readonly ends: readonly number[] } {
  let folded = '';
  const ends: number[] = [];
  for (let index = 0; index < text.length; index++) {
    const symbol = symbolAt(text, index);
    if (symbol === ' ' && folded.endsWith(' ')) {
      ends[ends.length - 1] = index + 1;
    } else if (symbol !== '') {
      folded += symbol;
      ends.push(index + 1);
    }
  }
  return { folded, ends };
}

export function fold(text: string): string {
  return foldedText(text).folded;
}

/** What becomes of a character: nothing, a blank, or itself in small letters. */
function symbolAt(text: string, index: number): string {
  const character = text[index];
  if (character <= ' ' || character === '\u007f' || BLANK.test(character)
    || (text[index - 1] === '\\' && ESCAPED_BLANK.test(character))) {
    return ' ';
  }
  return IGNORED.test(character) ? '' : character > '\u007f' ? FOREIGN : character.toLowerCase();
}
