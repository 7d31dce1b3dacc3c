import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Browser, Page } from './support/browser';
import { AuditDocument } from '../../src/audit/formats/audit-document';
import { toHtml } from '../../src/audit/formats/html';
import { documentOf, evilDocument, PROBLEMS } from '../audit/formats/support';
import { makeFolder } from '../support/workspace';

/** Pictures for people to look at. */
const PICTURES = join(__dirname, '../../test-reports/browser');

let browser: Browser;
let page: Page;
let folder: string;

beforeAll(() => {
  browser = Browser.start();
  folder = makeFolder('pages');
  mkdirSync(PICTURES, { recursive: true });
});
afterAll(() => browser.close());
beforeEach(async () => { page = await browser.newPage(); });

async function open(document: AuditDocument, hash = ''): Promise<string> {
  const file = join(folder, 'audit.html');
  writeFileSync(file, toHtml(document));
  const url = pathToFileURL(file).href;
  await page.open(`${url}${hash}`);
  return url;
}

async function picture(name: string): Promise<void> {
  writeFileSync(join(PICTURES, `${name}.png`), await page.screenshot());
}

const phone = () =>
  page.send('Emulation.setDeviceMetricsOverride', { width: 390, height: 844, deviceScaleFactor: 2, mobile: true });
const scheme = (value: 'light' | 'dark') =>
  page.send('Emulation.setEmulatedMedia', { features: [{ name: 'prefers-color-scheme', value }] });
const visible = (): Promise<string[]> => page.evaluate(`[...document.querySelectorAll('.finding')]
  .filter(finding => finding.checkVisibility())
  .map(finding => finding.querySelector('a').textContent)`);
const choose = (value: string, filter = 'namespace') => page.evaluate(`(() => {
  const select = document.getElementById(${JSON.stringify(filter)});
  select.value = ${JSON.stringify(value)};
  select.dispatchEvent(new Event('input', { bubbles: true }));
})()`);
const click = (severity: string) => page.evaluate(`document.querySelector('[value=${severity}]').click()`);

test('the page loads nothing but itself, and nothing in it is refused', async () => {
  const url = await open(documentOf(undefined, { problems: PROBLEMS }));
  expect(page.requests).toEqual([url]);
  expect(page.complaints).toEqual([]);
});

test('findings are filtered by namespace, severity and text', async () => {
  await open(documentOf());
  expect(await visible()).toEqual(['PRA103', 'PRA405', 'PRA402']);
  await choose('shop');
  expect(await visible()).toEqual(['PRA405', 'PRA402']);
  await click('warning');
  expect(await visible()).toEqual(['PRA402']);
  expect(
    await page.evaluate(
      "[...document.querySelectorAll('section.rule')].filter(group => group.checkVisibility()).length",
    ),
  ).toBe(1);
  await click('info');
  expect(await visible()).toEqual([]);
  expect(await page.evaluate("document.getElementById('nothing').checkVisibility()")).toBe(true);
});

test('findings are filtered by rule', async () => {
  await open(documentOf());
  await choose('PRA405', 'rule');
  expect(await visible()).toEqual(['PRA405']);
  await choose('', 'rule');
  expect(await visible()).toHaveLength(3);
});

test('what was chosen is in the address, and comes back with it', async () => {
  await open(documentOf());
  await choose('PRA405', 'rule');
  await choose('shop');
  await click('info');
  const hash = await page.evaluate('location.hash');
  expect(hash).toBe('#rule=PRA405&namespace=shop&severity=error%2Cwarning');
  page = await browser.newPage();
  await open(documentOf(), hash);
  expect(await visible()).toEqual(['PRA405']);
});

test('without scripts all of it is there', async () => {
  await page.send('Emulation.setScriptExecutionDisabled', { value: true });
  await open(documentOf());
  await page.send('Emulation.setScriptExecutionDisabled', { value: false });
  expect(await visible()).toEqual(['PRA103', 'PRA405', 'PRA402']);
});

test.each(['light', 'dark'] as const)('on a phone, %s, it is as wide as the screen, and legible', async colours => {
  await phone();
  await scheme(colours);
  await open(documentOf());
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(390);
  expect(await page.evaluate("parseFloat(getComputedStyle(document.querySelector('.finding p')).fontSize)"))
    .toBeGreaterThanOrEqual(16);
  // WCAG 2.1, 1.4.3: at least 4.5 to 1.
  expect(await page.evaluate(CONTRAST)).toBeGreaterThanOrEqual(4.5);
  await picture(`phone-${colours}`);
});

test('the graph is a picture with the workloads and registries in it', async () => {
  await scheme('dark');
  await page.send('Emulation.setDeviceMetricsOverride', {
    width: 1280, height: 1400, deviceScaleFactor: 1, mobile: false,
  });
  await open(documentOf());
  const labels = await page.evaluate(
    "[...document.querySelectorAll('.access-graph g text')].map(text => text.textContent)",
  );
  expect(labels).toEqual(
    expect.arrayContaining(['Deployment cart', 'shop/gone (missing)', '123456789012.dkr.ecr.eu-west-1.amazonaws.com']),
  );
  // No label is wider than its node.
  expect(
    await page.evaluate(
      "[...document.querySelectorAll('.access-graph g')].every(node => node.querySelector('text').getBBox().width + 8 "
        + "<= node.querySelector('rect').getBBox().width)",
    ),
  ).toBe(true);
  await picture('desktop-dark');
});

test('names of any kind run nothing', async () => {
  const url = await open(evilDocument());
  expect(page.complaints).toEqual([]);
  expect(page.requests).toEqual([url]);
  expect(await page.evaluate('document.scripts.length')).toBe(1);
});

/** The least contrast of text against what is behind it. */
const CONTRAST = `(() => {
  const parse = colour => colour.match(/[\\d.]+/g).map(Number);
  const luminance = colour => parse(colour).slice(0, 3).map(part => part / 255)
    .map(part => part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4)
    .reduce((sum, part, index) => sum + part * [0.2126, 0.7152, 0.0722][index], 0);
  const behind = element => {
    const { backgroundColor } = getComputedStyle(element);
    return parse(backgroundColor)[3] === 0 ? behind(element.parentElement) : backgroundColor;
  };
  const all = [...document.querySelectorAll('h1, h2, h3, p, a, .badge, .dim, label, td, th, li')];
  const contrasts = all.filter(element => element.checkVisibility()).map(element => {
    const [a, b] = [getComputedStyle(element).color, behind(element)].map(luminance);
    return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
  });
  return Math.min(...contrasts);
})()`;
