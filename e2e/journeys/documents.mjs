// Whatever leaves as PDF is PDF/A-2a and PDF/UA-1: each kind of letter from its template, with
// what a dossier holds, the procedure, and the registration form.
import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { journey } from '../journey.mjs';
import { assertKeepsToStandards } from '../procedure.mjs';

const KINDS = 21;

journey('Every PDF keeps to PDF/A-2a and PDF/UA-1', async ({ person }) => {
  const bram = await person('officer');
  await bram.goto('/klachten?fase=closed');
  const dossier = await bram.locator('tbody a').first().getAttribute('href');
  const folder = process.env.WEERKLANK_TEST_PDFS ?? (await mkdtemp(path.join(tmpdir(), 'pdf-')));
  const files = [];
  const keep = async (name, answer) => {
    assert.equal(answer.headers()['content-type'], 'application/pdf', name);
    files.push(path.join(folder, `${name}.pdf`));
    await writeFile(files.at(-1), await answer.body());
  };
  for (const language of ['nl', 'en']) {
    await bram.goto(`/beheer/sjablonen/${language}`);
    const links = bram.locator('main tbody a');
    const places = await links.evaluateAll((all) => all.map((one) => new URL(one.href).pathname));
    assert.equal(places.length, KINDS);
    for (const place of places) {
      await bram.goto(place);
      const form = {
        template_subject: await bram.locator('#template_subject').inputValue(),
        template_text: await bram.locator('#template_text').inputValue(),
      };
      const headers = { 'sec-fetch-site': 'same-origin' };
      const send = (typed) => bram.request.post(`${place}/voorbeeld.pdf`, { form: typed, headers });
      const name = `${language}-${place.split('/').at(-1)}`;
      await keep(name, await send(form));
      const real = { ...form, template_dossier: dossier.split('/').at(-1) };
      await keep(`${name}-dossier`, await send(real));
    }
    await keep(`${language}-regeling`, await bram.request.get(`/regeling/1/${language}.pdf`));
  }
  await keep('formulier', await bram.request.get(`${dossier}/formulier.pdf`));
  for (const language of ['nl', 'en']) {
    await bram.goto(`/taal/${language}?naar=/`);
    await keep(`${language}-naleving`, await bram.request.get(`${dossier}/naleving.pdf`));
  }
  await assertKeepsToStandards(files);
  if (!process.env.WEERKLANK_TEST_PDFS) await rm(folder, { recursive: true });
});
