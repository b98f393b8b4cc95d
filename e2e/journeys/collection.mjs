// The officer collects the forms of a year (7.1): as a document, a spreadsheet, a list and a bundle;
// nobody else finds the page. Without JavaScript it works the same.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';

import { PHONE, expectAccessible, journey } from '../journey.mjs';
import { assertPdf, download, fill, send } from '../procedure.mjs';
import { BINARY } from '../weerklank.mjs';

const PAGE = '/cijfers/verzameling';
const MADE_MS = 120_000;

journey('The officer collects the forms of a year (7.1)', async ({ person, open }) => {
  const bram = await person('officer', { javaScriptEnabled: false });
  await open(bram, '/cijfers');
  await bram.getByRole('link', { name: 'Formulieren van een jaar verzamelen' }).click();
  await fill(bram, { year: '1850' });
  assert.equal((await send(bram)).status(), 422);
  await ask(bram, 'pdf');
  const { name, bytes } = await fetchFrom(bram, 'Pdf met inhoudsopgave');
  assert.match(name, /formulieren-2026\.pdf/);
  await assertPdf(bytes);
  for (const [kind, label, file] of [
    ['xlsx', 'Excelbestand', 'klachten-2026.xlsx'],
    ['csv', 'CSV voor Excel', 'klachten-2026.csv'],
    ['zip', 'Zip met een pdf', 'formulieren-2026.zip'],
  ]) {
    await ask(bram, kind);
    const made = await fetchFrom(bram, label);
    assert.match(made.name, new RegExp(file));
    const begin = kind === 'csv' ? '\ufeffKenmerk;' : 'PK';
    assert.ok(made.bytes.toString('utf8').startsWith(begin), kind);
  }
});

journey('The page of collections is for everybody to use, and for officers to see', async ({
  person,
  open,
}) => {
  const bram = await person('officer', PHONE);
  await open(bram, PAGE);
  await expectAccessible(bram);
  await ask(bram, 'csv-machine');
  await expectAccessible(bram);
  await fetchFrom(bram, 'CSV voor andere');
  await expectAccessible(bram);
  for (const role of ['partner', 'staff', 'management']) {
    const page = await person(role);
    assert.equal((await page.goto(PAGE)).status(), 403, role);
  }
});

journey('The forms of a year from the command line', async ({ program }) => {
  const folder = await mkdtemp(path.join(tmpdir(), 'collect-'));
  const run = promisify(execFile);
  for (const [kind, begin] of [['pdf', '%PDF'], ['xlsx', 'PK'], ['csv-machine', 'reference,']]) {
    const out = path.join(folder, kind);
    const words = ['collect', '2026', '--kind', kind, '--out', out, '--data', program().data];
    const { stderr } = await run(BINARY, words);
    assert.match(stderr, /Verzamelen: \d+ van \d+ dossiers/);
    const bytes = await readFile(out);
    assert.ok(bytes.toString('latin1').startsWith(begin), kind);
    await assert.rejects(run(BINARY, words), /is er al/);
  }
  await rm(folder, { recursive: true });
});

journey('A partner looks in the mirror and finds himself (2.3)', async ({ person, open }) => {
  const anna = await person('partner', PHONE);
  await anna.goto('/cijfers');
  await anna.getByRole('link', { name: 'Uw spiegel bekijken' }).click();
  await open(anna, '/cijfers/spiegel');
  await expectAccessible(anna);
  const words = await anna.locator('main').innerText();
  for (const part of ['Hoe snel u reageerde', 'Past dit bij toeval?', 'De eerste 24 uur']) {
    assert.ok(words.includes(part), part);
  }
  assert.doesNotMatch(words, /K-\d{4}-/, 'no dossier is named');
  const bram = await person('officer');
  assert.equal((await bram.goto('/cijfers/spiegel')).status(), 403);
});

async function ask(page, kind) {
  await page.goto(PAGE);
  await fill(page, { year: '2026', kind });
  assert.equal((await send(page)).status(), 200);
}

/** Refreshes as a person does, until it can be fetched. */
async function fetchFrom(page, label) {
  const row = page.getByRole('row').filter({ hasText: label });
  const until = Date.now() + MADE_MS;
  while (!(await row.getByRole('link', { name: /Ophalen/ }).count())) {
    assert.ok(Date.now() < until, `${label} was not made in time`);
    await pause(500);
    await page.goto(PAGE);
  }
  return download(page, row.getByRole('link', { name: /Ophalen/ }));
}
