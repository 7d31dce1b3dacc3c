import { makesUnnamedPullSecret } from './script-facts';
import { detached } from './text';

/** How many lines before and behind one that speaks of a Secret may hold its name: a block of Terraform, a command. */
const [BEFORE, BEHIND] = [4, 12];

/** A word that can be the name of a Secret. */
const NAME = /[a-z0-9][a-z0-9.-]{1,251}[a-z0-9]/g;
const MAX_NAMES = 50_000;

/** What gives pull secrets to ServiceAccounts that are there: `kubectl patch`, `oc secrets link`, Terraform. */
const HANDS_OUT = new RegExp('\\bpatch\\s+(?:\\S+\\s+){0,6}?(?:serviceaccounts?|sa)\\b[^]{0,400}?imagePullSecrets'
  + '|\\bsecrets?\\s+link\\s|\\boc\\b[^\n]{0,80}\\ssecrets?\\s+add\\s|\\bimage_pull_secrets?\\b', 'i');

/** Sentences that leave the command to whoever reads them. */
const SPEAKS_OF_MAKING =
  /\b(?:create|add|make|set up|generate)\b[^.\n]{0,60}\b(?:image )?pull ?secrets?\b[^.\n]{0,80}\bkubectl\b|\bkubectl\b[^.\n]{0,80}\b(?:create|add|make)\b[^.\n]{0,40}\bpull ?secret/i;

/**
 * What scripts, pipelines, Terraform, values and descriptions say of Secrets. Each tool makes them in its own way; what
 * is named beside the word is made, copied or asked for on purpose, and is missing from the manifests only.
 */
export class ToldElsewhere {
  private readonly names = new Set<string>();
  private handsOut = false;
  private unnamed = false;

  /** Notes a text that is no manifest. */
  public note(text: string): void {
    if (!/secret/i.test(text)) {
      return;
    }
    this.handsOut ||= HANDS_OUT.test(text);
    this.unnamed ||= makesUnnamedPullSecret(text) || (SPEAKS_OF_MAKING.test(text) && !/\bcreate secret\b/.test(text));
    const lines = text.split('\n');
    let next = 0;
    lines.forEach((line, index) => {
      if (/secret/i.test(line)) {
        next = Math.max(next, index - BEFORE);
        for (; next < lines.length && next <= index + BEHIND; next++) {
          this.noteNames(lines[next]);
        }
      }
    });
  }

  /** Whether a Secret of a name is spoken of. */
  public has(name: string): boolean {
    return this.names.has(name);
  }

  /** Whether something makes a pull secret by a command, and its name is not told. */
  public get makesUnnamed(): boolean {
    return this.unnamed;
  }

  /** Whether something gives pull secrets to ServiceAccounts, so that what manifests say of these is not all. */
  public get isHandedOut(): boolean {
    return this.handsOut;
  }

  private noteNames(line: string): void {
    for (const [name] of line.slice(0, 2000).matchAll(NAME)) {
      if (this.names.size >= MAX_NAMES) {
        return;
      }
      if (!this.names.has(name)) {
        this.names.add(detached(name));
      }
    }
  }
}
