// The other ways out (1, 5.1, 5.4): each is registered, classified, answered with its own short
// letter and closed like every complaint.
import assert from 'node:assert/strict';

import { journey } from '../journey.mjs';
import {
  assertPdf,
  download,
  follow,
  mailTo,
  open,
  part,
  record,
  refusal,
  rowOf,
  send,
  take,
} from '../procedure.mjs';

const INFORMED = { informed_way: 'email', told_where_to_read: true };
const CAUSE = { root_cause: 'Communicatie of verwachting', lesson: 'Bel binnen een dag terug.' };

journey('Solved on the spot is registered and confirmed in writing (5.1)', async ({ person }) => {
  const anna = await person('partner');
  const bram = await person('officer');
  const reference = await record(anna);
  await take(anna, reference, 'ter-plekke-opgelost', {
    solved_how: 'Ik belde meteen terug en heb het rechtgezet.',
  });
  await take(anna, reference, 'regeling-gewezen', INFORMED);
  await mailTo(bram, 'bram@', reference, /nieuw in het dossier/);
  await take(bram, reference, 'ter-plekke-opgelost-bevestigen');
  await open(bram, reference);
  const deviation = await part(bram, 'deviations').innerText();
  assert.match(deviation, /art\. 4\.5[\s\S]*niet geraadpleegd/, 'he did not consult the officer');
  await take(bram, reference, 'classificatie', { nature: 'partner_conduct' });
  await sendShortLetter(bram, reference, { title: /is opgelost/, says: /heb het rechtgezet/ });
  await take(bram, reference, 'formulier', { reaction: 'accepted', ...CAUSE });
  await take(bram, reference, 'sluiting');
});

journey('Who withdraws is confirmed in writing, without a judgment (5.4)', async ({ person }) => {
  const daan = await person('staff');
  const bram = await person('officer');
  const reference = await record(daan);
  await take(bram, reference, 'registratie');
  await take(bram, reference, 'intrekking', { explanation: 'Het is al goed, zegt zij.' });
  await take(bram, reference, 'classificatie', { nature: 'finances' });
  await sendShortLetter(bram, reference, {
    title: /hebt uw klacht ingetrokken/,
    says: /geven er geen oordeel over/,
    hides: /Het is al goed/,
  });
  const missing = await refusal(bram, reference, 'sluiting');
  assert.match(missing, /het bericht aan de partner/);
  await take(bram, reference, 'regeling-gewezen', INFORMED);
  await take(bram, reference, 'kennisgeving-partner');
  await take(bram, reference, 'formulier', CAUSE);
  await take(bram, reference, 'sluiting');
});

journey('Out of scope takes a second pair of eyes (1)', async ({ person }) => {
  const bram = await person('officer');
  const carla = await person('deputy');
  const daan = await person('staff');
  const expression = 'Uw reclame is lelijk.';
  const reference = await record(daan, { about: 'organisation', expression });
  await take(bram, reference, 'registratie');
  await take(bram, reference, 'buiten-regeling', {
    scope_ground: 'not_our_services',
    scope_reason: 'Het gaat over een poster van een ander.',
  });
  const alone = await refusal(bram, reference, 'buiten-regeling-bevestigen');
  assert.match(alone, /Iemand anders.*art\. 1/);
  await mailTo(carla, 'carla@', reference, /uw oordeel is nodig/);
  const row = await rowOf(carla, reference);
  assert.match(await row.innerText(), /Tweede klachtenfunctionaris/);
  await open(carla, reference);
  await carla.locator('main a[href$="/buiten-regeling-bevestigen"]').click();
  await carla.waitForURL('**/buiten-regeling-bevestigen');
  assert.match(await carla.locator('blockquote').innerText(), /een poster van een ander/);
  assert.equal((await send(carla)).status(), 200);
  await take(bram, reference, 'classificatie', { nature: 'service_quality' });
  await sendShortLetter(bram, reference, {
    title: /Ons antwoord op uw bericht/,
    says: /een poster van een ander/,
  });
  await take(bram, reference, 'regeling-gewezen', INFORMED);
  await take(bram, reference, 'formulier', CAUSE);
  await take(bram, reference, 'sluiting');
});

journey('A letter by post counts from the day on which it was posted (6.4)', async ({ person }) => {
  const daan = await person('staff');
  const bram = await person('officer');
  const reference = await record(daan, { address: 'Dorpsstraat 1\n3011 AB Rotterdam', email: '' });
  await take(bram, reference, 'registratie');
  await take(bram, reference, 'intrekking');
  await take(bram, reference, 'classificatie', { nature: 'finances' });
  await bram.goto(`/klachten/${reference}/brief`);
  await send(bram);
  const byPost = bram.locator('[name="way"][value="letter"]');
  assert.ok(await byPost.isChecked(), 'there is no mail address');
  assert.equal((await send(bram)).status(), 200);
  await open(bram, reference);
  const next = part(bram, 'next').locator('li', { hasText: 'Postdatum bevestigen' });
  assert.match(await next.innerText(), /^(kan nu|nu te doen)/, 'it waits to be posted');
  const future = await refusal(bram, reference, 'verzending', { posted_on: '2026-11-24' });
  assert.match(future, /nog niet geweest.*art\. 6\.4/);
  await take(bram, reference, 'verzending', { posted_on: '2026-11-23' });
  await open(bram, reference);
  assert.match(await part(bram, 'history').innerText(), /Brief gepost\s*[\s\S]*23 november 2026/);
  const paper = part(bram, 'files').getByRole('link').first();
  await assertPdf((await download(bram, paper)).bytes);
});

/** Sends what the editor begins with; it says what it must, and nothing that it must not. */
async function sendShortLetter(bram, reference, { title, says, hides }) {
  await bram.goto(`/klachten/${reference}/brief`);
  const body = await bram.locator('[name="body"]').inputValue();
  assert.match(body, says);
  if (hides) assert.doesNotMatch(body, hides);
  assert.equal((await send(bram)).status(), 200);
  assert.equal((await send(bram)).status(), 200);
  const mail = await mailTo(bram, 'hanneke@', reference, title);
  await bram.goto(mail.href);
  const enclosed = bram.locator('.files a', { hasText: '.pdf' });
  await assertPdf((await download(bram, enclosed)).bytes);
  await open(bram, reference);
  await follow(bram, bram.locator('main a[href$="/formulier"]').first());
}
