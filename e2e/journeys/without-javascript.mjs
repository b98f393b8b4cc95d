// Nothing needs a script: signing in, recording, classifying, reading why a step can't be done.
import assert from 'node:assert/strict';

import { journey } from '../journey.mjs';
import { follow, open, part, record, refusal, send, take } from '../procedure.mjs';

journey('A complaint is recorded and classified without JavaScript', async ({ person }) => {
  const bram = await person('officer', { javaScriptEnabled: false });
  await bram.goto('/werk');
  await bram.getByRole('link', { name: 'Klacht vastleggen' }).last().click();
  await bram.waitForURL('/klachten/nieuw');
  const reference = await record(bram);
  const refused = await refusal(bram, reference, 'classificatie');
  assert.match(refused, /art\. 5\.2/);
  const instead = bram.locator('section[aria-labelledby="instead"]');
  await follow(bram, instead.getByRole('link', { name: 'Registreren' }));
  await send(bram);
  const late = await refusal(bram, reference, 'contact', { contact_kind: 'call', content: '' });
  assert.match(late, /Vul dit in/);
  assert.ok(await bram.locator('[name="contact_kind"][value="call"]').isChecked(), 'it is kept');
  const natures = { nature: 'finances', further: ['partner_conduct'] };
  await take(bram, reference, 'classificatie', natures);
  await open(bram, reference);
  assert.match(await part(bram, 'form').innerText(), /Mondeling; Financiële kant/);
  await bram.locator('details.why summary').click();
  assert.ok(await bram.locator('details.why p').isVisible(), 'why this date opens');
});
