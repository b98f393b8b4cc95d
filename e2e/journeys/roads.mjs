// Roads beside the main one: somebody is away, the same complaint comes twice, a complaint concerns
// two partners, two dossiers become one.
import assert from 'node:assert/strict';

import { expectAccessible, journey } from '../journey.mjs';
import { fill, follow, mailTo, open, part, record, refusalOn, send, take } from '../procedure.mjs';

const OTHER_FIRM = 'Joris Wielinga, Delta Subsidieadvies';

journey('Somebody is away: another does his work, and everybody sees it coming (31)', async ({
  person,
}) => {
  const bram = await person('officer');
  const carla = await person('deputy');
  const daan = await person('staff');
  await bram.goto('/afwezigheid');
  await fill(bram, { person: 'Bram Kuiper', from: '2026-11-30', until: '2026-11-24' });
  assert.equal((await send(bram)).status(), 422, 'a period that ends before it begins');
  assert.notEqual(await refusalOn(bram), '');
  await fill(bram, { from: '2026-11-23', until: '2026-12-04', stand_in: 'Carla Meijer' });
  assert.equal((await send(bram)).status(), 200, await refusalOn(bram));
  for (const page of [bram, carla]) {
    await page.goto('/werk');
    await expectAccessible(page);
    const today = await part(page, 'today').innerText();
    assert.match(today, /Bram Kuiper is er niet van 23 nov 2026 tot en met 4 dec 2026\. Carla Meijer neemt waar\./);
  }
  const reference = await record(daan);
  await mailTo(carla, 'carla@', reference, /nieuw/);
  await open(carla, reference);
  assert.match(await carla.locator('.key-facts').innerText(), /Carla Meijer/);
});

journey('The same complaint comes twice: it is seen before it is recorded (7), and joined (23)', async ({
  person,
}) => {
  const daan = await person('staff');
  const bram = await person('officer');
  const told = { expression: 'De zwaluwstaart in mijn jaarrekening klopt niet.', name: 'Wim de Haas' };
  const first = await record(daan, { ...told, email: 'wim@dehaas.example' });
  await daan.goto('/klachten/nieuw');
  await fill(daan, { ...told, received_on: '2026-11-23', channel: 'telephone', about: 'unknown' });
  await follow(daan, daan.getByRole('button', { name: 'Zoek eerst vergelijkbare klachten' }));
  await expectAccessible(daan);
  const similar = part(daan, 'similar');
  assert.match(await similar.innerText(), /De klacht is nog niet vastgelegd\.[\s\S]*Mogelijk dezelfde klacht/);
  assert.ok((await similar.innerText()).includes(first));
  assert.equal(await daan.locator('[name="expression"]').inputValue(), told.expression);
  await send(daan);
  assert.equal(await refusalOn(daan), '');
  const second = (await daan.locator('main').innerText()).match(/K-\d{4}-[0-9A-Z]{6}/)[0];
  assert.notEqual(second, first, 'it stops nobody');

  // The officer finds both by a word in another form, and nobody else's words are in the snippet.
  await bram.goto('/zoeken?q=zwaluwstaarten');
  await expectAccessible(bram);
  const found = await bram.locator('main').innerText();
  assert.ok(found.includes(first) && found.includes(second), found);
  assert.equal(await bram.locator('main mark').first().innerText(), 'zwaluwstaart');

  await take(bram, second, 'samenvoeging', {
    main_reference: first,
    merge_ground: 'same_facts',
    merge_reason: 'Hij belde twee keer over hetzelfde.',
  });
  await open(bram, second);
  assert.ok((await bram.locator('main').innerText()).includes(first), 'it leads to the main one');
});

journey('A complaint concerns two partners, and each sees his own part (4.2)', async ({ person }) => {
  const daan = await person('staff');
  const bram = await person('officer');
  const anna = await person('partner');
  const reference = await record(daan, { name: 'Ria Smeets', email: 'ria@smeets.example' });
  await take(bram, reference, 'registratie');
  const way = { partner_told_on: '2026-11-23', partner_told_way: 'email' };
  await take(bram, reference, 'kennisgeving-partner', way);
  await bram.goto(`/klachten/${reference}/verdere-partner`);
  await expectAccessible(bram);
  await take(bram, reference, 'verdere-partner', {
    further_about: OTHER_FIRM,
    further_reason: 'Zij vroeg de subsidie aan.',
  });
  await open(bram, reference);
  await expectAccessible(bram);
  assert.match(await bram.locator('main').innerText(), /Andere partners in deze klacht[\s\S]*Joris Wielinga/);
  await take(bram, reference, 'kennisgeving-partner?partner=1', way);
  await mailTo(bram, 'joris@', reference);
  await open(anna, reference);
  await expectAccessible(anna);
  assert.doesNotMatch(await anna.locator('main').innerText(), /Joris|Delta|Andere partners/);
  await anna.goto(`/klachten/${reference}/verdere-partner`);
  assert.doesNotMatch(await anna.locator('main').innerText(), /Joris|Delta/);
});
