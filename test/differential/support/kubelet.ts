import { ChildProcess, execFileSync, spawn } from 'child_process';
import { mkdtempSync, rmSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { createInterface } from 'readline';
import { SecretText } from './configs';

/** What both sides are asked; see `Question` in ../kubelet/answer.go. */
export interface Question {
  readonly secrets: readonly SecretText[];
  readonly images: readonly string[];
  readonly globs: readonly string[];
}

/** What the kubelet's code says; byte strings are in base64. */
export interface KubeletAnswer {
  readonly configs: readonly KubeletConfig[];
  readonly keys: readonly string[];
  readonly images: readonly KubeletImage[];
  readonly globs: readonly { readonly error: boolean; readonly matches: readonly boolean[] | null }[];
}

export interface KubeletConfig {
  readonly error: boolean;
  readonly entries: readonly { readonly key: string; readonly username: string; readonly password: string; readonly email: string }[] | null;
  readonly encoded: string;
}

export interface KubeletImage {
  readonly error: string;
  readonly domain: string;
  readonly path: string;
  readonly repository: string;
  readonly tag: string;
  readonly digest: string;
  readonly normalized: string;
  readonly matches: readonly KubeletMatch[];
}

export interface KubeletMatch {
  readonly keys: readonly string[];
  readonly username: string;
  readonly configIndex: number;
}

/** The Go program of ../kubelet, built once and fed through one process. */
export class Kubelet {
  private readonly folder = mkdtempSync(join(tmpdir(), 'kubelet-'));
  private readonly process: ChildProcess;
  private readonly answers: AsyncIterator<string>;

  constructor() {
    const program = join(this.folder, 'kubelet');
    execFileSync('go', ['build', '-o', program, '.'], { cwd: join(__dirname, '..', 'kubelet'), stdio: 'inherit' });
    this.process = spawn(program, { stdio: ['pipe', 'pipe', 'inherit'] });
    this.answers = createInterface({ input: this.process.stdout!, crlfDelay: Infinity })[Symbol.asyncIterator]();
  }

  public async ask(questions: readonly Question[]): Promise<KubeletAnswer[]> {
    this.process.stdin!.write(questions.map(question => `${JSON.stringify(question)}\n`).join(''));
    const answers: KubeletAnswer[] = [];
    for (const question of questions) {
      const { value, done } = await this.answers.next();
      if (done) {
        throw new Error(`the Go program ended at or before ${JSON.stringify(question)}`);
      }
      answers.push(JSON.parse(value));
    }
    return answers;
  }

  public stop(): void {
    this.process.stdin!.end();
    rmSync(this.folder, { recursive: true, force: true });
  }
}
