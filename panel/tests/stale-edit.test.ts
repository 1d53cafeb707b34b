import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { demoSet } from '../../service/src/testing/house.ts';
import { mustPassAxe } from './axe.ts';
import { enter, field, saved } from './page.ts';
import { withPanels } from './panels.ts';

const panels = withPanels();

/** Two people edit the set; the first one saves, the second one, who was told by the live feed, too. */
async function collide(notes: [string, string]): Promise<Page> {
  const { id } = await demoSet(panels.house);
  const address = `/operator/settings/office-365/${id}`;
  const first = await panels.open(address, 'operator');
  const second = await panels.open(address, 'operator');
  await enter(first, 'Note', notes[0]);
  await enter(second, 'Note', notes[1]);
  const told = second.waitForResponse((answer) => answer.url().endsWith(`/settings-sets/${id}`));
  await first.getByRole('button', { name: 'Save' }).click();
  await saved(first);
  await told;
  await second.getByRole('button', { name: 'Save' }).click();
  await second.getByRole('alertdialog').waitFor();
  return second;
}

const storedNote = async () => {
  const { id } = await demoSet(panels.house);
  return (await panels.house.operator('GET /settings-sets/:id', { params: { id } })).note;
};

test('a stale edit shows both versions, only where they differ; "Keep mine" saves mine', async () => {
  const page = await collide(['Their words', 'My words']);
  const cells = await page.getByRole('alertdialog').getByRole('row').allTextContents();
  expect(cells).toEqual(['FieldYoursStored', 'NoteMy wordsTheir words']);
  await mustPassAxe(page);
  await page.getByRole('button', { name: 'Keep mine' }).click();
  await saved(page);
  expect(await storedNote()).toBe('My words');
});

test('"Take stored" puts the stored version into the form, which can be saved then', async () => {
  const page = await collide(['Their newer words', 'My newer words']);
  await page.getByRole('button', { name: 'Take stored' }).click();
  expect(await field(page, 'Note').inputValue()).toBe('Their newer words');
  await enter(page, 'Note', 'Both agreed');
  await page.getByRole('button', { name: 'Save' }).click();
  await saved(page);
  expect(await storedNote()).toBe('Both agreed');
});
