// An administrator keeps people, partners, relations, lists and the organisation, and sees no
// dossier (article 1).
import assert from 'node:assert/strict';

import { journey } from '../journey.mjs';
import { fill, follow, mailTo, record, refusalOn, send, take } from '../procedure.mjs';

journey('An administrator adds a colleague, who chooses a password and signs in', async ({
  person,
  visitor,
}) => {
  const farid = await person('administrator');
  await farid.goto('/beheer/personen/nieuw');
  await fill(farid, { name: 'Noor Bakker', email: 'geen adres', roles: ['staff'] });
  assert.equal((await send(farid)).status(), 422);
  assert.match(await refusalOn(farid), /Vul één e-mailadres in/);
  await fill(farid, { email: 'noor@meerwerk.example' });
  await saved(farid);
  assert.match(await rowOf(farid, 'Noor Bakker'), /Medewerker[\s\S]*Nog geen wachtwoord/);

  const link = await invitationOf(farid, 'noor@meerwerk.example');
  const noor = await visitor();
  await noor.goto(link);
  await noor.locator('[name="wachtwoord"]').fill('te kort');
  assert.equal((await send(noor)).status(), 422);
  await noor.locator('[name="wachtwoord"]').fill('een lange korte zin');
  await send(noor);
  await fill(noor, { email: 'noor@meerwerk.example', wachtwoord: 'een lange korte zin' });
  await send(noor);
  await record(noor);
  assert.equal((await noor.goto(link)).status(), 404, 'a link works once');
});

journey('An administrator adds a partner with its named contact (4.2)', async ({ person }) => {
  const farid = await person('administrator');
  await farid.goto('/beheer/partners/nieuw');
  await fill(farid, { name: 'Zuiderzee Juristen', email: 'kantoor@zuiderzee.example' });
  await saved(farid);
  await openRow(farid, 'Zuiderzee Juristen');
  await follow(farid, farid.getByRole('link', { name: 'Adviseur toevoegen' }));
  await fill(farid, { name: 'Pien de Haan' });
  await saved(farid);

  await farid.goto('/beheer/personen/nieuw');
  await fill(farid, { name: 'Pien de Haan', email: 'pien@zuiderzee.example', roles: ['partner'] });
  assert.equal((await send(farid)).status(), 422);
  assert.match(await refusalOn(farid), /welke adviseur/);
  await fill(farid, { adviser: 'Pien de Haan, Zuiderzee Juristen' });
  await saved(farid);
  await farid.goto('/beheer/partners');
  await openRow(farid, 'Zuiderzee Juristen');
  await fill(farid, { contact: 'Pien de Haan' });
  await saved(farid);
  assert.match(await rowOf(farid, 'Zuiderzee Juristen'), /Pien de Haan/);

  const bram = await person('officer');
  const reference = await record(bram, { about: 'Zuiderzee Juristen' });
  await bram.goto(`/klachten/${reference}/registratie`);
  await send(bram);
  await bram.goto(`/klachten/${reference}/kennisgeving-partner`);
  await send(bram);
  await mailTo(bram, 'pien@zuiderzee.example', reference, /over u of uw kantoor gaat/);
});

journey('An administrator keeps relations, lists and the organisation', async ({ person }) => {
  const farid = await person('administrator');
  await farid.goto('/beheer/relaties/nieuw');
  await fill(farid, { company: 'Bakkerij Zonneveld', chamber_number: '123' });
  assert.equal((await send(farid)).status(), 422);
  assert.match(await refusalOn(farid), /8 cijfers/);
  await fill(farid, { chamber_number: '12345678', contact_name: 'Els Zonneveld' });
  await saved(farid);
  await farid.goto('/beheer/relaties?zoek=zonneveld');
  assert.match(await farid.locator('main').innerText(), /Bakkerij Zonneveld/);

  await farid.goto('/beheer/lijsten/subcategorieen/nieuw');
  await fill(farid, { dutch: 'Parkeren', english: 'Parking', parent: 'service_quality' });
  await saved(farid);

  await farid.goto('/beheer/organisatie');
  await fill(farid, { name: 'Meerwerk & Zonen', colour: 'blauw' });
  assert.equal((await send(farid)).status(), 422);
  await fill(farid, { colour: '#1f4e4a' });
  await saved(farid);
  assert.match(await farid.locator('.brand').innerText(), /Meerwerk & Zonen/);

  const bram = await person('officer');
  const reference = await record(bram, { about: 'organisation' });
  await take(bram, reference, 'registratie');
  await bram.goto(`/klachten/${reference}/classificatie`);
  const offered = await bram.locator('[name="subcategory"] option').allInnerTexts();
  assert.ok(offered.some((one) => one.endsWith('Parkeren')), offered.join(', '));
});

journey('An administrator sees no dossier, and nobody else administers', async ({ person }) => {
  const farid = await person('administrator');
  const bram = await person('officer');
  const reference = await record(bram);
  for (const page of ['', '/registratie', '/formulier.pdf', '/brief']) {
    const response = await farid.request.get(`/klachten/${reference}${page}`);
    assert.equal(response.status(), 404, page);
  }
  await farid.goto('/werk');
  assert.match(farid.url(), /\/beheer$/);
  await farid.goto('/klachten');
  assert.equal(await farid.locator('main a[href*="/klachten/K-"]').count(), 0);
  assert.equal((await farid.request.get('/klachten/nieuw')).status(), 403);
  for (const role of ['officer', 'partner', 'staff', 'management']) {
    const other = role === 'officer' ? bram : await person(role);
    assert.equal((await other.request.get('/beheer/personen')).status(), 403, role);
  }
  await farid.goto('/beheer/personen');
  await openRow(farid, 'Farid Amrani');
  await fill(farid, { active: false });
  assert.equal((await send(farid)).status(), 422);
  assert.match(await refusalOn(farid), /laatste beheerder/);
});

async function saved(farid) {
  const response = await send(farid);
  assert.equal(response.status(), 200, await refusalOn(farid));
  await farid.getByRole('status').filter({ hasText: 'Opgeslagen' }).waitFor();
}

function openRow(farid, name) {
  return follow(farid, farid.locator('main tbody').getByRole('link', { name }));
}

function rowOf(farid, name) {
  return farid.locator('main tbody tr', { hasText: name }).innerText();
}

/** The link of the invitation in somebody's mail. */
async function invitationOf(page, address) {
  const mail = page.locator('tbody tr', { hasText: address }).first().locator('a');
  for (let tries = 0; tries < 100; tries += 1) {
    await page.goto('/demo/postvak');
    if (await mail.count()) break;
  }
  await follow(page, mail);
  const text = await page.locator('main').innerText();
  return text.match(/http:\/\/localhost:\d+(\/uitnodiging\/\S+)/)[1];
}
