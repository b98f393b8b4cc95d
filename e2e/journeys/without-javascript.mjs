// Nothing needs a script: signing in, recording, classifying, reading why a step can't be done.
import assert from 'node:assert/strict';

import { journey } from '../journey.mjs';
import { open, part, record, refusal, take } from '../procedure.mjs';

journey('A complaint is recorded and classified without JavaScript', async ({ person }) => {
  const bram = await person('officer', { javaScriptEnabled: false });
  await bram.goto('/werk');
  await bram.getByRole('link', { name: 'Klacht vastleggen' }).last().click();
  await bram.waitForURL('/klachten/nieuw');
  const reference = await record(bram);
  const refused = await refusal(bram, reference, 'classificatie', { nature: 'finances' });
  assert.match(refused, /art\. 5\.2/);
  assert.ok(await bram.locator('[name="nature"][value="finances"]').isChecked(), 'nothing is lost');
  await take(bram, reference, 'registratie');
  const natures = { nature: 'finances', further: ['partner_conduct'] };
  await take(bram, reference, 'classificatie', natures);
  await open(bram, reference);
  assert.match(await part(bram, 'form').innerText(), /Mondeling; Financiële kant/);
  await bram.locator('details.why summary').click();
  assert.ok(await bram.locator('details.why p').isVisible(), 'why this date opens');
});
