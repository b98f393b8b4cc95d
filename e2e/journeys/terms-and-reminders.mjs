// Terms, free days and hours are set in words; people are reminded by mail, once; and a calendar of
// one's own holds what has to be done, by reference only.
import assert from 'node:assert/strict';
import { setTimeout as pause } from 'node:timers/promises';

import { expectAccessible, journey } from '../journey.mjs';
import { fill, follow, refusalOn, send } from '../procedure.mjs';

/** The first round of the worker comes at once; a slow machine gets a minute. */
const MAIL_MS = 60_000;
/** Of the people in the demonstration: what no reminder says. */
const SECRET = /vergoed|rekening|De Vries|Bakkerij/i;

journey('Terms are agreed from a later day, and what is wrong is told in words', async ({
  person,
}) => {
  const farid = await person('administrator');
  await farid.goto('/beheer/termijnen');
  await expectAccessible(farid);
  await fill(farid, { advise_working_days: 'drie', post_on_day: '31' });
  assert.equal((await send(farid)).status(), 422);
  const refusal = await refusalOn(farid);
  assert.match(refusal, /heel getal in van 0 tot en met 60/);
  await fill(farid, { advise_working_days: '4', post_on_day: '24', from: '2026-11-23' });
  assert.equal((await send(farid)).status(), 422);
  assert.match(await refusalOn(farid), /Kies een dag na vandaag/);
  await fill(farid, { from: '2026-12-01' });
  await saved(farid);
  await farid.goto('/beheer/termijnen');
  await farid.locator('details.why summary').click();
  assert.match(await farid.locator('main').innerText(), /geeft advies: 2 → 4/);
});

journey('A list of free days with an error in line 12 is refused, and nothing is lost', async ({
  person,
}) => {
  const farid = await person('administrator');
  await farid.goto('/beheer/vrije-dagen');
  await expectAccessible(farid);
  const days = Array(9).fill('2029-05-11').join('\n');
  const list = `bron Het besluit\nbekend-tot 2029\n${days}\n2029-02-30`;
  await farid.locator('[name="free_days"]').fill(list);
  assert.equal((await send(farid)).status(), 422);
  assert.match(await refusalOn(farid), /Regel 12 is niet te lezen: “2029-02-30”/);
  assert.equal(await farid.locator('[name="free_days"]').inputValue(), list);
  await farid.goto('/beheer/vrije-dagen');
  assert.match(await farid.locator('[name="free_days"]').inputValue(), /2028-05-26/);
});

journey('The officer is reminded once, and sees why each date is what it is', async ({ person }) => {
  const bram = await person('officer');
  await bram.goto('/werk');
  await expectAccessible(bram);
  const why = bram.locator('section[aria-labelledby="today"] details.why').first();
  await why.locator('summary').click();
  assert.match(await why.innerText(), /werkafspraak|artikel 6\.4/);
  const { subject, text } = await digest(bram);
  assert.match(subject, /ma 23-11: er (is|zijn) \d+ ding/);
  assert.match(text, /K-2026-/);
  assert.match(text, /artikel \d/);
  assert.doesNotMatch(text, SECRET);
  assert.equal((await digests(bram)).length, 1, 'once');
});

journey('A person chooses when he is reminded and takes his tasks to his own calendar', async ({
  person,
  visitor,
}) => {
  const bram = await person('officer');
  await bram.goto('/account');
  await expectAccessible(bram);
  await bram.getByLabel('Meteen, per dossier').check();
  await follow(bram, bram.getByRole('button', { name: 'Sla de keuze op' }));
  await bram.getByRole('status').filter({ hasText: 'Uw keuze is opgeslagen' }).waitFor();
  await follow(bram, bram.getByRole('button', { name: 'Maak een adres' }));
  await expectAccessible(bram);
  const address = new URL(await bram.locator('#feed_address').inputValue()).pathname;

  // A program that shows calendars is not signed in.
  const program = await visitor();
  const read = () => program.request.get(address);
  const first = await read();
  assert.equal(first.status(), 200);
  assert.match(first.headers()['content-type'], /^text\/calendar/);
  const calendar = await first.text();
  assert.match(calendar, /^BEGIN:VCALENDAR\r\nVERSION:2\.0\r\n/);
  assert.match(calendar, /DTSTART;VALUE=DATE:2026/);
  assert.doesNotMatch(calendar, SECRET);
  for (const line of calendar.split('\r\n')) assert.ok(Buffer.byteLength(line) <= 75, line);

  await follow(bram, bram.getByRole('button', { name: 'Zet de agenda uit' }));
  assert.equal((await read()).status(), 404);
});

async function saved(farid) {
  const response = await send(farid);
  assert.equal(response.status(), 200, await refusalOn(farid));
  await farid.getByRole('status').filter({ hasText: 'Opgeslagen' }).waitFor();
}

/** The reminders to the officer so far. */
async function digests(bram) {
  await bram.goto('/demo/postvak');
  const rows = bram.locator('tbody tr', { hasText: /er (is|zijn) \d+ ding/ });
  return rows.filter({ hasText: /bram/i }).all();
}

/** Waits for the reminder of the day, and reads it. */
async function digest(bram) {
  const until = Date.now() + MAIL_MS;
  for (;;) {
    const [first] = await digests(bram);
    if (first) {
      const subject = (await first.locator('th').innerText()).trim();
      await follow(bram, first.locator('a').first());
      return { subject, text: await bram.locator('main').innerText() };
    }
    assert.ok(Date.now() < until, 'no reminder came');
    await pause(500);
  }
}
