// An officer writes from the dossier in two clicks (6.3), and a representative without an
// authorisation is passed over (1, transition 32).
import assert from 'node:assert/strict';

import { expectAccessible } from '../browser.mjs';
import { journey } from '../journey.mjs';
import { fill, follow, mailTo, open, part, record, send, take } from '../procedure.mjs';

journey('An officer sends a progress note in two clicks (6.3)', async ({ person }) => {
  const bram = await person('officer');
  const reference = await record(bram, { email: 'devries@klager.example' });
  await open(bram, reference);
  await part(bram, 'next').getByText('Brief of mail sturen').click();
  await follow(bram, part(bram, 'next').getByRole('link', { name: 'Tussenbericht' }));
  await expectAccessible(bram);
  const text = await bram.locator('#letter_text').inputValue();
  assert.match(text, /^Geachte /);
  assert.match(text, /21 december 2026/);
  await send(bram);
  const mail = await mailTo(bram, 'devries@', reference, /Hoe het staat/);
  await bram.goto(mail.href);
  assert.match(await bram.locator('main').innerText(), /Wij zijn er nog mee bezig/);
  await open(bram, reference);
  const history = await part(bram, 'history').innerText();
  assert.match(history, /Tussenbericht, aan: Klager/);
  assert.match(history, /E-mail aan devries@klager.example: (verzonden|wacht op verzending)/);
});

journey('Without an authorisation the post goes to the complainant (1)', async ({ person }) => {
  const bram = await person('officer');
  const reference = await record(bram, { email: 'devries@klager.example' });
  await take(bram, reference, 'vertegenwoordiger', {
    representative_name: 'Jan de Vries',
    capacity: 'family',
    email: 'jan@familie.example',
    correspondence_to: 'representative',
  });
  await bram.goto(`/klachten/${reference}/correspondentie?soort=hearing_invitation`);
  const form = bram.locator('#form');
  assert.match(await form.innerText(), /De vertegenwoordiger krijgt dit niet/);
  // The hour and the place are missing, so it is not sent.
  await send(bram);
  assert.match(await form.innerText(), /nog een plek die u moet invullen/);
  await expectAccessible(bram);
  await fill(bram, { letter_text: 'Kom morgen om 10.30 uur langs.', letter_way: 'portal' });
  await send(bram);
  await open(bram, reference);
  assert.match(await part(bram, 'history').innerText(), /Kom morgen om 10.30 uur langs/);
  assert.match(await part(bram, 'parties').innerText(), /Machtiging\s+Ontbreekt/);
});
