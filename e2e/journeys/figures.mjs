// The year in figures: what is to be seen, what it means, which dossiers are behind it, and what the
// dossiers don't tell (7.3).
import assert from 'node:assert/strict';

import { expectAccessible, journey } from '../journey.mjs';
import { fill, follow, refusalOn, send } from '../procedure.mjs';

const chart = (page, key) => page.locator(`section[aria-labelledby="chart-${key}"]`);

journey('An officer reads the year: a finding, a picture, a table and the dossiers behind it', async ({
  person,
}) => {
  const bram = await person('officer');
  await bram.goto('/cijfers');
  await expectAccessible(bram);
  const months = chart(bram, 'months');
  assert.match(await months.locator('figcaption').innerText(), /klacht/);
  const picture = months.locator('svg[role="img"]');
  assert.equal(await picture.getAttribute('aria-labelledby'), 'chart-months-name');
  await months.locator('summary').click();
  assert.equal(await months.locator('tbody tr').count(), 11, 'January to November');

  // Beside the years before: every figure leads to what it counts.
  const compared = bram.locator('section[aria-labelledby="compared"]');
  const rows = await compared.locator('tbody tr').allInnerTexts();
  const risen = rows.filter((row) => /gestegen|gedaald/.test(row));
  assert.equal(risen.length, 1, 'of small numbers only the count itself says something');
  assert.match(risen[0], /^Ontvangen klachten/);
  assert.ok(rows.some((row) => /past bij toeval/.test(row)));
  await compared.getByRole('link', { name: 'Binnen vier weken afgehandeld' }).click();
  assert.match(bram.url(), /#def-on_time$/);
  await bram.locator('#def-on_time summary').click();
  assert.match(await bram.locator('#def-on_time').innerText(), /art\. 6\.4/);

  await follow(bram, bram.locator('#received').getByRole('link', { name: /Dossiers/ }));
  await expectAccessible(bram);
  const references = bram.locator('tbody th a');
  const listed = await references.count();
  assert.ok(listed > 0);
  await follow(bram, references.first());
  assert.match(await bram.locator('h1').innerText(), /K-2026-/);

  // A period and a filter stand in the address.
  await bram.goto('/cijfers?van=2025-01-01&tot=2025-12-31&wijze=written');
  assert.equal(await bram.locator('[name="wijze"]').inputValue(), 'written');
  await expectAccessible(bram);
  const wrong = await bram.goto('/cijfers?van=2025-12-31&tot=2025-01-01');
  assert.equal(wrong.status(), 422);
});

journey('What the dossiers do not tell is entered with its source, or refused in words', async ({
  person,
}) => {
  const bram = await person('officer');
  await bram.goto('/cijfers');
  assert.equal(await chart(bram, 'funnel').count(), 0, 'without clients no rate');
  await follow(bram, bram.getByRole('link', { name: 'Cliënten per jaar' }));
  await expectAccessible(bram);
  const lines = [
    '2026;;2400;;;ledenadministratie;2026-07-01',
    '2026;Delta Subsidieadvies;240;;12;opgave;2026-07-01',
    '2026;Limes IT-advies;veel;;12;opgave;2026-07-01',
  ];
  await fill(bram, { exposure: lines.join('\n') });
  assert.equal((await send(bram)).status(), 422);
  assert.match(await refusalOn(bram), /Regel 3 klopt niet[\s\S]*geheel getal[\s\S]*niets opgeslagen/);
  await expectAccessible(bram);
  await fill(bram, { exposure: lines.join('\n').replace('veel', '90') });
  assert.equal((await send(bram)).status(), 200, await refusalOn(bram));
  const funnel = chart(bram, 'funnel');
  assert.match(await funnel.locator('figcaption').innerText(), /patroon|toeval/);
  await funnel.locator('summary').click();
  const table = await funnel.locator('table').innerText();
  assert.match(table, /Partner 1[\s\S]*Partner 2/);
  assert.doesNotMatch(table, /Delta|Limes/, 'a number, and no name');

  await follow(bram, bram.getByRole('link', { name: 'Eerdere jaren' }));
  await expectAccessible(bram);
  await fill(bram, { past_years: '2021;31;25;30;11;28;jaarverslag 2021' });
  assert.equal((await send(bram)).status(), 200, await refusalOn(bram));
  const years = chart(bram, 'years');
  await years.locator('summary').click();
  assert.match(await years.locator('table').innerText(), /2021[\s\S]*ingevoerd totaal/);
  assert.doesNotMatch(await years.locator('table').innerText(), /2022/, 'a gap is not zero');
  await expectAccessible(bram);
});

journey('A partner reads his own figures, and can open no list behind them', async ({ person }) => {
  const anna = await person('partner');
  await anna.goto('/cijfers');
  await expectAccessible(anna);
  assert.match(await anna.locator('main').innerText(), /Klachten over u/);
  assert.equal(await anna.locator('[name="kantoor"]').count(), 0);
  assert.equal(await anna.locator('main a[href^="/cijfers/dossiers"]').count(), 0);
  assert.equal((await anna.goto('/cijfers/dossiers?figuur=received')).status(), 403);
  assert.equal((await anna.goto('/cijfers/clienten')).status(), 403);
});
