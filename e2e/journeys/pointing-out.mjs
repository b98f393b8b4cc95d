// A partner points a client to the procedure in one step (3.1, 3.2); a complaint that is told is
// written down with the talk sheet, read back, and confirmed with the code (5.1); the partner's
// notice leads to the guidance (2.3, 4.2).
import assert from 'node:assert/strict';
import { setTimeout as pause } from 'node:timers/promises';

import { PHONE, expectAccessible, journey } from '../journey.mjs';
import {
  assertPdf, download, fill, follow, mailTo, open, part, record, send, take,
} from '../procedure.mjs';

const LIST = '/regeling-wijzen/overzicht';

journey('A partner points clients to the procedure by mail, card and text (3.1, 3.2)', async ({
  person,
  visitor,
}) => {
  const anna = await person('partner', PHONE);
  await anna.goto('/regeling-wijzen');
  await expectAccessible(anna);
  await fill(anna, { email: 'twee@a.example, drie@b.example', name: 'Jan Pieters' });
  assert.equal((await send(anna)).status(), 422);
  assert.equal(await anna.locator('#name').inputValue(), 'Jan Pieters');
  await expectAccessible(anna);
  await fill(anna, { email: 'klant@pieters.example' });
  assert.equal((await send(anna)).status(), 200);
  await expectAccessible(anna);
  const stranger = await visitor();
  const mail = await mailFor(stranger, 'klant@pieters.example');
  await stranger.goto(mail);
  assert.match(await stranger.locator('main').innerText(), /Geachte Jan Pieters,[\s\S]*leest de regeling hier/);

  await anna.goto('/regeling-wijzen');
  await follow(anna, anna.getByRole('button', { name: 'Maak een kaartje' }));
  const { bytes } = await download(anna, anna.getByRole('link', { name: /Open het kaartje/ }));
  await assertPdf(bytes);

  await anna.goto('/regeling-wijzen');
  await follow(anna, anna.getByRole('button', { name: 'Maak een tekst' }));
  await expectAccessible(anna);
  await anna.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await anna.getByRole('button', { name: 'Kopieer de tekst' }).click();
  await anna.getByRole('status').filter({ hasText: 'Gekopieerd' }).waitFor();
  const copied = await anna.evaluate(() => navigator.clipboard.readText());
  assert.equal(copied, await anna.locator('#tekst').inputValue());

  const bram = await person('officer');
  for (const page of [anna, bram]) {
    await page.goto(LIST);
    const rows = await page.locator('main tbody tr').allInnerTexts();
    assert.equal(rows.length, 3);
    assert.match(rows.at(-1), /Jan Pieters, klant@pieters\.example[\s\S]*Per mail[\s\S]*Anna/);
    await expectAccessible(page);
  }
  const daan = await person('staff');
  assert.equal((await daan.goto(LIST)).status(), 403);
});

journey('Without JavaScript the text can be selected and no button lies', async ({ person }) => {
  const anna = await person('partner', { javaScriptEnabled: false });
  await anna.goto('/regeling-wijzen');
  await follow(anna, anna.getByRole('button', { name: 'Maak een tekst' }));
  assert.match(await anna.locator('#tekst').inputValue(), /leest de regeling hier/);
  assert.equal(await anna.getByRole('button', { name: 'Kopieer de tekst' }).isVisible(), false);
});

journey('What was told is written down, read back and confirmed with the code (5.1)', async ({
  person,
  visitor,
}) => {
  const daan = await person('staff');
  await daan.goto('/klachten/nieuw');
  await follow(daan, daan.getByRole('link', { name: 'Gespreksblad' }));
  await expectAccessible(daan);
  await assertPdf((await download(daan, daan.getByRole('link', { name: /leeg gespreksblad/ }))).bytes);
  await fill(daan, {
    expression: 'Niemand belde mij terug.',
    happened: 'Vorige week',
    wish: 'Dat er iemand belt.',
    about: 'Anna Visser, Visser & Van Dam Belastingadvies',
    told_of_procedure: true,
    name: 'Hanneke Dijkstra',
    email: 'hanneke@dijkstra.example',
    channel: 'telephone',
  });
  await send(daan);
  assert.equal(await daan.locator('[name="happened"]').inputValue(), 'Vorige week');
  await expectAccessible(daan);
  await send(daan);
  const reference = (await daan.locator('main').innerText()).match(/K-\d{4}-[0-9A-Z]{6}/)[0];
  await daan.goto(`/klachten/${reference}/terugleestekst`);
  assert.match(await daan.locator('#read_back').inputValue(), /Niemand belde[\s\S]*iemand belt/);
  await take(daan, reference, 'terugleestekst', { contact_way: 'email' });

  const hanneke = await visitor(PHONE);
  const asked = await mailTo(hanneke, 'hanneke@', reference, /Klopt dit/);
  await hanneke.goto(asked.href);
  assert.match(await hanneke.locator('main').innerText(), /Niemand belde mij terug/);
  const receipt = await mailTo(hanneke, 'hanneke@', reference, /klacht ontvangen/);
  await hanneke.goto(receipt.href);
  const code = (await hanneke.locator('main').innerText()).match(/\d{4} \d{4} \d{4} \d{4}/)[0];
  await hanneke.goto('/status');
  await fill(hanneke, { reference, code });
  await send(hanneke);
  await hanneke.goto('/status/klacht/klopt-dit');
  await expectAccessible(hanneke);
  assert.equal((await send(hanneke)).status(), 200);
  const bram = await person('officer');
  await open(bram, reference);
  assert.match(await part(bram, 'history').innerText(), /De tekst klopt/);
});

journey('The notice to the partner leads to the guidance (2.3, 4.2)', async ({ person }) => {
  const bram = await person('officer');
  const reference = await record(bram);
  await take(bram, reference, 'registratie');
  await take(bram, reference, 'kennisgeving-partner', { partner_told_way: 'letter' });
  await open(bram, reference);
  const letter = part(bram, 'files').getByRole('link', { name: /Bericht aan partner/ });
  await assertPdf((await download(bram, letter)).bytes);
  const other = await record(bram);
  await take(bram, other, 'registratie');
  await take(bram, other, 'kennisgeving-partner');
  const anna = await person('partner');
  const mail = await mailTo(anna, 'anna@', other, /over u of uw kantoor gaat/);
  await anna.goto(mail.href);
  const text = await anna.locator('main').innerText();
  for (const said of [/De eerste 24 uur/, /Autoriteit Persoonsgegevens/, /\/handreiking/]) {
    assert.match(text, said);
  }
  await anna.goto('/handreiking');
  await expectAccessible(anna);
  assert.ok(await anna.locator('#gegevens').isVisible(), 'the privacy notice');
});

/** The address of the mail to somebody, once it is in the mailbox of the demonstration. */
async function mailFor(page, to) {
  for (let tries = 0; tries < 100; tries += 1) {
    await page.goto('/demo/postvak');
    const row = page.locator('tbody tr', { hasText: to });
    if (await row.count()) return row.first().locator('a').getAttribute('href');
    await pause(200);
  }
  throw new Error(`no mail to ${to}`);
}
