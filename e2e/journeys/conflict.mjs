// Article 1: who has an interest in a complaint has no access whatsoever, and the other officer is
// in charge at once.
import assert from 'node:assert/strict';

import { journey } from '../journey.mjs';
import { mailTo, mailsAbout, open, part, record, rowOf, take } from '../procedure.mjs';

const ABOUT_BRAM = 'Bram Kuiper (Klachtenfunctionaris)';
/** A reference of the right form that no dossier has. */
const NOWHERE = 'K-2026-7H3Q2M';

journey('An officer does not know that there is a complaint about him (1)', async ({ person }) => {
  const bram = await person('officer');
  const carla = await person('deputy');
  const daan = await person('staff');
  const esther = await person('management');
  const before = await whatListsShow(bram);

  // Daan works for Bram, so he is confirmed the reference and sees no dossier from then on.
  const reference = await record(daan, { about: ABOUT_BRAM });
  await hasNoAccess(daan, reference);

  const row = await rowOf(carla, reference);
  assert.equal(await row.count(), 1);
  await open(carla, reference);
  assert.match(await carla.locator('.key-facts').innerText(), /Carla Meijer/);
  assert.match(await part(carla, 'history').innerText(), /uitgesloten[\s\S]*Bram Kuiper/);

  const mail = await mailTo(carla, 'carla@', reference, /nieuw/);
  await carla.goto(mail.href);
  assert.match(await carla.locator('main').innerText(), /U behandelt deze klacht/);
  await take(carla, reference, 'registratie');
  await take(carla, reference, 'contact', {
    contact_kind: 'call',
    direction: 'incoming',
    content: 'De klager belde.',
  });
  for (const { to } of await mailsAbout(carla, reference)) {
    assert.doesNotMatch(to, /bram@|daan@|esther@/, 'nobody who is shut out gets a mail');
  }

  for (const shutOut of [bram, daan, esther]) await hasNoAccess(shutOut, reference);
  assert.deepEqual(await whatListsShow(bram), before, 'no list and no count changed for him');
});

journey('Who declares a conflict hands over at once; then nobody is left (1)', async ({ person }) => {
  const bram = await person('officer');
  const carla = await person('deputy');
  const daan = await person('staff');
  const esther = await person('management');
  const reference = await record(daan);
  await mailTo(bram, 'bram@', reference, /nieuw/);

  await take(bram, reference, 'verschoning', { conflict_reason: 'Zij is mijn buurvrouw.' });
  assert.match(bram.url(), /\/werk/, 'he is led away from it');
  await hasNoAccess(bram, reference);
  await mailTo(carla, 'carla@', reference, /u behandelt deze klacht/);
  await open(carla, reference);
  assert.match(await carla.locator('.key-facts').innerText(), /Carla Meijer/);

  await take(carla, reference, 'verschoning', { conflict_reason: 'Wij waren collega’s.' });
  await hasNoAccess(carla, reference);
  await mailTo(esther, 'esther@', reference, /geen klachtenfunctionaris/);
  await open(esther, reference);
  assert.match(await esther.locator('main').innerText(), /De directie is gewaarschuwd/);
});

journey('The test runs again when the parties or the register change (1)', async ({ person }) => {
  const bram = await person('officer');
  const carla = await person('deputy');
  const daan = await person('staff');
  const farid = await person('administrator');
  const reference = await record(daan, { about: 'organisation' });
  await open(carla, reference);
  await take(bram, reference, 'betrokkene', { about: 'Carla Meijer (Klachtenfunctionaris)' });
  await hasNoAccess(carla, reference);
  await open(bram, reference);

  // Bram turns out to lead Carla, about whom it is: then he can't handle it either.
  await setManager(farid, 'Carla Meijer', 'Bram Kuiper');
  await hasNoAccess(bram, reference);
  await mailTo(farid, 'esther@', reference, /geen klachtenfunctionaris/);
  await setManager(farid, 'Carla Meijer', '');
});

/** The figures of the worklist, and the references of all lists. */
async function whatListsShow(page) {
  const shown = [];
  for (const list of ['/werk', '/klachten', '/werk?fase=received', '/klachten?aard=finances']) {
    await page.goto(list);
    shown.push(await page.locator('main').innerText());
  }
  return shown;
}

/** Every address of the dossier answers as that of a dossier that never was. */
async function hasNoAccess(page, reference) {
  const papers = ['/formulier.pdf', '/naleving.pdf'];
  const steps = ['', '/registratie', '/brief', '/sluiting', '/contact', ...papers];
  for (const step of steps) {
    const answers = [];
    for (const asked of [reference, NOWHERE]) {
      const response = await page.request.get(`/klachten/${asked}${step}`);
      const { date: _, ...headers } = response.headers();
      const body = (await response.text()).replaceAll(asked, '');
      answers.push({ status: response.status(), headers, body });
    }
    assert.equal(answers[0].status, 404, `${step} answers ${answers[0].status}`);
    assert.deepEqual(answers[0], answers[1], `${step} tells that there is a dossier`);
  }
  assert.equal(await (await rowOf(page, reference)).count(), 0);
  await page.goto('/klachten');
  assert.equal(await page.locator('main tr', { hasText: reference }).count(), 0);
}

async function setManager(farid, name, manager) {
  await farid.goto('/beheer/personen');
  await farid.getByRole('link', { name }).click();
  await farid.locator('[name="manager"]').selectOption(manager ? { label: manager } : '');
  await farid.locator('#form [type="submit"]').first().click();
  await farid.getByRole('status').filter({ hasText: 'Opgeslagen' }).waitFor();
}
