// The whole road: classified (5.2), with the partner (4.5), heard (4.4), decided in writing (4.6,
// 6.4, 6.5), finished and closed (6.2, 5.4), opened again (6.6). One dossier, told in its order.
import assert from 'node:assert/strict';

import { journey } from '../journey.mjs';
import {
  assertPdf,
  download,
  follow,
  mailTo,
  mailsAbout,
  open,
  part,
  record,
  refusal,
  refusalOn,
  rowOf,
  send,
  take,
} from '../procedure.mjs';

const BRAM = 'bram@meerwerk.example';
const ANNA = 'anna@visservandam.example';
const HANNEKE = 'hanneke@dijkstra.example';
const TODAY = '2026-11-23';

const POINTS = ['Mijn telefoontjes zijn niet beantwoord.', 'De rekening is hoger dan afgesproken.'];

journey('A complaint goes all the way (chapters 4, 5 and 6)', async ({ person }) => {
  const daan = await person('staff');
  const bram = await person('officer');
  const anna = await person('partner');
  const reference = await record(daan, { received_on: '2026-11-20' });
  await registerAndClassify(bram, reference);
  await partnerSeeksSolution({ anna, bram, reference });
  await bothSidesAreHeard({ anna, bram, reference });
  await officerDecides(bram, reference);
  await letterGoesByMail({ anna, bram, reference });
  await dossierIsClosed(bram, reference);
  await dossierIsOpenedAgain({ anna, bram, reference });
});

/** 5.1, 2.1, 3.1, 4.2, 5.2 and 5.3, and then it is the partner's turn (6.1). */
async function registerAndClassify(bram, reference) {
  await open(bram, reference);
  const refused = await refusal(bram, reference, 'classificatie', {
    manner: 'oral',
    nature: 'service_quality',
  });
  assert.match(refused, /nog niet geregistreerd.*art\. 5\.2/);
  await take(bram, reference, 'intake', {
    wish: 'Uitleg, en een rekening die klopt.',
    service: 'tax',
    claims_money: true,
    severity: 'middle',
  });
  await take(bram, reference, 'registratie');
  await take(bram, reference, 'ontvangstbevestiging');
  await take(bram, reference, 'regeling-gewezen', {
    informed_way: 'email',
    told_where_to_read: true,
  });
  await take(bram, reference, 'kennisgeving-partner');
  await take(bram, reference, 'classificatie', {
    manner: 'oral',
    nature: 'service_quality',
    subcategory: 'Bereikbaarheid of reactietijd',
    further: ['finances'],
  });
  await take(bram, reference, 'toewijzing');
  await mailTo(bram, HANNEKE, reference, /ontvangen/);
  await mailTo(bram, ANNA, reference, /u bent aan zet/);
  const row = await rowOf(bram, reference, 'with_partner');
  assert.match(await row.innerText(), /II Kwaliteit van de dienstverlening[\s\S]*Aan zet: Partner/);
}

/** 4.5: not before the officer was consulted. */
async function partnerSeeksSolution({ anna, bram, reference }) {
  const solution = { proposal: 'Wij bellen voortaan binnen een dag terug.' };
  const refused = await refusal(anna, reference, 'oplossing', solution);
  assert.match(refused, /eerst de klachtenfunctionaris raadplegen.*art\. 4\.5/);
  assert.equal(await anna.locator('[name="proposal"]').count(), 0, 'no form for what cannot be');

  await take(anna, reference, 'raadpleging', {
    consulted_way: 'telephone',
    question: 'Mag ik de rekening verlagen?',
  });
  await mailTo(bram, BRAM, reference, /nieuw in het dossier/);
  await bram.goto(`/klachten/${reference}/advies`);
  assert.match(await bram.locator('blockquote').innerText(), /rekening verlagen/);
  await take(bram, reference, 'advies', { advice: 'Bel eerst, en leg vast wat u afspreekt.' });
  await take(anna, reference, 'oplossing', solution);
  await take(anna, reference, 'voortgang', { progress: 'Mevrouw denkt erover na.' });
  await take(anna, reference, 'reactie-oplossing', { reaction: 'none' });
  await open(bram, reference);
  const history = await part(bram, 'history').innerText();
  assert.match(history, /Oplossing voorgesteld[\s\S]*binnen een dag/);
}

