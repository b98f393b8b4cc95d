// What people do in a dossier: fill in a form, take a step, be refused, read the mail. Fields are
// named as in the forms, so that a story holds answers and nothing of a page.
import assert from 'node:assert/strict';
import { execFile, spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

import { BINARY } from './weerklank.mjs';

/** A reference as it stands in a sentence or an address. */
const REFERENCE = /K-\d{4}-[0-9A-Z]{6}/;
/** The mail room works in the background. */
const MAIL_MS = 20_000;

/** A complaint as it is told on the telephone; a story names what differs. */
const TOLD = {
  expression: 'Ik heb drie keer gebeld en niemand belde terug.',
  name: 'Hanneke Dijkstra',
  about: 'Anna Visser, Visser & Van Dam Belastingadvies',
  received_on: '2026-11-23',
  channel: 'telephone',
  email: 'hanneke@dijkstra.example',
};

/** What a complainant fills in on the public form, topic by topic; files come after it. */
export const ANSWERS = [
  ['wat', { story: 'De rekening is hoger dan afgesproken.' }],
  ['wens', { wish_text: 'Dat het wordt uitgelegd.' }],
  ['over-wie', { about: 'adviser', about_name: 'Anna Jansen' }],
  ['wie-bent-u', { who: 'sme_client', name: 'Mevrouw De Vries' }],
  ['bereiken', { email: 'mw@devries.example', language: 'nl', share: 'open' }],
];

/** Fills in a form: a text, a day as `2026-11-23`, a choice by value or label, ticks as a list. */
export async function fill(page, answers) {
  for (const [name, answer] of Object.entries(answers)) {
    if (Array.isArray(answer)) {
      for (const one of answer) await page.locator(`[name="${name}_${one}"]`).check();
    } else if (await page.locator(`[name="${name}_day"]`).count()) {
      await fillDay(page, name, answer);
    } else {
      await fillOne(page, name, answer);
    }
  }
}

/** Fills in the three boxes of a day, whether it exists or not. */
export async function fillDay(page, name, day) {
  const [year, month, date] = day.split('-');
  for (const [part, value] of Object.entries({ day: date, month, year })) {
    await page.locator(`[name="${name}_${part}"]`).fill(value);
  }
}

async function fillOne(page, name, answer) {
  const control = page.locator(`[name="${name}"]`);
  const kind = await control.first().evaluate((one) => one.type ?? one.tagName);
  if (kind === 'radio') {
    await page.locator(`[name="${name}"][value="${answer}"]`).check();
  } else if (kind === 'checkbox') {
    await control.setChecked(answer);
  } else if (kind === 'select-one') {
    await choose(control, answer);
  } else if (kind === 'file') {
    await control.setInputFiles(answer);
  } else {
    await control.fill(answer);
  }
}

/** By value, else by the end of its label: people have other values in each demonstration. */
async function choose(select, answer) {
  const options = await select
    .locator('option')
    .evaluateAll((all) => all.map(({ value, label }) => ({ value, label })));
  const chosen =
    options.find(({ value }) => value === answer) ??
    options.find(({ label }) => label.endsWith(answer));
  const offered = options.map(({ label }) => label).join('\n');
  assert.ok(chosen, `${answer} is not offered:\n${offered}`);
  await select.selectOption(chosen.value);
}

/** Presses the first button of the form, and waits for the page that answers. */
export function send(page) {
  return follow(page, page.locator('#form [type="submit"]').first());
}

/** Presses a button or link, and waits for the page that answers. */
export async function follow(page, control) {
  const [response] = await Promise.all([page.waitForNavigation(), control.click()]);
  return response;
}

/** Records a complaint and gives its reference. */
export async function record(page, answers = {}) {
  await page.goto('/klachten/nieuw');
  await fill(page, { ...TOLD, ...answers });
  const response = await send(page);
  assert.equal(response.status(), 200, await refusalOn(page));
  const reference = (await page.locator('main').innerText()).match(REFERENCE)?.[0];
  assert.ok(reference, `no reference on ${page.url()}`);
  return reference;
}

/** Takes a step in a dossier, and expects that it is done. */
export async function take(page, reference, step, answers = {}) {
  await page.goto(`/klachten/${reference}/${step}`);
  await fill(page, answers);
  const response = await send(page);
  assert.equal(response.status(), 200, `${step}: ${await refusalOn(page)}`);
  assert.ok(response.request().redirectedFrom(), `${step} is answered by its own page`);
}

/** Tries a step that can't be taken, and gives what the page says about it. */
export async function refusal(page, reference, step, answers = {}) {
  await page.goto(`/klachten/${reference}/${step}`);
  // A step that is not possible at all has no form, only the reason.
  if ((await page.locator('#form').count()) === 0) return page.locator('.ds-alert').innerText();
  await fill(page, answers);
  const response = await send(page);
  assert.equal(response.status(), 422, `${step} is not refused`);
  assert.match(await page.title(), /^Fout: /);
  return refusalOn(page);
}

/** The sentences of the error summary; empty when there is none. */
export async function refusalOn(page) {
  const summary = page.locator('.ds-error-summary');
  return (await summary.count()) ? summary.innerText() : '';
}

/** What the dossier shows under a heading: `next`, `said`, `history`, `parties`, `form` … */
export function part(page, name) {
  return page.locator(`section[aria-labelledby="${name}"]`);
}

/** Opens a dossier. */
export async function open(page, reference) {
  const response = await page.goto(`/klachten/${reference}`);
  assert.equal(response.status(), 200, `${reference} answers ${response.status()}`);
}

/** The row of a complaint in a list of this stage, or of all. */
export async function rowOf(page, reference, stage = '') {
  await page.goto(`/werk?fase=${stage}`);
  return page.locator('section[aria-labelledby="wl"] tr, section[aria-labelledby="wu"] tr', {
    hasText: reference,
  });
}

/** The mails about a complaint so far: `{ subject, to, href }`, the latest first. */
export async function mailsAbout(page, reference) {
  await page.goto('/demo/postvak');
  const rows = page.locator('tbody tr', { hasText: reference });
  return rows.evaluateAll((all) =>
    all.map((row) => ({
      subject: row.querySelector('th').innerText.trim(),
      to: row.querySelector('td').innerText.trim(),
      href: row.querySelector('a').getAttribute('href'),
    })),
  );
}

/** Waits until somebody got a mail about a complaint; gives it. */
export async function mailTo(page, to, reference, subject = /./) {
  const until = Date.now() + MAIL_MS;
  for (;;) {
    const mails = await mailsAbout(page, reference);
    const found = mails.find((mail) => mail.to.includes(to) && subject.test(mail.subject));
    if (found) return found;
    const got = mails.map((mail) => `${mail.to}: ${mail.subject}`).join('\n');
    assert.ok(Date.now() < until, `no mail to ${to} with ${subject} about ${reference}:\n${got}`);
    await pause(200);
  }
}

/** Downloads a file that a page links to; gives its name and bytes. */
export async function download(page, link) {
  const response = await page.request.get(await link.getAttribute('href'));
  assert.equal(response.status(), 200);
  const name = response.headers()['content-disposition'] ?? '';
  return { name: decodeURIComponent(name), bytes: await response.body() };
}

const CHECKER = fileURLToPath(new URL('pdf-check', import.meta.url));

/** Expects of these files that they are PDF/A-2a and PDF/UA-1. */
export async function assertKeepsToStandards(files) {
  // Answers 1, with what is wrong, when a file breaks a rule.
  const { stdout } = await promisify(execFile)(CHECKER, ['ua1', '2a', ...files]);
  assert.equal(stdout.match(/keeps to/g).length, files.length * 2, stdout);
}

/** Expects a PDF of ours, which is PDF/A-2a and PDF/UA-1. */
export async function assertPdf(bytes) {
  const folder = await mkdtemp(path.join(tmpdir(), 'pdf-'));
  const file = path.join(folder, 'one.pdf');
  await writeFile(file, bytes);
  await assertKeepsToStandards([file]);
  await rm(folder, { recursive: true });
}

/** Hands a mail to the running program by its pipe, as a mail server does. */
export async function arrives(program, { from, subject, text = 'Goedendag.', to, more }) {
  const head = [`From: ${from}`, `To: ${to ?? 'klachten@meerwerk.example'}`, `Subject: ${subject}`];
  const mail = [...head, ...(more ? [more] : []), '', text, ''].join('\r\n');
  const child = spawn(BINARY, ['mail-in', '--data', program.data], { stdio: ['pipe', 'inherit', 'inherit'] });
  child.stdin.end(mail);
  const code = await new Promise((resolve) => child.on('exit', resolve));
  assert.equal(code, 0, `the pipe answers ${code}`);
}

/** Opens a list until it names a mail. */
export async function listed(page, where, subject) {
  const until = Date.now() + MAIL_MS;
  for (;;) {
    await page.goto(where);
    if (await page.getByRole('link', { name: subject }).count()) return;
    assert.ok(Date.now() < until, `${subject} is not on ${where}`);
    await pause(200);
  }
}
