// Every page of Weerklank: valid HTML, no accessibility violation, no sideways scroll and a quiet
// console, wide and light, narrow and dark. The last story says which address nobody visited.
import assert from 'node:assert/strict';
import { readFile, readdir } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

import { expectAccessible, expectValidHtml, journey } from '../journey.mjs';
import { ANSWERS, arrives, fill, follow, listed, record, send, take } from '../procedure.mjs';

const SOURCE = fileURLToPath(new URL('../../crates/web/src', import.meta.url));
const STAGES = ['received', 'registered', 'with_partner', 'with_officer', 'deciding', 'decided'];
/** Addresses that answer with a file, or that lead on to another page. */
const NO_PAGES = [
  /\.pdf$|\{pdf\}$|\/pdf$|\{file\}$|\/bron$|\/opmaak$/,
  /bestanden|bijlagen|verzameling\/\{/,
  /^\/(merk|assets|taal)/,
  /^\/klacht$/,
  /^\/agenda\//,
  /z$/,
];

/** Steps that are the partner's or management's. */
const OF_MANAGEMENT = [
  'functionaris',
  'uitstel-instemming',
  'betaling-goedkeuring',
  'betaling-weigering',
  'contactafspraak-goedkeuring',
  'contactafspraak-afwijzing',
];
const NOT_OF_OFFICERS = ['raadpleging', 'oplossing', 'voortgang', ...OF_MANAGEMENT];

const visited = new Set();

journey('Signing in, the mailbox and what is not there', async ({ visitor, open }) => {
  const page = await visitor();
  await checked({ page, open }, ['/aanmelden', '/aanmelden?gedaan=afgemeld', '/demo/postvak']);
  const mail = await page.locator('tbody a').first().getAttribute('href');
  await checked({ page, open }, [mail]);
  await checked({ page, open }, ['/nergens', '/inrichting/onbekend', '/uitnodiging/onbekend'], 404);
  await open(page, '/aanmelden');
  await afterSending(page, 422);
});

journey('The officer: lists and dossiers in every stage', async ({ person, open }) => {
  const page = await person('officer');
  const lists = ['/werk', '/klachten', '/klachten?fase=merged', '/post', '/account'];
  await checked({ page, open }, [...lists, '/demo/postvak', '/afwezigheid']);
  await checked({ page, open }, ['/zoeken', '/zoeken?q=rekening', '/zoeken?q=zzzzz']);
  await checked({ page, open }, ['/cijfers', '/cijfers/verzameling']);
  await checked({ page, open }, ['/cijfers/dossiers?figuur=received']);
  await ofTheYear(page, open);
  for (const stage of [...STAGES, 'closed', 'withdrawn', 'out_of_scope']) {
    await page.goto(`/klachten?fase=${stage}`);
    const dossier = page.locator('tbody a').first();
    if (await dossier.count()) {
      await checked({ page, open }, [await dossier.getAttribute('href')]);
    } else {
      assert.ok(stage === 'received', `the demonstration has no dossier that is ${stage}`);
    }
  }
  await page.goto('/klachten/K-2026-ZZZZZZ');
  await expectAccessible(page);
});

/** What is entered, written and recommended for the report of a year (chapter 7). */
async function ofTheYear(page, open) {
  const report = '/cijfers/jaarverslag';
  await checked({ page, open }, [report, `${report}/2025`, `${report}/2025/tekst/summary`]);
  await afterSending(page, 200);
  await checked({ page, open }, ['/cijfers/clienten', '/cijfers/eerdere-jaren']);
  const assessed = '/cijfers/zelftoets/2025';
  await checked({ page, open }, [assessed, `${assessed}/wijziging`]);
  await checked({ page, open }, ['/cijfers/directiebeoordeling/2025']);
  const list = '/cijfers/aanbevelingen';
  await checked({ page, open }, [list, `${list}/nieuw`]);
  await afterSending(page, 422);
  await fill(page, {
    recommendation_purpose: 'improve_procedures',
    recommendation_finding: 'Terugbellen duurt lang.',
    recommendation_figure: 'received',
    recommendation_measure: 'Wij bellen dezelfde dag.',
    recommendation_how: 'Wat klagers ervan vinden.',
    recommendation_counts: false,
    recommendation_due_on: '2027-11-27',
    recommendation_owner: 'Bram Kuiper',
  });
  await afterSending(page, 200);
  await open(page, list);
  await follow(page, page.getByRole('link', { name: 'Wij bellen dezelfde dag.' }));
  const one = new URL(page.url()).pathname;
  await checked({ page, open }, [one, `${one}/wijziging`, `${one}/voortgang`]);
}

journey('The officer: mail that came in', async ({ person, open, program }) => {
  const page = await person('officer');
  const reference = await record(page);
  await arrives(program(), { from: 'x@vreemd.example', subject: `Over ${reference}` });
  await arrives(program(), { from: 'x@vreemd.example', subject: 'Nieuws', more: 'Precedence: bulk' });
  await listed(page, '/post', `Over ${reference}`);
  await listed(page, '/post/binnen?staat=automatic', 'Nieuws');
  await checked({ page, open }, ['/post', '/post/binnen', '/post/binnen?staat=filed']);
  await page.goto('/post');
  const mail = await page.getByRole('link', { name: `Over ${reference}` }).getAttribute('href');
  await checked({ page, open }, [mail]);
  await page.locator('#why').fill(' ');
  await page.getByRole('button', { name: 'Niet voor ons' }).click();
  await expectAccessible(page);
});

journey('The officer: a page for every step, and the letter', async ({ person, open }) => {
  const page = await person('officer');
  const dossiers = [];
  for (const stage of STAGES) {
    await page.goto(`/klachten?fase=${stage}`);
    const ofStage = page.locator('tbody a').first();
    if (await ofStage.count()) dossiers.push(await ofStage.getAttribute('href'));
  }
  const dossier = dossiers[STAGES.indexOf('deciding')];
  const steps = (await stepsInSource()).filter((step) => !NOT_OF_OFFICERS.includes(step));
  for (const step of steps) {
    // The form where the step is possible, else the page that says why it isn't.
    const places = dossiers.map((one) => `${one}/${step}`);
    await checked({ page, open }, [(await firstWithForm(page, places)) ?? places[0]]);
  }
  const letters = ['brief', 'brief/verzending', 'brief/wijzigingen', 'sluiting', 'relatie'];
  await checked({ page, open }, letters.map((one) => `${dossier}/${one}`));
});

journey('Recording, and every way in which a form comes back', async ({ person, open }) => {
  const bram = await person('officer');
  await checked({ page: bram, open }, ['/klachten/nieuw']);
  await afterSending(bram, 422);
  const reference = await record(bram);
  await expectAccessible(bram);
  await open(bram, `/klachten/${reference}/klachtpunt`);
  await afterSending(bram, 422);
  await bram.goto(`/klachten/${reference}/ontvangstdatum`);
  await fill(bram, { received_on: '2026-11-30', receipt_reason: 'De brief lag in een la.' });
  await afterSending(bram, 422);

  await bram.goto(`/klachten/${reference}/toegangscode`);
  await send(bram);
  await checked({ page: bram, open }, [new URL(bram.url()).pathname]);

  const carla = await person('deputy');
  await bram.goto(`/klachten/${reference}/contact`);
  await take(carla, reference, 'contact', {
    contact_kind: 'note',
    direction: 'internal',
    content: 'Even overlegd.',
  });
  await fill(bram, { contact_kind: 'call', direction: 'incoming', content: 'Zij belde.' });
  await afterSending(bram, 409);

  await bram.goto(`/klachten/${reference}/contact`);
  await fill(bram, { contact_kind: 'call', direction: 'incoming', content: 'Een lang verhaal.' });
  await bram.context().clearCookies();
  await afterSending(bram, 401);
  await fill(bram, { email: 'bram@meerwerk.example', wachtwoord: 'luisterend-oor' });
  await afterSending(bram, 200);
});

journey('The partner, the employee and management', async ({ person, open }) => {
  const daan = await person('staff');
  await checked({ page: daan, open }, ['/werk', '/klachten', '/klachten/nieuw']);
  const reference = await record(daan, { about: 'Bram Kuiper (Klachtenfunctionaris)' });
  await checked({ page: daan, open }, [`/klachten/${reference}/vastgelegd`]);
  await checked({ page: daan, open }, ['/beheer'], 403);
  const anna = await person('partner');
  await checked({ page: anna, open }, ['/cijfers/spiegel', '/werk', '/klachten']);
  const dossiers = await anna.locator('tbody a').evaluateAll((all) => all.map((one) => one.href));
  const own = dossiers.slice(0, 3).map((one) => new URL(one).pathname);
  await checked({ page: anna, open }, own);
  const steps = NOT_OF_OFFICERS.filter((step) => !OF_MANAGEMENT.includes(step));
  await checked({ page: anna, open }, steps.map((step) => `${own[0]}/${step}`));
  await checked({ page: anna, open }, [`${own[0]}/classificatie`], 403);
  const esther = await person('management');
  await checked({ page: esther, open }, ['/werk', '/klachten']);
  await checked({ page: esther, open }, ['/cijfers/directiebeoordeling/2025/wijziging']);
  const officers = [await person('officer'), await person('deputy')];
  await nobodyIsLeft({ esther, officers, open });
});

/** Only then management appoints somebody (1). */
async function nobodyIsLeft({ esther, officers, open }) {
  const reference = await record(officers[0]);
  for (const officer of officers) {
    await take(officer, reference, 'verschoning', { conflict_reason: 'Mijn buurvrouw.' });
  }
  const dossier = `/klachten/${reference}`;
  const steps = OF_MANAGEMENT.map((step) => `${dossier}/${step}`);
  await checked({ page: esther, open }, [dossier, ...steps]);
  await checked({ page: esther, open }, [`/buitenstaander?kenmerk=${reference}`]);
}

journey('The administrator', async ({ person, open }) => {
  const page = await person('administrator');
  const agreed = ['mandaat', 'herinneringen', 'vrije-dagen', 'termijnen'];
  const lists = ['personen', 'partners', 'relaties', 'organisatie', 'lijsten/oorzaken'];
  const kept = [...lists, ...agreed];
  await checked({ page, open }, ['/beheer', ...kept.map((one) => `/beheer/${one}`)]);
  for (const list of ['personen', 'partners', 'relaties', 'lijsten/diensten']) {
    await page.goto(`/beheer/${list}`);
    const one = await page.locator('main tbody a').first().getAttribute('href');
    await checked({ page, open }, [one, `/beheer/${list}/nieuw`]);
    await afterSending(page, 422);
  }
  await page.goto('/beheer/partners');
  await follow(page, page.locator('main tbody a').first());
  const firm = new URL(page.url()).pathname;
  const adviser = await page.locator('main tbody a').first().getAttribute('href');
  await checked({ page, open }, [adviser, `${firm}/adviseurs/nieuw`, '/post']);
  await checked({ page, open }, ['/klachten/nieuw'], 403);
});

journey('Whoever is invited', async ({ person, visitor, open }) => {
  const farid = await person('administrator');
  await farid.goto('/beheer/personen');
  await follow(farid, farid.locator('main tbody a', { hasText: 'Carla' }));
  await follow(farid, farid.getByRole('button', { name: /uitnodiging/ }));
  await expectAccessible(farid);
  const page = await visitor();
  const mail = page.locator('tbody tr', { hasText: 'carla@' }).first().locator('a');
  await assertSoon(async () => {
    await page.goto('/demo/postvak');
    return /toegang/.test(await mail.innerText());
  });
  await follow(page, mail);
  const text = await page.locator('main').innerText();
  await checked({ page, open }, [text.match(/\/uitnodiging\/\S+/)[0]]);
  await afterSending(page, 422);
});

journey('Whoever complains: the form, the receipt and the status page', async (story) => {
  const { visitor, open } = story;
  const page = await visitor();
  await checked({ page, open }, ['/', '/regeling', '/regeling/1', '/inbedden/klacht', '/handreiking']);
  await checked({ page, open }, ['/status', '/status/link/onbekend', '/jaarverslag']);
  await checked({ page, open }, ['/jaarverslag/2025'], 404);
  await page.goto('/klacht');
  for (const [topic, answers] of [...ANSWERS, ['bijlagen', {}]]) {
    await checked({ page, open }, [`/klacht/${topic}`]);
    if (topic !== 'bijlagen') await afterSending(page, 422);
    await fill(page, answers);
    await page.getByRole('button', { name: 'Volgende' }).click();
  }
  await checked({ page, open }, ['/klacht/controle']);
  await send(page);
  await checked({ page, open }, ['/klacht/ontvangen']);
  const [reference, code] = await page.locator('.receipt dl strong').allInnerTexts();
  await page.goto('/status');
  await fill(page, { reference, code });
  await send(page);
  await checked({ page, open }, ['/status/klacht']);
  await checked({ page, open }, ['/status/klacht/bericht', '/status/klacht/intrekken']);
  await afterSending(page, 422);
});

journey('Pointing a client to the procedure, the talk sheet and the guidance', async (story) => {
  const { person, open } = story;
  const anna = await person('partner');
  await checked({ page: anna, open }, ['/regeling-wijzen', '/regeling-wijzen/overzicht']);
  await anna.goto('/regeling-wijzen');
  await afterSending(anna, 422);
  await follow(anna, anna.getByRole('button', { name: 'Maak een tekst' }));
  const done = new URL(anna.url()).pathname;
  await checked({ page: anna, open }, [done, '/klachten/nieuw/gesprek', '/handreiking']);
});

journey('The procedure and the website in the settings', async ({ person, open }) => {
  const page = await person('administrator');
  await checked({ page, open }, ['/beheer/regeling', '/beheer/website']);
  const esther = await person('management');
  await checked({ page: esther, open }, ['/regeling-goedkeuren']);
});

journey('The templates in the settings', async ({ person, open }) => {
  const page = await person('administrator');
  const list = '/beheer/sjablonen';
  const one = `${list}/nl/tussenbericht`;
  await checked({ page, open }, [list, `${list}/en`, one]);
  await page.locator('main details summary').click();
  await expectAccessible(page);
  await fill(page, { template_text: 'Een {{ fout }}' });
  await afterSending(page, 422);
  await fill(page, { template_text: 'Een andere tekst.' });
  await send(page);
  await checked({ page, open }, [one, `${one}/versies/1`]);
  const other = await person('officer');
  await other.goto(one);
  await page.goto(one);
  await fill(page, { template_text: 'Nog een andere tekst.' });
  await send(page);
  await fill(other, { template_text: 'Weer een andere tekst.' });
  await afterSending(other, 409);
});

journey('No page was left out', async () => {
  const wanted = (await routesInSource()).filter((route) => !NO_PAGES.some((no) => no.test(route)));
  const missing = wanted.filter((route) => !isVisited(route));
  assert.deepEqual(missing, []);
});

async function firstWithForm(page, places) {
  for (const place of places) {
    await page.goto(place);
    if (await page.locator('#form').count()) return place;
  }
  return undefined;
}

/** Opens pages, and expects of each all that is expected of a page. */
async function checked({ page, open }, addresses, status = 200) {
  for (const address of addresses) {
    await open(page, address, status);
    visited.add(new URL(page.url()).pathname);
    await expectAccessible(page);
  }
}

/** Sends the form as it stands, and expects the same of the page that answers. */
async function afterSending(page, status) {
  const response = await send(page);
  assert.equal(response.status(), status, `${page.url()} answers ${response.status()}`);
  await expectValidHtml(await response.text(), `${page.url()} after sending`);
  await expectAccessible(page);
}

async function assertSoon(isSo) {
  for (let tries = 0; tries < 100; tries += 1) {
    if (await isSo().catch(() => false)) return;
  }
  assert.fail('it never came');
}

/** The nouns of the steps, from where they are declared. */
async function stepsInSource() {
  const found = [];
  const ofStaff = (one) => !one.includes('visitors');
  for (const text of await sources(ofStaff)) {
    found.push(...[...text.matchAll(/^ +path: "([a-z-]+)",$/gm)].map(([, step]) => step));
  }
  assert.ok(found.length > 30, `only ${found.length} steps found`);
  return found;
}

/** The addresses that can be opened, from where they are declared. */
async function routesInSource() {
  const found = [];
  for (const text of await sources()) {
    const routes = text.matchAll(/\.route\(\s*"([^"]+)",\s*get\(/g);
    found.push(...[...routes].map(([, route]) => route));
  }
  assert.ok(found.length > 25, `only ${found.length} addresses found`);
  return found;
}

async function sources(isWanted = () => true) {
  const all = await readdir(SOURCE, { recursive: true });
  const files = all.filter((one) => one.endsWith('.rs') && isWanted(one));
  return Promise.all(files.map((one) => readFile(path.join(SOURCE, one), 'utf8')));
}

function isVisited(route) {
  const pattern = new RegExp(`^${route.replace(/\{[^}]+\}/g, '[^/]+')}$`);
  return [...visited].some((address) => pattern.test(address));
}
