// Mail comes in while the program runs: an answer finds its dossier by itself, what is not certain
// waits for an officer, and nothing is nowhere (transition 4, 6.3).
import assert from 'node:assert/strict';

import { expectAccessible } from '../browser.mjs';
import { journey } from '../journey.mjs';
import { arrives, follow, listed, mailTo, open, part, record, send } from '../procedure.mjs';

const HER = 'devries@klager.example';

journey('The complainant answers by mail, and a stranger too', async ({ person, program }) => {
  const bram = await person('officer');
  const reference = await record(bram, { email: HER });
  await open(bram, reference);
  await part(bram, 'next').getByText('Brief of mail sturen').click();
  await follow(bram, part(bram, 'next').getByRole('link', { name: 'Tussenbericht' }));
  await send(bram);
  const sent = await mailTo(bram, 'devries@', reference, /Hoe het staat/);
  await bram.goto(sent.href);
  const said = await bram.locator('main').innerText();
  const to = /klachten\+\S+@\S+/.exec(said)?.[0];
  const marker = /\[K-[^\]]+\]/.exec(said)[0];

  const text = `Dank u voor het bericht.\r\n\r\n> ${marker}`;
  await arrives(program(), { from: HER, subject: 'Re: Hoe het staat', text, to });
  await appears(bram, reference, /Dank u voor het bericht/);

  // Forwarded to somebody who is no party: he knows the marker, and that is not enough.
  await arrives(program(), { from: 'x@vreemd.example', subject: 'Ook iets', text });
  await listed(bram, '/post', 'Ook iets');
  await follow(bram, bram.getByRole('link', { name: 'Ook iets' }));
  await expectAccessible(bram);
  assert.match(await bram.locator('main').innerText(), /de afzender kennen wij in dit dossier niet/);
  assert.equal(await bram.locator('#reference').inputValue(), reference);
  await bram.getByLabel('Iemand anders').check();
  await bram.getByRole('button', { name: 'Opnemen in het dossier' }).click();
  await appears(bram, reference, /Ook iets/);
});

journey('A new mail is a complaint that the officer confirms', async ({ person, program }) => {
  const bram = await person('officer');
  const from = 'boer@klant.example';
  await arrives(program(), { from, subject: 'Ik heb een klacht', text: 'De rekening klopt niet.' });
  await listed(bram, '/post/binnen?staat=proposed', 'Ik heb een klacht');
  await follow(bram, bram.getByRole('link', { name: /^K-2026-/ }).first());
  assert.match(await bram.locator('main').innerText(), /De rekening klopt niet/);
  await expectAccessible(bram);
});

/** The history of a dossier, once it says this. */
async function appears(page, reference, words) {
  for (let tries = 0; tries < 60; tries += 1) {
    await open(page, reference);
    if (words.test(await part(page, 'history').innerText())) return;
    await page.waitForTimeout(500);
  }
  assert.fail(`${words} is not in ${reference}`);
}
