// The organisation says in its own words what a letter says (6.3): changed, tried, put back.
import assert from 'node:assert/strict';

import { expectAccessible, journey } from '../journey.mjs';
import { fill, follow, mailTo, open, part, record, refusalOn, send } from '../procedure.mjs';

const NOTE = '/beheer/sjablonen/nl/tussenbericht';

journey('A template is changed, tried on a dossier, used and put back', async ({ person }) => {
  const bram = await person('officer');
  const reference = await record(bram, { email: 'devries@klager.example' });
  await follow(bram, bram.getByRole('link', { name: 'Sjablonen' }));
  await follow(bram, bram.getByRole('link', { name: 'Tussenbericht' }));
  const shipped = await bram.locator('#template_text').inputValue();

  const mistaken = `${shipped}\nOver {{ kenmerk }}.`;
  await fill(bram, { template_text: mistaken });
  assert.equal((await send(bram)).status(), 422);
  assert.match(await refusalOn(bram), /Regel \d+: de invulplek ‘kenmerk’ bestaat niet/);
  assert.equal(await bram.locator('#template_text').inputValue(), mistaken);
  await expectAccessible(bram);

  const own = `${shipped}\nWij bellen u volgende week over {{ reference }}.`;
  await fill(bram, { template_text: own, template_dossier: reference });
  const proof = await inNewWindow(bram, 'Bekijk als mail');
  assert.match(await proof.locator('.letter-preview').innerText(), new RegExp(`over ${reference}`));
  const frame = proof.frameLocator('iframe.mail-frame');
  assert.match(await frame.locator('body').innerText(), new RegExp(`volgende week over ${reference}`));
  const margin = await frame.locator('p').last().evaluate((one) => getComputedStyle(one).margin);
  assert.equal(margin, '0px 0px 16px', 'the mail is shown in its own style');
  await proof.close();
  await send(bram);
  assert.match(await bram.locator('tr', { hasText: 'Tussenbericht' }).innerText(), /Aangepast/);

  await open(bram, reference);
  await part(bram, 'next').getByText('Brief of mail sturen').click();
  await follow(bram, part(bram, 'next').getByRole('link', { name: 'Tussenbericht' }));
  await send(bram);
  const mail = await mailTo(bram, 'devries@', reference, /Hoe het staat/);
  await bram.goto(mail.href);
  assert.match(await bram.locator('main').innerText(), /Wij bellen u volgende week/);

  await bram.goto(NOTE);
  await follow(bram, bram.getByRole('link', { name: 'Versie 1' }));
  assert.match(await bram.locator('.lines').innerText(), /Nieuw:\s+Wij bellen u volgende week/);
  await bram.goto(NOTE);
  await follow(bram, bram.getByRole('button', { name: 'Haal het meegeleverde sjabloon terug' }));
  await bram.goto(NOTE);
  assert.equal(await bram.locator('#template_text').inputValue(), shipped);
});

journey('Two people change a template at once, without JavaScript', async ({ person }) => {
  const farid = await person('administrator', { javaScriptEnabled: false });
  const carla = await person('deputy', { javaScriptEnabled: false });
  await farid.goto('/beheer');
  await follow(farid, farid.locator('main').getByRole('link', { name: 'Sjablonen' }));
  await follow(farid, farid.getByRole('link', { name: 'Engels' }));
  await follow(farid, farid.getByRole('link', { name: 'Vrij bericht' }));
  const place = new URL(farid.url()).pathname;
  await carla.goto(place);
  await fill(farid, { template_text: 'The text of Farid' });
  await send(farid);
  await fill(carla, { template_text: 'The text of Carla' });
  assert.equal((await send(carla)).status(), 409);
  assert.match(await carla.locator('table.comparison').innerText(), /The text of Farid/);
  assert.equal(await carla.locator('#template_text').inputValue(), 'The text of Carla');
  assert.equal((await send(carla)).status(), 200);
});

/** Presses a button that opens a window, and gives that window. */
async function inNewWindow(page, name) {
  const opened = page.context().waitForEvent('page');
  await page.getByRole('button', { name }).click();
  const proof = await opened;
  await proof.waitForLoadState();
  await expectAccessible(proof);
  return proof;
}
