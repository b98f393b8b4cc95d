// A recommendation is proposed, decided on and done, its effect is said with its counts, and it
// stays where it is when it is closed (7.4).
import assert from 'node:assert/strict';

import { expectAccessible, journey } from '../journey.mjs';
import { fill, follow, refusalOn, send } from '../procedure.mjs';

const LIST = '/cijfers/aanbevelingen';
const MEASURE = 'Elke offerte noemt alle kosten.';

journey('A recommendation is followed from finding to evidence', async ({ person }) => {
  const bram = await person('officer');
  const dirk = await person('management');
  const anna = await person('partner');
  const owner = await anna.locator('.me .who').evaluate((who) => who.firstChild.textContent);

  await bram.goto(`${LIST}/nieuw`);
  await expectAccessible(bram);
  await fill(bram, {
    recommendation_purpose: 'prevent_complaints',
    recommendation_finding: 'De helft van de klachten ging over de rekening.',
    recommendation_figure: 'received',
    recommendation_measure: MEASURE,
    recommendation_how: 'Het aantal klachten per dag van ontvangst.',
    recommendation_counts: false,
  });
  await chooseOwner(bram, owner);
  assert.equal((await send(bram)).status(), 422);
  assert.match(await refusalOn(bram), /Zonder aantal is niet te zien of er klachten zijn voorkomen/);
  assert.equal(await bram.locator('[name="recommendation_measure"]').inputValue(), MEASURE);
  await fill(bram, {
    recommendation_counts: true,
    recommendation_left_out_from: '2025-03-01',
    recommendation_left_out_until: '2025-03-31',
    recommendation_due_on: '2026-11-27',
  });
  assert.equal((await send(bram)).status(), 200, await refusalOn(bram));
  await expectAccessible(bram);

  await dirk.goto('/werk');
  await expectAccessible(dirk);
  await follow(dirk, dirk.getByRole('link', { name: MEASURE }));
  await follow(dirk, dirk.getByRole('link', { name: 'Een besluit nemen' }));
  await expectAccessible(dirk);
  await fill(dirk, {
    recommendation_outcome: 'adopted',
    recommendation_reason: 'Het kost weinig.',
    recommendation_on: '2026-11-23',
  });
  assert.equal((await send(dirk)).status(), 200, await refusalOn(dirk));

  await anna.goto(LIST);
  await expectAccessible(anna);
  await follow(anna, anna.getByRole('link', { name: MEASURE }));
  const page = anna.url();
  await follow(anna, anna.getByRole('link', { name: 'Melden dat het is uitgevoerd' }));
  await fill(anna, {
    recommendation_on: '2026-11-23',
    recommendation_effective_on: '2026-10-01',
    recommendation_evidence: 'Alle offertes sinds 1 oktober.',
  });
  assert.equal((await send(anna)).status(), 200, await refusalOn(anna));
  await expectAccessible(anna);
  const seen = await anna.locator('main').innerText();
  assert.match(seen, /Nulmeting: \d+ klachten? in 334 dagen/);
  assert.match(seen, /Sindsdien: \d+ klachten? in 53 dagen/);
  assert.match(seen, /Over het effect is nog niets te zeggen/);

  await bram.goto(page);
  await follow(bram, bram.getByRole('link', { name: 'De aanbeveling afsluiten' }));
  await fill(bram, { recommendation_reason: 'Wij kijken er volgend jaar naar.' });
  await send(bram);
  await bram.goto(LIST);
  const row = bram.getByRole('row').filter({ hasText: MEASURE });
  assert.match(await row.innerText(), /Afgesloten/);
  await anna.goto(page);
  assert.match(await anna.locator('main').innerText(), /Deze aanbeveling is afgesloten/);
});

journey('Management reviews the year, and the officer assesses it', async ({ person }) => {
  const dirk = await person('management');
  await dirk.goto('/cijfers/directiebeoordeling/2026/wijziging');
  await expectAccessible(dirk);
  await fill(dirk, { resolution_1: 'Wij nemen iemand aan.' });
  assert.equal((await send(dirk)).status(), 422);
  assert.match(await refusalOn(dirk), /Kies wie dit besluit uitvoert/);
  await expectAccessible(dirk);
  const me = await dirk.locator('.me .who').evaluate((who) => who.firstChild.textContent);
  await dirk.locator('[name="resolution_1_owner"]').selectOption({ label: me.trim() });
  await fill(dirk, { review_figures: 'Er waren weinig klachten.', resolution_1_due_on: '2027-03-01' });
  assert.equal((await send(dirk)).status(), 200, await refusalOn(dirk));
  await expectAccessible(dirk);
  assert.match(await dirk.locator('main').innerText(), /Wij nemen iemand aan/);

  const bram = await person('officer');
  await bram.goto('/cijfers/zelftoets/2026/wijziging');
  await expectAccessible(bram);
  await fill(bram, { art_3_1: 'met', art_3_1_evidence: 'De website', assessment_finish: true });
  assert.equal((await send(bram)).status(), 422);
  assert.match(await refusalOn(bram), /Vul dit in: 3\.2/);
  await fill(bram, { assessment_finish: false });
  assert.equal((await send(bram)).status(), 200, await refusalOn(bram));
  await expectAccessible(bram);
  assert.match(await bram.locator('main').innerText(), /52 punten zijn niet beantwoord/);
});

/** By name: people have other ids in each demonstration. */
async function chooseOwner(page, name) {
  const select = page.locator('[name="recommendation_owner"]');
  await select.selectOption({ label: name.trim() });
}
