import { ChildProcess, execFileSync, spawn } from 'child_process';
import { mkdtempSync, rmSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { createInterface } from 'readline';

/**
 * A program of this folder's Go module, built once and fed through one process: a question a line, an answer a line.
 */
export class GoProgram<Question, Answer> {
  private readonly folder = mkdtempSync(join(tmpdir(), 'differential-'));
  private readonly process: ChildProcess;
  private readonly answers: AsyncIterator<string>;

  /** @param name folder of its package, which may be a module of its own */
  constructor(name: string) {
    const program = join(this.folder, name);
    execFileSync('go', ['build', '-o', program, '.'], { cwd: join(__dirname, '..', name), stdio: 'inherit' });
    this.process = spawn(program, { stdio: ['pipe', 'pipe', 'inherit'] });
    this.answers = createInterface({ input: this.process.stdout!, crlfDelay: Infinity })[Symbol.asyncIterator]();
  }

  public async ask(questions: readonly Question[]): Promise<Answer[]> {
    this.process.stdin!.write(questions.map(question => `${JSON.stringify(question)}\n`).join(''));
    const answers: Answer[] = [];
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
