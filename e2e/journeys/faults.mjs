// What goes wrong in a day's work, and loses nothing: two clicks, the back button, two people at
// once, a session that ended, a day that never was, and the power that goes.
import assert from 'node:assert/strict';

import { journey } from '../journey.mjs';
import { fill, follow, open, part, record, refusal, refusalOn, send, take } from '../procedure.mjs';

const LONG = `${'Een lang verhaal over wat er is gebeurd. '.repeat(400)}EINDE`;
const TEXT_MAX = 20_000;

journey('Two fast clicks record one complaint', async ({ person }) => {
  const bram = await person('officer');
  await bram.goto('/klachten/nieuw');
  const name = 'Dubbele Klik';
  await fill(bram, { expression: 'Twee keer geklikt.', name, about: 'organisation' });
  await bram.locator('#form [type="submit"]').first().dblclick();
  await bram.waitForURL(/\/klachten\/K-/);
  assert.equal(await countOf(bram, name), 1);
});

journey('The back button after sending does nothing twice', async ({ person }) => {
  const bram = await person('officer');
  const told = { name: 'Terug Knop', about: 'organisation' };
  const reference = await record(bram, { ...told, email: '' });
  await bram.goBack();
  assert.equal(await bram.locator('[name="name"]').inputValue(), told.name);
  await send(bram);
  assert.match(bram.url(), new RegExp(reference), 'the same form is the same complaint');
  assert.equal(await countOf(bram, told.name), 1);

  await record(bram, { ...told, email: '' });
  assert.equal(await countOf(bram, told.name), 2, 'who says it again complains again');
  await bram.goBack();
  await bram.goBack();
  await fill(bram, { expression: 'Dit is er nog een.', phone: '010 808 12 34' });
  assert.equal((await send(bram)).status(), 409, 'is it a correction, or another complaint?');
  assert.match(await refusalOn(bram), /al vastgelegd/);
  assert.equal(await bram.locator('[name="expression"]').inputValue(), 'Dit is er nog een.');
  assert.equal((await send(bram)).status(), 200);
  assert.equal(await countOf(bram, told.name), 3, 'what was changed is another complaint');
});

journey('A step that was taken is not taken again by going back', async ({ person }) => {
  const bram = await person('officer');
  const reference = await record(bram);
  await take(bram, reference, 'registratie');
  await bram.goBack();
  assert.match(await bram.locator('.ds-alert').innerText(), /al gedaan.*art\. 5\.1/);
  assert.equal(await bram.locator('#form').count(), 0);
  await open(bram, reference);
  assert.equal(await part(bram, 'history').getByText('Klacht geregistreerd').count(), 1);
});

journey('Two officers at once: both texts are on the page, nothing is lost', async ({ person }) => {
  const bram = await person('officer');
  const carla = await person('deputy');
  const reference = await record(bram);
  const contact = { contact_kind: 'call', direction: 'incoming', visibility: 'officer_only' };
  await bram.goto(`/klachten/${reference}/contact`);
  await fill(bram, { ...contact, content: 'Bram: zij belde om tien uur.' });
  await take(carla, reference, 'contact', { ...contact, content: 'Carla: zij belde om elf uur.' });

  assert.equal((await send(bram)).status(), 409);
  assert.match(await refusalOn(bram), /Iemand anders werkte intussen/);
  assert.match(await bram.locator('#news').innerText(), /Carla: zij belde om elf uur/);
  assert.equal(await bram.locator('[name="content"]').inputValue(), 'Bram: zij belde om tien uur.');
  assert.ok(await bram.locator('[name="contact_kind"][value="call"]').isChecked());
  assert.equal((await send(bram)).status(), 200, 'now that he has seen it');
  await open(bram, reference);
  const history = await part(bram, 'history').innerText();
  assert.match(history, /om tien uur[\s\S]*om elf uur/);
});

journey('A session that ends in the middle of a long text keeps it', async ({ person }) => {
  const anna = await person('partner');
  await anna.goto('/klachten/nieuw');
  await fill(anna, { expression: LONG, name: 'Lange Adem', about: 'unknown' });
  await anna.context().clearCookies();
  assert.equal((await send(anna)).status(), 401);
  await fill(anna, { email: 'anna@visservandam.example', wachtwoord: 'kantoor-aan-de-kade' });
  assert.equal((await send(anna)).status(), 200);
  assert.match(await anna.locator('main').innerText(), /EINDE/);
  await follow(anna, anna.getByRole('button', { name: 'Verstuur alsnog' }));
  assert.match(anna.url(), /\/klachten\/K-2026-/);
  const said = await part(anna, 'said').locator('blockquote').innerText();
  assert.equal(said.length, LONG.length, 'every word is there');
});

