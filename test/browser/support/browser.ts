import { ChildProcess } from 'node:child_process';
import { EventEmitter, once } from 'node:events';
import { Readable, Writable } from 'node:stream';
import { start } from '../../support/program';
import { makeFolder } from '../../support/workspace';

/**
 * Debian's Chromium without a window, spoken to over a pipe by its own protocol: JSON texts that end in a zero byte
 * (https://chromedevtools.github.io/devtools-protocol/, `--remote-debugging-pipe`).
 */
export class Browser {
  public static start(): Browser {
    const flags = [
      '--headless=new',
      '--remote-debugging-pipe',
      `--user-data-dir=${makeFolder('chromium')}`,
      '--disable-gpu',
      '--hide-scrollbars',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      // Its own sandbox does not work as root in a container; the pages are ours.
      '--no-sandbox',
      '--disable-dev-shm-usage',
    ];
    return new Browser(start('chromium', flags, { stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'] }));
  }

  private readonly answers = new EventEmitter();
  private readonly input: Writable;
  private lastId = 0;
  private rest = '';

  private constructor(private readonly process: ChildProcess) {
    this.input = process.stdio[3] as Writable;
    (process.stdio[4] as Readable).setEncoding('utf8').on('data', text => this.read(text));
    process.once('exit', () => this.answers.emit('error', new Error('chromium has ended')));
  }

  /** A new page that shows nothing yet. */
  public async newPage(): Promise<Page> {
    const { targetId } = await this.send('Target.createTarget', { url: 'about:blank' });
    const { sessionId } = await this.send('Target.attachToTarget', { targetId, flatten: true });
    const page = new Page(this, sessionId);
    await Promise.all(['Page', 'Runtime', 'Network', 'Log'].map(domain => page.send(`${domain}.enable`)));
    return page;
  }

  public async send(method: string, params: object = {}, sessionId?: string): Promise<any> {
    const id = this.lastId += 1;
    const answered = once(this.answers, String(id));
    this.input.write(`${JSON.stringify({ id, method, params, sessionId })}\0`);
    const [{ result, error }] = await answered;
    if (error) {
      throw new Error(`${method}: ${error.message}`);
    }
    return result;
  }

  public onEvent(
    listener: (event: { readonly method: string; readonly params: any; readonly sessionId?: string }) => void,
  ): void {
    this.answers.on('event', listener);
  }

  public async close(): Promise<void> {
    this.answers.on('error', () => {});
    const ended = once(this.process, 'exit');
    this.input.write(`${JSON.stringify({ id: 0, method: 'Browser.close' })}\0`);
    await ended;
  }

  private read(text: string): void {
    const messages = (this.rest + text).split('\0');
    this.rest = messages.pop()!;
    for (const message of messages.map(each => JSON.parse(each))) {
      this.answers.emit(message.id === undefined ? 'event' : String(message.id), message);
    }
  }
}

/** A page of the browser. */
export class Page {
  /** What it asked for over the network, and what it complained of. */
  public readonly requests: string[] = [];
  public readonly complaints: string[] = [];
  private readonly events = new EventEmitter();

  constructor(private readonly browser: Browser, private readonly sessionId: string) {
    browser.onEvent(({ method, params, sessionId: of }) => {
      if (of === sessionId) {
        this.note(method, params);
        this.events.emit(method);
      }
    });
  }

  public send(method: string, params: object = {}): Promise<any> {
    return this.browser.send(method, params, this.sessionId);
  }

  /** Opens an address, and returns once all is loaded. */
  public async open(url: string): Promise<void> {
    const loaded = once(this.events, 'Page.loadEventFired');
    await this.send('Page.navigate', { url });
    await loaded;
  }

  /** What an expression comes to in the page. */
  public async evaluate(expression: string): Promise<any> {
    const { result, exceptionDetails } = await this.send('Runtime.evaluate', { expression, returnByValue: true });
    if (exceptionDetails) {
      throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    }
    return result.value;
  }

  /** A picture of the page, or of its upper part, as PNG. */
  public async screenshot(): Promise<Buffer> {
    const { data } = await this.send('Page.captureScreenshot', { format: 'png' });
    return Buffer.from(data, 'base64');
  }

  private note(method: string, params: any): void {
    if (method === 'Network.requestWillBeSent') {
      this.requests.push(params.request.url);
    } else if (
      method === 'Runtime.exceptionThrown' || method === 'Log.entryAdded' || method === 'Page.javascriptDialogOpening'
    ) {
      this.complaints.push(params.entry?.text ?? params.exceptionDetails?.text ?? params.message);
    }
  }
}
