import { mkdtempSync, rmSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { csvLine, readCsv } from '@concord/contract/csv';
import type { Page } from 'playwright-core';
import { afterAll, expect, test } from 'vitest';
import { openSynced } from '../../service/src/testing/synced.ts';
import { mustPassAxe } from './axe.ts';
import { chooseMore, isAt, pick } from './page.ts';
import { withPanels } from './panels.ts';

const panels = withPanels({ opens: () => openSynced({ customers: 60 }) });
const folder = mkdtempSync(join(tmpdir(), 'concord-csv-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** With IMPORT_PICTURES=FOLDER the moments are photographed. */
const picture = async (page: Page, name: string) => {
  const pictures = process.env.IMPORT_PICTURES;
  if (!pictures) return;
  await page.screenshot({ path: `${pictures}/${name}.png` });
  await page.setViewportSize({ width: 390, height: 844 });
  await page.screenshot({ path: `${pictures}/${name}-narrow.png` });
  await page.setViewportSize({ width: 1280, height: 800 });
};
const press = (page: Page, name: string | RegExp) =>
  page.getByRole('button', { name, exact: typeof name === 'string' }).click();
const open = () => panels.open('/operator/sync/import', 'operator');
const rowOf = (page: Page, domain: string) => page.getByRole('row').filter({ hasText: domain });
const choose = (page: Page, domain: string) => rowOf(page, domain).getByRole('checkbox').click();

test('tenants are confirmed, created and ignored in the table, and imported with progress', async () => {
  const page = await open();
  await isAt(page, 'Import');
  await rowOf(page, 'generated10.').waitFor();
  await mustPassAxe(page);
  await picture(page, 'table');

  await choose(page, 'generated10.');
  await choose(page, 'generated11.');
  await press(page, 'Decide');
  await page.getByRole('dialog').getByText('What becomes of 2 tenants?').waitFor();
  await page.getByRole('radio', { name: /Make a customer of each/ }).check();
  await pick(page, 'Reseller', 'Adatum Distribution');
  await mustPassAxe(page);
  await picture(page, 'decide');
  await press(page, 'Decide 2 tenants');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await rowOf(page, 'generated10.').getByText('New customer of Adatum Distribution').waitFor();

  await choose(page, 'generated12.');
  await press(page, 'Decide');
  await page.getByRole('radio', { name: /Bind to a customer/ }).check();
  await pick(page, 'Customer', 'Woodgrove Bank');
  await press(page, 'Decide 1 tenant');
  await rowOf(page, 'generated12.').getByText('Bind to Woodgrove Bank').waitFor();
  await choose(page, 'generated13.');
  await press(page, 'Decide');
  await page.getByRole('radio', { name: /Ignore/ }).check();
  await press(page, 'Decide 1 tenant');
  await rowOf(page, 'generated13.').getByText('Ignored').waitFor();

  await press(page, 'Import 3 tenants');
  await page.getByRole('alertdialog').getByText('Import 3 tenants?').waitFor();
  await picture(page, 'confirm');
  await page.getByRole('alertdialog').getByRole('button', { name: 'Import 3 tenants' }).click();
  await page.getByText(/Import finished: 3 of 3 imported/).waitFor({ timeout: 30_000 });
  await mustPassAxe(page);
  await picture(page, 'finished');
  await rowOf(page, 'generated10.').getByRole('link', { name: 'Generated 10' }).click();
  await isAt(page, 'Generated 10');
  await page.getByText(/Orders may need them: First name, Last name/).waitFor();
  await picture(page, 'customer');
}, 90_000);

test('all that a filter finds is decided together, with the number said before', async () => {
  const page = await open();
  await page.goto(`${page.url()}?state=open`);
  await page.getByRole('checkbox', { name: /all/i }).first().click();
  await press(page, /^Choose all \d+/);
  await press(page, 'Decide');
  await page.getByRole('radio', { name: /Ignore/ }).check();
  const button = page.getByRole('button', { name: /^Decide \d\d tenants$/ });
  await button.waitFor();
  const count = Number(/\d+/.exec((await button.textContent()) ?? '')?.[0]);
  expect(count).toBeGreaterThan(50);
  await button.click();
  await page.getByText(`${count} tenants decided`).first().waitFor();
  await page
    .getByText('No entry matches')
    .or(page.getByText(/Nothing/))
    .first()
    .waitFor();
});

test('the list goes out as a file and comes back decided; a wrong line says which and why', async () => {
  const page = await open();
  await isAt(page, 'Import');
  const download = page.waitForEvent('download');
  await chooseMore(page, 'Download as CSV to decide in');
  const [header = [], ...lines] = readCsv(await readFile(await (await download).path(), 'utf8')).map(
    ({ cells }) => cells,
  );
  const at = (name: string) => header.indexOf(name);
  const line = lines.findIndex((cells) => ['open', 'ignored'].includes(cells[at('state')] ?? ''));
  const other = lines[line]?.[at('state')] === 'ignored' ? '' : 'ignore';
  const file = join(folder, 'decided.csv');
  const write = (decision: string) => {
    lines[line]![at('decision')] = decision;
    return writeFile(file, [header, ...lines].map((cells) => csvLine(cells)).join(''));
  };
  await write('perhaps');
  await chooseMore(page, 'Bring a decided CSV back');
  await page.getByLabel('File', { exact: true }).setInputFiles(file);
  await press(page, 'Take decisions');
  const wrong = page.getByRole('table', { name: 'What is wrong' }).getByRole('row').nth(1);
  await wrong.getByText(String(line + 2), { exact: true }).waitFor();
  await wrong.getByText(/One of bind, create, ignore/).waitFor();
  await mustPassAxe(page);
  await picture(page, 'wrong-file');
  await write(other);
  await page.getByLabel('File', { exact: true }).setInputFiles(file);
  await press(page, 'Take decisions');
  await page.getByText(/^1 of \d+ lines changed a decision/).waitFor();
  await picture(page, 'file-taken');
});

test('before anything is read the page says what it is for and where it begins', async () => {
  const page = await open();
  await page.route('**/sync/imports*', (route) => route.fulfill({ json: { items: [] } }));
  await page.reload();
  await page.getByText('No partner account is read yet').waitFor();
  await mustPassAxe(page);
  await picture(page, 'empty');
});