journey('A wrong day or text is refused with a sentence, and stays', async ({ person }) => {
  const bram = await person('officer');
  const wrongs = [
    [{ received_on: '2026-02-31' }, /Deze datum bestaat niet/],
    [{ received_on: '2026-13-01' }, /Deze datum bestaat niet/],
    [{ received_on: '26-11-01' }, /Deze datum bestaat niet/],
    [{ received_on: '2026-11-24' }, /nog niet geweest.*art\. 5\.1/],
    [{ received_on: '1999-12-31' }, /te ver terug.*art\. 5\.1/],
    [{ expression: ' \n ' }, /Vul dit in: Wat heeft de klager/],
    [{ expression: 'é'.repeat(TEXT_MAX + 1) }, /heeft 20001 tekens/],
    [{ about: '' }, /Kies over wie de klacht gaat/],
    [{ email: 'geen adres' }, /geen e-mailadres/],
  ];
  for (const [wrong, sentence] of wrongs) {
    await bram.goto('/klachten/nieuw');
    const right = { expression: 'Zo was het.', name: 'Fout Gevuld', about: 'unknown' };
    await fill(bram, { ...right, ...wrong });
    assert.equal((await send(bram)).status(), 422, JSON.stringify(wrong).slice(0, 80));
    assert.match(await refusalOn(bram), sentence);
    assert.equal(await bram.locator('[name="name"]').inputValue(), 'Fout Gevuld');
  }
  await fill(bram, { expression: 'é'.repeat(TEXT_MAX), email: '' });
  assert.equal((await send(bram)).status(), 200, 'just long enough');
  const reference = bram.url().match(/K-2026-[0-9A-Z]{6}/)[0];
  assert.match(
    await refusal(bram, reference, 'contact', { contact_on: '2026-11-31', content: 'x' }),
    /Deze datum bestaat niet/,
  );
});

journey('An address that never was, or of another’s dossier, is not there', async ({ person }) => {
  const bram = await person('officer');
  const anna = await person('partner');
  const reference = await record(bram, { about: 'organisation' });
  for (const address of [
    `/klachten/${reference}`,
    `/klachten/${reference}/formulier.pdf`,
    `/klachten/${reference}/bestanden/019a0000-0000-7000-8000-000000000000`,
    '/klachten/K-2026-000000',
    '/klachten/%ff',
    '/klachten/%00',
    '/klachten/%25',
    `/klachten/${reference}/nergens`,
  ]) {
    const response = await anna.request.get(address);
    assert.equal(response.status(), 404, address);
    assert.match(await response.text(), /Deze pagina bestaat niet/);
  }
  const contact = `/klachten/${reference}/contact`;
  const sent = await anna.request.post(contact, { form: { content: 'x' } });
  assert.equal(sent.status(), 404);
});

journey('What was acknowledged is there after a power cut', async ({
  person,
  program,
  powerCut,
}) => {
  const bram = await person('officer');
  const acknowledged = [];
  let { address } = program();
  for (const round of [1, 2, 3]) {
    let isOn = true;
    const recorders = [1, 2, 3, 4].map(async (recorder) => {
      for (let number = 0; isOn; number += 1) {
        const told = `stroomuitval ${round}.${recorder}.${number}`;
        const reference = await recordFast(bram, address, told).catch(() => null);
        if (reference) acknowledged.push([reference, told]);
      }
    });
    while (acknowledged.length < round * 12) await new Promise((next) => setTimeout(next, 5));
    const restarted = powerCut();
    isOn = false;
    await Promise.all(recorders);
    address = await restarted;
  }
  for (const [reference, told] of acknowledged) {
    const response = await bram.request.get(`${address}/klachten/${reference}`);
    assert.equal(response.status(), 200, `${reference} is lost`);
    assert.ok((await response.text()).includes(told), `${reference} says something else`);
  }
});

/** Records as the form does, without drawing a page. */
async function recordFast(page, address, expression) {
  const response = await page.request.post(`${address}/klachten/nieuw`, {
    maxRedirects: 0,
    headers: { origin: address },
    form: {
      expression,
      name: 'Stroom Uitval',
      about: 'organisation',
      channel: 'telephone',
      complainant_kind: 'sme_client',
      received_on_day: '23',
      received_on_month: '11',
      received_on_year: '2026',
    },
  });
  return response.headers().location?.match(/K-2026-[0-9A-Z]{6}/)?.[0];
}

async function countOf(page, name) {
  await page.goto('/klachten?fase=received');
  return page.locator('main tbody tr', { hasText: name }).count();
}
