import { Io } from './io';

const INTERVAL_MS = 100;
const CLEAR_LINE = '\r\u001b[K';
const MEGABYTE = 1e6;

/** Says on the terminal how far the reading is; prints nothing where there is no terminal. */
export class Progress {
  private bytes = 0;
  private isShown = false;
  private next: number;

  constructor(private readonly io: Io) {
    this.next = io.now().getTime() + INTERVAL_MS * 3;
  }

  /** Some more was read. */
  public addBytes(bytes: number, what = ''): void {
    this.bytes += bytes;
    const now = this.io.now().getTime();
    if (this.io.stderr.isTerminal && now >= this.next) {
      this.next = now + INTERVAL_MS;
      this.isShown = true;
      this.io.stderr.write(
        `${CLEAR_LINE}reading ${what === '' ? '' : `${what}: `}${(this.bytes / MEGABYTE).toFixed(1)} MB`,
      );
    }
  }

  /** All was read: the line goes. */
  public end(): void {
    if (this.isShown) {
      this.io.stderr.write(CLEAR_LINE);
      this.isShown = false;
    }
  }
}