/** 4.4: each side says how it sees it, reads the other, and the partner hands over (6.1). */
async function bothSidesAreHeard({ anna, bram, reference }) {
  await take(anna, reference, 'zienswijze', {
    side: 'partner',
    view: 'Wij zaten midden in een verhuizing.',
  });
  await take(anna, reference, 'overdracht');
  await mailTo(bram, BRAM, reference, /overgedragen/);
  const refused = await refusal(bram, reference, 'beslissing-voorbereiden');
  assert.match(refused, /Beide kanten moeten gehoord zijn.*art\. 4\.4/);
  await take(bram, reference, 'hoorgesprek', {
    side: 'complainant',
    heard_way: 'conversation',
    present: 'Hanneke Dijkstra en Bram Kuiper',
    hearing_report: 'Zij wil vooral dat er wordt teruggebeld.',
  });
  await take(bram, reference, 'contact', {
    contact_kind: 'note',
    direction: 'internal',
    content: 'Let op de toon van de brief.',
    visibility: 'officer_only',
  });
  for (const side of ['complainant', 'partner']) {
    await take(bram, reference, 'voorlegging', { side });
  }
  await open(anna, reference);
  const seen = await anna.locator('main').innerText();
  assert.match(seen, /vooral dat er wordt teruggebeld/);
  assert.doesNotMatch(seen, /toon van de brief/, 'that note is for officers only');
}

/** 6.5: point by point, with what is done about it (2.2). */
async function officerDecides(bram, reference) {
  for (const point_summary of POINTS) {
    await take(bram, reference, 'klachtpunt', { point_summary });
  }
  await take(bram, reference, 'beslissing-voorbereiden');
  await answerPoint(bram, reference, {
    point: 0,
    finding: 'Er is drie keer gebeld en niet teruggebeld.',
    judgment: 'upheld',
    judgment_reason: 'Wie belt, mag een antwoord verwachten.',
  });
  await bram.goto(`/klachten/${reference}/brief`);
  assert.match(await bram.locator('[name="body"]').inputValue(), /nog geen oordeel/);
  assert.equal((await send(bram)).status(), 200);
  assert.equal(await bram.locator('#form').count(), 0, 'a point is unanswered');
  assert.match(await bram.locator('.ds-alert').innerText(), /Niet elk klachtpunt is beantwoord.*art\. 6\.5/);

  await answerPoint(bram, reference, {
    point: 1,
    finding: 'De offerte noemde 400 euro, de rekening 520 euro.',
    judgment: 'partly_upheld',
    judgment_reason: 'Het extra werk was besproken, de prijs niet.',
  });
  await take(bram, reference, 'herstel', {
    remedies: ['apology', 'credit_note'],
    amount: '60,50',
  });
  await take(bram, reference, 'toezegging', {
    promised: 'Een nieuwe rekening sturen.',
    promised_by: 'Anna Visser',
    promised_for: '2026-12-01',
  });
}

async function answerPoint(bram, reference, { point, ...answer }) {
  await bram.goto(`/klachten/${reference}/antwoord`);
  const id = await bram.locator('[name="point"]').nth(point).getAttribute('value');
  await take(bram, reference, 'antwoord', { point: id, ...answer });
}

