// The report of a year (7.2): the draft stands ready, each writes his part, both sign, all read it.
import assert from 'node:assert/strict';

import { expectAccessible, journey } from '../journey.mjs';
import { fill, follow, refusalOn, send } from '../procedure.mjs';

const press = (page, name) => follow(page, page.getByRole('button', { name }));
const main = (page) => page.locator('main').innerText();

journey('The annual report is written, signed and read by everybody', async ({ person, visitor }) => {
  const bram = await person('officer');
  const year = await lastYear(bram);
  const place = `/cijfers/jaarverslag/${year}`;
  await follow(bram, bram.getByRole('link', { name: 'Cijfers' }));
  await follow(bram, bram.getByRole('link', { name: 'Jaarverslagen' }));
  await follow(bram, bram.getByRole('link', { name: String(year), exact: true }));
  assert.match(await main(bram), /17\. Bijlagen/);
  await expectAccessible(bram);
  assert.match(await main(bram), /Er is nog geen samenvatting/);

  await follow(bram, bram.locator('#summary').getByRole('link', { name: /Tekst schrijven/ }));
  await fill(bram, { text_nl: 'Bellen hielp het meest.', text_en: 'Calling helped most.' });
  await expectAccessible(bram);
  await send(bram);
  assert.match(await main(bram), /Bellen hielp het meest/);
  const tab = await person('officer');
  await tab.goto(place);
  await press(bram, 'Ondertekenen');
  await press(tab, 'Ondertekenen');
  await tab.goto(place);
  assert.match(await main(tab), /Stand\s+concept/, 'in two tabs is once');

  const esther = await person('management', { javaScriptEnabled: false });
  await esther.goto(`${place}/tekst/reaction`);
  await fill(esther, { text_nl: 'Wij nemen dit over.' });
  await send(esther);
  await press(esther, 'Ondertekenen');
  assert.match(await main(esther), /Vingerafdruk van de gegevens/);

  const anybody = await visitor();
  await anybody.goto('/jaarverslag');
  await follow(anybody, anybody.getByRole('link', { name: `Jaarverslag ${year}` }));
  assert.match(await main(anybody), /Wij nemen dit over/);
  assert.doesNotMatch(await main(anybody), /Per partner/);
  await expectAccessible(anybody);
  const pdf = await anybody.request.get(`/jaarverslag/${year}/en.pdf`);
  assert.equal(pdf.headers()['content-type'], 'application/pdf');
  assert.match((await pdf.body()).subarray(0, 5).toString(), /%PDF-/);

  await bram.goto(place);
  await bram.locator('#reason').fill('  ');
  await press(bram, 'Nieuwe uitgave beginnen');
  assert.match(await refusalOn(bram), /De reden ontbreekt/);
  await bram.locator('#reason').fill('Een dossier bleek dubbel geteld.');
  await press(bram, 'Nieuwe uitgave beginnen');
  assert.match(await main(bram), /Dit is uitgave 2/);
  await anybody.reload();
  assert.doesNotMatch(await main(anybody), /dubbel geteld/, 'the signed edition stays');
});

async function lastYear(page) {
  const banner = await page.locator('body').innerText();
  const found = /(20\d\d)/.exec(banner);
  assert.ok(found, 'the demonstration says which day it is');
  return Number(found[1]) - 1;
}
