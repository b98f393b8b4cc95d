// The public form where it is hard: in a page of another site, and without JavaScript.
import assert from 'node:assert/strict';
import { createServer } from 'node:http';

import { expectAccessible, journey } from '../journey.mjs';
import { ANSWERS, assertPdf, download, fill, follow, open, part, send } from '../procedure.mjs';

const FILE = { name: 'factuur.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4\n') };

journey('The form without JavaScript, with a file, to the status page', async ({
  visitor,
  person,
}) => {
  const page = await visitor({ javaScriptEnabled: false });
  await page.goto('/');
  await follow(page, page.locator('main').getByRole('link').first());
  for (const [topic, answers] of ANSWERS) {
    assert.match(page.url(), new RegExp(`/klacht/${topic}$`));
    await fill(page, answers);
    await follow(page, page.getByRole('button', { name: 'Volgende' }));
  }
  await page.locator('input[type="file"]').setInputFiles(FILE);
  await follow(page, page.getByRole('button', { name: 'Volgende' }));
  assert.match(await page.locator('main').innerText(), /factuur\.pdf/);
  await send(page);
  const [reference, code] = await page.locator('.receipt dl strong').allInnerTexts();
  assert.match(await page.locator('.manifest').innerText(), /factuur\.pdf, 9 bytes, SHA-256/);
  const kept = await download(page, page.getByRole('link', { name: /ontvangstbewijs/ }));
  await assertPdf(kept.bytes);
  assert.match(kept.name, new RegExp(`Ontvangstbewijs ${reference}`));
  await page.goto('/status');
  await fill(page, { reference, code });
  await send(page);
  assert.match(await page.locator('main').innerText(), /factuur\.pdf/);
  await page.goto('/status/klacht/bericht');
  await fill(page, { message: 'Ik ben morgen thuis.' });
  assert.equal((await send(page)).status(), 200);
  const bram = await person('officer');
  await open(bram, reference);
  assert.match(await part(bram, 'history').innerText(), /Ik ben morgen thuis/);
});

journey('The form in a frame of another site, and of one that may not', async ({
  visitor,
  person,
  program,
}) => {
  const address = program().address;
  const [site, other] = [await foreignSite(address), await foreignSite(address)];
  try {
    const farid = await person('administrator');
    await farid.goto('/beheer/organisatie');
    await fill(farid, { framed_by: site.origin });
    await send(farid);

    const page = await visitor();
    await page.goto(site.origin);
    const frame = page.frameLocator('iframe');
    for (const [, answers] of ANSWERS) await answer(frame, answers);
    await frame.locator('input[type="file"]').setInputFiles(FILE);
    await next(frame);
    await frame.getByRole('button', { name: 'Verstuur' }).click();
    await frame.locator('.receipt').waitFor();
    const [reference] = await frame.locator('.receipt dl strong').allInnerTexts();
    assert.deepEqual(await page.context().cookies(), [], 'a frame sets no cookie');
    const bram = await person('officer');
    await open(bram, reference);
    assert.match(await part(bram, 'said').innerText(), /hoger dan afgesproken/);
    await page.setViewportSize({ width: 360, height: 740 });
    await frame.locator('.receipt').waitFor();

    const refused = await visitor();
    await refused.goto(other.origin);
    await refused.waitForTimeout(500);
    assert.equal(await refused.frameLocator('iframe').locator('form').count(), 0);
    assert.match(refused.complaints.join('\n'), /frame-ancestors/);
    refused.complaints.length = 0;
    await refused.goto(`${address}/klacht`);
    await expectAccessible(refused);
  } finally {
    site.server.close();
    other.server.close();
  }
});

/** A page on another origin with the form in a frame. */
async function foreignSite(address) {
  const html = `<!doctype html><html lang="nl"><title>Elders</title><link rel="icon" href="data:,">
    <iframe src="${address}/inbedden/klacht" title="Klacht indienen" width="100%" height="1200">
    </iframe></html>`;
  const server = createServer((_, response) => {
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.end(html);
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  return { server, origin: `http://localhost:${server.address().port}` };
}

/** Fills in one topic in the frame, and goes on to the next. */
async function answer(frame, answers) {
  for (const [name, value] of Object.entries(answers)) {
    const control = frame.locator(`[name="${name}"]`);
    await control.first().waitFor();
    if ((await control.first().getAttribute('type')) === 'radio') {
      await frame.locator(`[name="${name}"][value="${value}"]`).check();
    } else {
      await control.fill(value);
    }
  }
  await next(frame);
}

/** Waits for the page after this one: its heading is another. */
async function next(frame) {
  const before = await frame.locator('h1').innerText();
  await frame.getByRole('button', { name: 'Volgende' }).click();
  await frame.locator('h1').filter({ hasNotText: before }).waitFor();
}