/** 4.6 and 6.4: by the officer in charge, in writing, and the partner hears it at that moment. */
async function letterGoesByMail({ anna, bram, reference }) {
  await bram.goto(`/klachten/${reference}/brief`);
  await follow(bram, bram.getByRole('link', { name: /Begin opnieuw/ }));
  const draft = await bram.locator('[name="body"]').inputValue();
  assert.match(draft, /Geachte Hanneke Dijkstra/);
  for (const text of [...POINTS, 'drie keer gebeld', 'de prijs niet', '60,50', '1 december 2026']) {
    assert.ok(draft.includes(text), `the letter says ${text}`);
  }
  await bram.locator('[name="body"]').fill(`${draft}\n\n* geen #opmaak$ van Typst *`);
  await previewOpens(bram);
  assert.equal((await send(bram)).status(), 200);
  assert.match(await bram.locator('main').innerText(), new RegExp(HANNEKE));
  assert.ok(await bram.locator('[name="way"][value="email"]').isChecked());
  assert.equal((await send(bram)).status(), 200, await refusalOn(bram));

  const mail = await mailTo(bram, HANNEKE, reference, /Onze beslissing/);
  await mailTo(bram, ANNA, reference, /het antwoord is verzonden/);
  await bram.goto(mail.href);
  const enclosed = bram.getByRole('link', { name: `Beslissing ${reference}.pdf` });
  await assertPdf((await download(bram, enclosed)).bytes);
  await open(bram, reference);
  assert.match(await bram.locator('.summary-band').innerText(), /afgehandeld in 3 dagen, op tijd/);
  await open(anna, reference);
  assert.match(await part(anna, 'history').innerText(), /Partner geïnformeerd over de uitkomst/);
  const wanted = (await mailsAbout(bram, reference)).filter(({ to }) => to.includes(HANNEKE));
  assert.equal(wanted.length, 2, 'one acknowledgement and one decision');
}

/** The letter as it is typed now, in a window of its own. */
async function previewOpens(bram) {
  const answered = bram
    .context()
    .waitForEvent('response', (response) => response.url().endsWith('/brief/voorbeeld.pdf'));
  await bram.locator('[formtarget="_blank"]').click();
  const response = await answered;
  assert.equal(response.status(), 200);
  assert.equal(response.headers()['content-type'], 'application/pdf');
}

/** 6.2 and 5.4: the form is finished, and then the dossier is read-only. */
async function dossierIsClosed(bram, reference) {
  const refused = await refusal(bram, reference, 'sluiting');
  for (const missing of ['art. 6.2', 'de reactie van de klager', 'de oorzaak', 'het leerpunt']) {
    assert.ok(refused.includes(missing), `${refused} names ${missing}`);
  }
  const early = await refusal(bram, reference, 'formulier', { reaction: 'none' });
  assert.match(early, /de afgesproken tijd na het antwoord voorbij/);
  await take(bram, reference, 'formulier', {
    reaction: 'accepted',
    reaction_on: TODAY,
    root_cause: 'Capaciteit of drukte',
    recurrence: 'single',
    others_affected: 'no',
    lesson: 'Spreek af wie er terugbelt als iemand weg is.',
  });
  await take(bram, reference, 'toezegging-nagekomen', { kept_proof: 'Kopie van de rekening.' });
  await take(bram, reference, 'sluiting');
  const form = part(bram, 'files').getByRole('link', { name: /registratieformulier/i });
  const { name, bytes } = await download(bram, form);
  assert.ok(name.includes(reference), name);
  await assertPdf(bytes);
  const late = await refusal(bram, reference, 'klachtpunt', { point_summary: 'Nog iets.' });
  assert.match(late, /gesloten.*art\. 5\.4/);
  assert.equal(await (await rowOf(bram, reference)).count(), 0, 'it is off the worklist');
}

/** 6.6: with a reason, and the first round stays as it was. */
async function dossierIsOpenedAgain({ anna, bram, reference }) {
  const silent = await refusal(bram, reference, 'heropening', { reopen_ground: 'error' });
  assert.match(silent, /Vul dit in/);
  await take(bram, reference, 'heropening', {
    reopen_ground: 'error',
    reopen_reason: 'Het bedrag in de brief was onjuist.',
  });
  await mailTo(bram, ANNA, reference, /opnieuw geopend/);
  await mailTo(bram, HANNEKE, reference, /opnieuw/);
  await open(bram, reference);
  assert.match(await part(bram, 'form').innerText(), /Behandelronde\s*2/);
  assert.match(await bram.locator('.summary-band').innerText(), /nog 28 dagen/);
  const history = await part(bram, 'history').innerText();
  assert.match(history, /bedrag in de brief was onjuist[\s\S]*Dossier gesloten/);
  await open(anna, reference);
}
