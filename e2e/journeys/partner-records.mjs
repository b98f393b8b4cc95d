// 4.1 to 4.3 and 5.1: a complaint comes in, at either door, and nobody has to wait for it.
import assert from 'node:assert/strict';

import { PHONE, expectAccessible, journey } from '../journey.mjs';
import { fill, mailTo, mailsAbout, open, part, record, rowOf, send, take } from '../procedure.mjs';

const OFFICERS = ['bram@meerwerk.example', 'carla@meerwerk.example'];

journey('A partner records and registers an oral complaint on a telephone (5.1, 4.3)', async ({
  person,
}) => {
  const anna = await person('partner', { ...PHONE, hasTouch: true, isMobile: true });
  await anna.goto('/werk');
  await anna.locator('main a[href="/klachten/nieuw"]').tap();
  await anna.waitForURL('/klachten/nieuw');
  await expectAccessible(anna);
  await fill(anna, {
    expression: 'De aangifte was te laat en ik hoorde er niets over.',
    name: 'Mohamed Aziz',
    about: 'Anna Visser, Visser & Van Dam Belastingadvies',
    received_on: '2026-11-23',
    channel: 'telephone',
    manner: 'oral',
    phone: '06 808 080 12',
  });
  assert.equal((await send(anna)).status(), 200);
  const reference = anna.url().match(/K-2026-[0-9A-Z]{6}/)?.[0];
  assert.ok(reference, anna.url());
  await anna.getByRole('status').filter({ hasText: reference }).waitFor();
  assert.match(await part(anna, 'history').innerText(), /Klacht geregistreerd/);

  for (const officer of OFFICERS) {
    const mail = await mailTo(anna, officer, reference, /nieuw/);
    await anna.goto(mail.href);
    const text = await anna.locator('main').innerText();
    assert.match(text, /artikel 4\.3/);
    assert.doesNotMatch(text, /Mohamed|aangifte/, 'a mail holds nothing of the dossier');
  }

  const bram = await person('officer');
  const row = await rowOf(bram, reference, 'registered');
  assert.match(await row.innerText(), /nog 28 dagen/);
  await open(bram, reference);
  // The involved partner knows, because she wrote it down herself.
  assert.equal(await bram.locator('a[href$="/kennisgeving-partner"]').count(), 0);
});

journey('Seven fields are enough, and what was recorded is on the worklist (5.1)', async ({
  person,
}) => {
  const anna = await person('partner', PHONE);
  const reference = await record(anna, { about: 'unknown', email: '' });
  const bram = await person('officer');
  const row = await rowOf(bram, reference, 'received');
  assert.match(await row.innerText(), /Wie de klacht vastlegde/);
  await open(bram, reference);
  const next = await part(bram, 'next').innerText();
  assert.match(next, /Over wie de klacht gaat, is nog niet bekend/);
});

journey('An employee takes one in, the partner is informed (4.1, 5.1, 4.2)', async ({ person }) => {
  const daan = await person('staff');
  const reference = await record(daan, { received_on: '2026-11-20' });
  await mailTo(daan, 'bram@meerwerk.example', reference, /nieuw/);

  const bram = await person('officer');
  assert.ok(await (await rowOf(bram, reference, 'received')).count(), 'it is on the worklist');
  await take(bram, reference, 'registratie');
  await bram.getByRole('status').filter({ hasText: 'Registreren' }).waitFor();

  const anna = await person('partner');
  assert.equal((await anna.goto(`/klachten/${reference}`)).status(), 404, 'not told yet');
  const before = await mailsAbout(bram, reference);
  assert.equal(before.filter((mail) => mail.to.includes('anna@')).length, 0);

  // One click: the day and the way stand there already.
  await open(bram, reference);
  await bram.locator('a[href$="/kennisgeving-partner"]').first().click();
  await bram.waitForURL('**/kennisgeving-partner');
  assert.equal((await send(bram)).status(), 200);
  await mailTo(bram, 'anna@visservandam.example', reference, /over u of uw kantoor gaat/);
  await open(anna, reference);
  assert.match(await part(anna, 'said').innerText(), /niemand belde terug/);
});
